package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.contract.IdentitiesContract;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class InMemoryIdentitiesTest implements IdentitiesContract {

  private static final ManualClock CLOCK =
      ManualClock.standingAt(Instant.parse("2027-03-01T05:30:00Z"));
  private static final InMemoryMailer MAILER = new InMemoryMailer();
  private static final Identities IDENTITIES =
      new InMemoryIdentities(CLOCK, new SecureRandom(), MAILER);

  @Override
  public Identities identities() {
    return IDENTITIES;
  }

  @Override
  public List<Mail> sent() {
    return MAILER.sent();
  }

  @Override
  public void passTime(Duration time) {
    CLOCK.pass(time);
  }
}
