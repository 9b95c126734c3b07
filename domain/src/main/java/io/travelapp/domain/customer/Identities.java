package io.travelapp.domain.customer;

import java.util.Optional;
import java.util.Set;

/**
 * The identity service: who may sign in, and how. It alone knows passwords.
 *
 * <p>It answers alike, in value and as nearly as can be in time, for an address that has an account
 * and one that has none, wherever a stranger could ask: {@link #signUp}, {@link #resendCode},
 * {@link #confirm}, {@link #signIn}, {@link #sendResetCode} and {@link #resetPassword}.
 *
 * <p>A password is at least as strong as {@link PasswordRule} asks.
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
     * @param subject the id of the account to be; if the address has an account already, of one
     *     that never will be
     */
    record CodeSent(CustomerId subject) implements SignUpAnswer {}

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
   * New tokens for a refresh token, which is replaced. The same token within 30 seconds is answered
   * again (two tabs of a browser); later, its reuse ends the session.
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
   * Who shows this access token; empty unless it is genuine and of this service, unexpired, and
   * made for access. It asks nobody: a token outlives a sign-out, a deletion and a change of roles
   * until it expires.
   */
  Optional<Bearer> verify(String accessToken);

  /**
   * Mails a code that lets the owner of the address choose another password, if it has an account.
   */
  void sendResetCode(EmailAddress email);

  /** Sets another password by the code that was mailed last, and ends all sessions. */
  ResetAnswer resetPassword(EmailAddress email, String code, Password password);

  /** How a reset ended. */
  sealed interface ResetAnswer {
    record Reset(CustomerId subject) implements ResetAnswer {}

    /** The code is wrong, stale, used up, or there is nothing to reset: nobody learns which. */
    record CodeRejected() implements ResetAnswer {}

    /**
     * The password is too weak; the code can be used again.
     *
     * @param rule what a password has to fulfil, in words
     */
    record PasswordRefused(String rule) implements ResetAnswer {}
  }

  /**
   * Mails a code to the address that is to take the place of the account's. The account keeps its
   * address until the code is entered. An address that another account has gets no code, and the
   * answer is the same.
   */
  EmailCodeAnswer sendEmailCode(String accessToken, EmailAddress wanted);

  /** Whether a code was asked for by somebody who may. */
  sealed interface EmailCodeAnswer {
    record CodeSent() implements EmailCodeAnswer {}

    /** The token is no good, or its account is gone. */
    record NotSignedIn() implements EmailCodeAnswer {}
  }

  /** Gives the account the address that the last code was mailed to. */
  EmailChangeAnswer changeEmail(String accessToken, String code);

  /** How a change of address ended. */
  sealed interface EmailChangeAnswer {
    record Changed(CustomerId subject, EmailAddress email) implements EmailChangeAnswer {}

    /** The code is wrong, stale, used up, none was asked for, or the address was taken since. */
    record CodeRejected() implements EmailChangeAnswer {}

    /** The token is no good, or its account is gone. */
    record NotSignedIn() implements EmailChangeAnswer {}
  }

  /** Whose account the address is. For those who run the service: strangers must not learn it. */
  Optional<CustomerId> find(EmailAddress email);

  /** Ends the account and all its sessions; its address is free. Does nothing if there is none. */
  void delete(CustomerId subject);

  /** Gives a role to an account, from its next access token on. Does nothing if there is none. */
  void grant(CustomerId subject, Role role);

  /** Takes a role from an account, from its next access token on. */
  void withdraw(CustomerId subject, Role role);

  /**
   * The roles that an account has now, whatever its access tokens still say; {@link Role.Traveller}
   * is not told. Empty if there is none.
   */
  Set<Role> roles(CustomerId subject);
}
