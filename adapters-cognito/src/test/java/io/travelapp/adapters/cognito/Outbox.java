package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.Mailer.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Mails as files, beside those that TravelApp itself writes where there is no mail server, and
 * named so that all of them together are in the order of their times.
 */
final class Outbox {

  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Path folder;
  private int written;

  private Outbox(Path folder) {
    this.folder = folder;
  }

  static Outbox in(Path folder) {
    try {
      return new Outbox(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void write(Mail mail) {
    String name =
        String.format(
            Locale.ROOT, "%s-%06d-cognito.eml", NAME_TIME.format(Instant.now()), ++written);
    String text =
        String.join(
            "\r\n", "To: " + mail.to().value(), "Subject: " + mail.subject(), "", mail.text(), "");
    try {
      // Under another name first, so that nobody finds half a mail.
      Path draft = Files.writeString(folder.resolve("." + name), text, StandardCharsets.UTF_8);
      Files.move(draft, folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
