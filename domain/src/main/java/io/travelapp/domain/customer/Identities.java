package io.travelapp.domain.customer;

import java.util.Optional;

/**
 * The identity service: who may sign in, and how. It alone knows passwords.
 *
 * <p>It answers alike, in value and as nearly as can be in time, for an address that has an account
 * and one that has none, wherever a stranger could ask: {@link #signUp}, {@link #resendCode},
 * {@link #confirm} and {@link #signIn}.
 *
 * <p>A code has six digits, lives for ten minutes, takes at most five tries, and a newer one does
 * not confirm what an older one was sent for: each sign-up has its own code, so nobody can slip a
 * password under somebody else's confirmation.
 *
 * <p>Each method is atomic; safe for use by many threads.
 */
public interface Identities {

  /**
   * Begins a sign-up and mails a code to the address. An address with a confirmed account gets a
   * mail that says so instead, and the same answer.
   */
  SignUpAnswer signUp(EmailAddress email, Password password);

  /** How a sign-up began. */
  sealed interface SignUpAnswer {
    /**
     * A code is on its way, if the address is not taken.
     *
     * @param subject the id of the account to be; empty if the address has an account already
     */
    record CodeSent(Optional<CustomerId> subject) implements SignUpAnswer {}

    /**
     * The password is too weak; nothing was begun.
     *
     * @param rule what a password has to fulfil, in words
     */
    record PasswordRefused(String rule) implements SignUpAnswer {}
  }

  /** Mails a new code for the newest unconfirmed sign-up of the address, if there is one. */
  void resendCode(EmailAddress email);

  /** Completes a sign-up with the code that was mailed for it. The account exists from then on. */
  ConfirmAnswer confirm(EmailAddress email, String code);

  /** How a confirmation ended. */
  sealed interface ConfirmAnswer {
    record Confirmed(CustomerId subject) implements ConfirmAnswer {}

    /** The code is wrong, stale, used up, or there is nothing to confirm: nobody learns which. */
    record CodeRejected() implements ConfirmAnswer {}
  }

  SignInAnswer signIn(EmailAddress email, Password password);

  /** How a sign-in ended. */
  sealed interface SignInAnswer {
    record SignedIn(CustomerId subject, Tokens tokens) implements SignInAnswer {}

    /**
     * The password is that of a sign-up that was never completed. It is the same where the address
     * has an account, made by another sign-up or long before: else whoever begins a sign-up for
     * somebody's address could learn by a sign-in whether it is taken.
     */
    record NotConfirmed() implements SignInAnswer {}

    /** No such account, or another password. */
    record Refused() implements SignInAnswer {}
  }

  /**
   * New tokens for a refresh token, which is replaced. The same token within 30 seconds answers the
   * same again (two tabs of a browser); later, its reuse ends the session.
   *
   * @return empty if the token is unknown, expired, replaced or signed out
   */
  Optional<Tokens> refresh(String refreshToken);

  /**
   * Ends all sessions of the account: no refresh token works any more. Access tokens die by their
   * own short life.
   */
  void signOut(CustomerId subject);

  /**
   * Whose access token this is; empty unless it is genuine and of this service, unexpired, and made
   * for access.
   */
  Optional<CustomerId> verify(String accessToken);
}
