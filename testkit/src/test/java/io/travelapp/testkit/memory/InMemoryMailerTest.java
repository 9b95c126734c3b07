package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Mailer;
import io.travelapp.testkit.contract.MailerContract;
import java.util.List;

class InMemoryMailerTest implements MailerContract {

  private static final InMemoryMailer MAILER = new InMemoryMailer();

  @Override
  public Mailer mailer() {
    return MAILER;
  }

  @Override
  public List<Mailer.Mail> sent() {
    return MAILER.sent();
  }
}
