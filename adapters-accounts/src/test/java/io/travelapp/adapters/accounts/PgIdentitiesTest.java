package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.testkit.contract.IdentitiesContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class PgIdentitiesTest implements IdentitiesContract {

  private static final Node NODE = Node.on(TestDatabase.fresh());

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Override
  public PgIdentities identities() {
    return NODE.identities();
  }

  @Override
  public List<Mail> sent() {
    return NODE.sent();
  }

  @Override
  public void passTime(Duration time) {
    NODE.clock().pass(time);
  }
}
