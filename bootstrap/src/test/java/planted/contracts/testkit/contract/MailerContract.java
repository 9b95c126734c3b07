package planted.contracts.testkit.contract;

import planted.contracts.domain.booking.Mailer;

/** What every {@link Mailer} promises. */
public interface MailerContract {

  Mailer subject();
}
