package io.travelapp.adapters.accounts;

import io.travelapp.adapters.accounts.PgAccounts.Account;
import io.travelapp.adapters.accounts.PgAccounts.CodeToMail;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import java.util.Optional;

/**
 * Identities on PostgreSQL.
 *
 * <p>Passwords are hashed and mails are sent while no transaction is open: both take long.
 */
final class PgIdentities implements Identities {

  private final PgAccounts accounts;
  private final PgSessions sessions;
  private final AccessTokens accessTokens;
  private final PasswordHashes hashes;
  private final Letters letters;

  PgIdentities(
      PgAccounts accounts,
      PgSessions sessions,
      AccessTokens accessTokens,
      PasswordHashes hashes,
      Letters letters) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.hashes = hashes;
    this.letters = letters;
  }

  @Override
  public SignUpAnswer signUp(EmailAddress email, Password password) {
    if (!PasswordRule.allows(password, email)) {
      return new SignUpAnswer.PasswordRefused(PasswordRule.IN_WORDS);
    }
    CodeToMail code = accounts.beginSignUp(email, hashes.hash(password));
    letters.send(email, code);
    return new SignUpAnswer.CodeSent(code.subject());
  }

  @Override
  public void resendCode(EmailAddress email) {
    accounts.renewCode(email).ifPresent(code -> letters.send(email, code));
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
    if (PasswordRule.isTooLong(password)) {
      return new SignInAnswer.Refused();
    }
    Optional<Account> account = accounts.find(email);
    Optional<String> pending = accounts.newestSignUpHash(email);
    if (hashes.match(password, account.map(Account::passwordHash))) {
      CustomerId subject = account.orElseThrow().subject();
      return new SignInAnswer.SignedIn(subject, sessions.begin(subject));
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
  public Optional<CustomerId> verify(String accessToken) {
    return accessTokens.verify(accessToken);
  }
}
