package io.travelapp.adapters.accounts;

import io.travelapp.adapters.accounts.PgAccounts.Account;
import io.travelapp.adapters.accounts.PgAccounts.CodeToMail;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.PasswordRule;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Identities on PostgreSQL.
 *
 * <p>Passwords are hashed and mails are sent while no transaction is open: both take long. Where
 * there is a mail for some addresses only, all of it is done later, so that the time of the answer
 * tells nobody which.
 */
final class PgIdentities implements Identities {

  private final PgAccounts accounts;
  private final PgSessions sessions;
  private final VerifiedTokens verified;
  private final PasswordHashes hashes;
  private final Letters letters;
  private final Later later;

  PgIdentities(
      PgAccounts accounts,
      PgSessions sessions,
      VerifiedTokens verified,
      PasswordHashes hashes,
      Letters letters,
      Later later) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.verified = verified;
    this.hashes = hashes;
    this.letters = letters;
    this.later = later;
  }

  @Override
  public SignUpAnswer signUp(EmailAddress email, Password password) {
    Optional<String> broken = PasswordRule.broken(composed(password), email);
    if (broken.isPresent()) {
      return new SignUpAnswer.PasswordRefused(broken.get());
    }
    CodeToMail code = accounts.beginSignUp(email, hashes.hash(password));
    letters.send(email, code);
    return new SignUpAnswer.CodeSent(code.subject());
  }

  @Override
  public void resendCode(EmailAddress email) {
    later.run(() -> accounts.renewCode(email).ifPresent(code -> letters.send(email, code)));
  }

  @Override
  public ConfirmAnswer confirm(EmailAddress email, String code) {
    return accounts
        .confirmSignUp(email, code)
        .<ConfirmAnswer>map(ConfirmAnswer.Confirmed::new)
        .orElseGet(ConfirmAnswer.CodeRejected::new);
  }

  /**
   * A password that is wrong is compared twice, with the account's hash and with the newest
   * sign-up's, whether or not there is either: so it takes as long for every address.
   */
  @Override
  public SignInAnswer signIn(EmailAddress email, Password password) {
    if (PasswordRule.isTooLong(composed(password))) {
      return new SignInAnswer.Refused();
    }
    Optional<Account> account = accounts.find(email);
    Optional<String> pending = accounts.newestSignUpHash(email);
    if (hashes.match(password, account.map(Account::passwordHash))) {
      Account found = account.orElseThrow();
      return new SignInAnswer.SignedIn(found.subject(), sessions.begin(found));
    }
    return hashes.match(password, pending)
        ? new SignInAnswer.NotConfirmed()
        : new SignInAnswer.Refused();
  }

  @Override
  public Optional<Tokens> refresh(String refreshToken) {
    return RefreshToken.parse(refreshToken).flatMap(sessions::refresh);
  }

  @Override
  public void signOut(CustomerId subject) {
    sessions.endAll(subject);
  }

  @Override
  public Optional<Bearer> verify(String accessToken) {
    return verified.get(accessToken);
  }

  @Override
  public void sendResetCode(EmailAddress email) {
    later.run(
        () -> accounts.resetCode(email).ifPresent(code -> letters.sendResetCode(email, code)));
  }

  /** The password is hashed whether or not there is an account: so it takes as long. */
  @Override
  public ResetAnswer resetPassword(EmailAddress email, String code, Password password) {
    Optional<String> broken = PasswordRule.broken(composed(password), email);
    if (broken.isPresent()) {
      return new ResetAnswer.PasswordRefused(broken.get());
    }
    return accounts
        .resetPassword(email, code, hashes.hash(password))
        .<ResetAnswer>map(ResetAnswer.Reset::new)
        .orElseGet(ResetAnswer.CodeRejected::new);
  }

  @Override
  public EmailCodeAnswer sendEmailCode(String accessToken, EmailAddress wanted) {
    Optional<CodeToMail> code =
        verify(accessToken).flatMap(bearer -> accounts.emailCode(bearer.subject(), wanted));
    code.filter(toMail -> !toMail.isTaken())
        .ifPresent(toMail -> later.run(() -> letters.sendEmailCode(wanted, toMail.code())));
    return code.isPresent() ? new EmailCodeAnswer.CodeSent() : new EmailCodeAnswer.NotSignedIn();
  }

  @Override
  public EmailChangeAnswer changeEmail(String accessToken, String code) {
    Optional<CustomerId> subject =
        verify(accessToken).map(Bearer::subject).filter(accounts::exists);
    if (subject.isEmpty()) {
      return new EmailChangeAnswer.NotSignedIn();
    }
    return accounts
        .changeEmail(subject.get(), code)
        .<EmailChangeAnswer>map(email -> new EmailChangeAnswer.Changed(subject.get(), email))
        .orElseGet(EmailChangeAnswer.CodeRejected::new);
  }

  @Override
  public Optional<CustomerId> find(EmailAddress email) {
    return accounts.find(email).map(Account::subject);
  }

  @Override
  public void delete(CustomerId subject) {
    accounts.delete(subject);
  }

  @Override
  public void grant(CustomerId subject, Role role) {
    accounts.grant(subject, role);
  }

  @Override
  public void withdraw(CustomerId subject, Role role) {
    accounts.withdraw(subject, role);
  }

  @Override
  public Set<Role> roles(CustomerId subject) {
    return accounts.groups(subject).stream()
        .map(Role::parse)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As it is hashed. */
  private static Password composed(Password password) {
    return new Password(Argon2id.composed(password.secret()));
  }
}
