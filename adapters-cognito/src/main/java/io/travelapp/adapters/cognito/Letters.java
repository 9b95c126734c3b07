package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;

/** The one mail that Cognito does not send. */
final class Letters {

  private final Mailer mailer;
  private final Later later;

  Letters(Mailer mailer, Later later) {
    this.mailer = mailer;
    this.later = later;
  }

  /** Tells the owner of an account that somebody signed up with its address; soon. */
  void tellOwner(EmailAddress email) {
    later.run(() ->
        mailer.send(
            new Mail(
                email,
                "You have an account already",
                """
                Someone tried to sign up at TravelApp with your address.

                If it was you: you have an account already, so just sign in with the password that
                you chose for it.

                If it was not you, there is nothing to do: your account is as it was.
                """)));
  }
}
