package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities.ConfirmAnswer;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.fixture.Fixtures;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The accounts as one server of several has them, with the mails that it sent. */
final class Node implements AutoCloseable {

  static final String ISSUER = "https://accounts.example";
  static final String CLIENT = "web";

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private final ManualClock clock;
  private final List<Mail> sent;
  private final AccountsAdapters accounts;

  private Node(ManualClock clock, List<Mail> sent, AccountsAdapters accounts) {
    this.clock = clock;
    this.sent = sent;
    this.accounts = accounts;
  }

  static Node on(TestDatabase database) {
    return on(database, ManualClock.following(InstantSource.system()));
  }

  static Node on(TestDatabase database, ManualClock clock) {
    List<Mail> sent = new CopyOnWriteArrayList<>();
    return new Node(clock, sent, open(database, clock, sent::add, ISSUER));
  }

  static AccountsAdapters open(
      TestDatabase database, InstantSource clock, Mailer mailer, String issuer) {
    return AccountsAdapters.open(
        database.url(),
        database.user(),
        database.password(),
        4,
        new AccountsAdapters.Settings(
            mailer,
            clock,
            new SecureRandom(),
            issuer,
            CLIENT,
            AccountsAdapters.ACCESS_TOKEN_LIFETIME,
            AccountsAdapters.REFRESH_TOKEN_LIFETIME));
  }

  ManualClock clock() {
    return clock;
  }

  PgIdentities identities() {
    return (PgIdentities) accounts.identities();
  }

  String publicKeys() {
    return accounts.publicKeys();
  }

  AccountsAdapters accounts() {
    return accounts;
  }

  List<Mail> sent() {
    accounts.awaitLetters();
    return List.copyOf(sent);
  }

  List<Mail> mailsTo(EmailAddress email) {
    return sent().stream().filter(mail -> mail.to().equals(email)).toList();
  }

  /** The code in the last mail to the address. */
  String codeTo(EmailAddress email) {
    var code = CODE.matcher(mailsTo(email).getLast().text());
    if (!code.find()) {
      throw new AssertionError("No code in the last mail to " + email);
    }
    return code.group();
  }

  /** A new account that is signed in. */
  SignedIn signedIn() {
    EmailAddress email = Fixtures.anEmailAddress();
    Password password = Fixtures.aPassword();
    account(email, password);
    return (SignedIn) identities().signIn(email, password);
  }

  CustomerId account(EmailAddress email, Password password) {
    CodeSent sentCode = (CodeSent) identities().signUp(email, password);
    ConfirmAnswer answer = identities().confirm(email, codeTo(email));
    if (!answer.equals(new ConfirmAnswer.Confirmed(sentCode.subject()))) {
      throw new AssertionError(answer);
    }
    return sentCode.subject();
  }

  @Override
  public void close() {
    accounts.close();
  }
}
