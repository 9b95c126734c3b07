package io.travelapp.domain.customer;

/** Sends mail. Safe for use by many threads. */
public interface Mailer {

  /**
   * A mail in plain text.
   *
   * @param subject one line
   */
  record Mail(EmailAddress to, String subject, String text) {

    public Mail {
      if (subject.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("The subject of a mail is one line");
      }
    }

    @Override
    public String toString() {
      return "Mail to " + to + ": " + subject;
    }
  }

  /**
   * Hands a mail over for delivery; when this returns it is stored or taken over by a mail server.
   *
   * @throws java.io.UncheckedIOException if it could be neither
   */
  void send(Mail mail);
}
