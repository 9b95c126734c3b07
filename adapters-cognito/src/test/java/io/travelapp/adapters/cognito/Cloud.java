package io.travelapp.adapters.cognito;

import io.travelapp.adapters.cognito.CognitoAdapters.Pool;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryMailer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The adapter on a pool of its own at a stand-in of its own. */
record Cloud(
    ManualClock clock, StandIn standIn, Pool pool, InMemoryMailer mailer, CognitoAdapters adapters)
    implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  static Cloud open() {
    ManualClock clock = ManualClock.standingAt(Instant.parse("2027-04-01T06:00:00.250Z"));
    StandIn standIn = StandIn.start(clock);
    Pool pool = CognitoAdapters.create("travellers", "eu-west-1", Optional.of(standIn.address()));
    InMemoryMailer mailer = new InMemoryMailer();
    return new Cloud(clock, standIn, pool, mailer, open(pool, clock, mailer));
  }

  private static CognitoAdapters open(Pool pool, ManualClock clock, InMemoryMailer mailer) {
    return CognitoAdapters.open(
        pool, new InMemoryAttempts(clock), mailer, clock, new SecureRandom());
  }

  /** Opens the pool once more, as another node would. */
  CognitoAdapters openAgain() {
    return open(pool, clock, mailer);
  }

  Identities identities() {
    return adapters.identities();
  }

  FakePool fakePool() {
    return standIn.pools().pool(pool.id());
  }

  /** The mails of the stand-in and those of the adapter. */
  List<Mail> sent() {
    adapters.awaitLetters();
    return Stream.concat(standIn.sent().stream(), mailer.sent().stream()).toList();
  }

  /** A new account that is signed in. */
  SignedIn signedIn() {
    EmailAddress email = Fixtures.anEmailAddress();
    Password password = Fixtures.aPassword();
    account(email, password);
    return (SignedIn) identities().signIn(email, password);
  }

  CustomerId account(EmailAddress email, Password password) {
    CodeSent begun = (CodeSent) identities().signUp(email, password);
    identities().confirm(email, codeTo(email));
    return begun.subject();
  }

  String codeTo(EmailAddress email) {
    Matcher code =
        CODE.matcher(
            sent().stream().filter(mail -> mail.to().equals(email)).toList().getLast().text());
    if (!code.find()) {
      throw new AssertionError("No code in the last mail to " + email);
    }
    return code.group();
  }

  @Override
  public void close() {
    adapters.close();
    standIn.close();
  }
}
