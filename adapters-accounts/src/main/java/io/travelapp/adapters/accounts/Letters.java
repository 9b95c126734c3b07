package io.travelapp.adapters.accounts;

import io.travelapp.adapters.accounts.PgAccounts.CodeToMail;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mails about accounts. One that cannot be sent is told to the log and to nobody else: an error
 * would say for which addresses there was something to send.
 */
final class Letters {

  private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

  private final Mailer mailer;

  Letters(Mailer mailer) {
    this.mailer = mailer;
  }

  /** Sends the code, or to the owner of an account a mail that says so. */
  void send(EmailAddress email, CodeToMail code) {
    send(code.isTaken() ? ofAccount(email) : withCode(email, code.code()));
  }

  /** Sends the code that lets another password be chosen. */
  void sendResetCode(EmailAddress email, String code) {
    send(
        new Mail(
            email,
            "Your code for another password",
            """
            Your code is %s

            Enter it within ten minutes to choose another password at TravelApp.

            If you did not ask for it, give this code to nobody and ignore this mail: your password
            stays as it is.
            """
                .formatted(code)));
  }

  /** Sends the code that gives an account this address. */
  void sendEmailCode(EmailAddress email, String code) {
    send(
        new Mail(
            email,
            "Your code for this address",
            """
            Your code is %s

            Enter it within ten minutes to use this address for your account at TravelApp.

            If you did not ask for it, give this code to nobody and ignore this mail.
            """
                .formatted(code)));
  }

  private void send(Mail mail) {
    try {
      mailer.send(mail);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be sent", mail, e);
    }
  }

  private static Mail withCode(EmailAddress email, String code) {
    return new Mail(
        email,
        "Your confirmation code",
        """
        Your code is %s

        Enter it within ten minutes to complete your sign-up at TravelApp.

        If you did not sign up, give this code to nobody and ignore this mail: without it, nobody
        can open an account with your address.
        """
            .formatted(code));
  }

  private static Mail ofAccount(EmailAddress email) {
    return new Mail(
        email,
        "You have an account already",
        """
        Someone tried to sign up at TravelApp with your address.

        If it was you: you have an account already, so just sign in with the password that you
        chose for it.

        If it was not you, there is nothing to do: your account is as it was.
        """);
  }
}
