package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.travelapp.domain.customer.Mailer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail as {@code .eml} files in a folder, for a machine without a mail server. */
final class EmlMailer implements Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(EmlMailer.class);

  /** To the nanosecond and of one length, so that names sort as the times do. */
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DurableFolder folder;
  private final InstantSource clock;
  private final InternetAddress from;
  private final Session session;
  private final AtomicLong sent = new AtomicLong();

  private EmlMailer(DurableFolder folder, InstantSource clock, InternetAddress from) {
    this.folder = folder;
    this.clock = clock;
    this.from = from;
    Properties settings = new Properties();
    // An address may have letters beyond ASCII (RFC 6532).
    settings.setProperty("mail.mime.allowutf8", "true");
    this.session = Session.getInstance(settings);
  }

  static EmlMailer in(Path folder, InstantSource clock, String from) {
    InternetAddress sender = sender(from);
    try {
      return new EmlMailer(DurableFolder.at(folder), clock, sender);
    } catch (IOException e) {
      throw new UncheckedIOException("The mail folder " + folder + " cannot be made", e);
    }
  }

  private static InternetAddress sender(String from) {
    try {
      InternetAddress sender = new InternetAddress(from, true);
      sender.setPersonal(sender.getPersonal(), "UTF-8");
      return sender;
    } catch (AddressException | IOException e) {
      throw new IllegalArgumentException("The sender of mails is not one mail address: " + from, e);
    }
  }

  @Override
  public void send(Mail mail) {
    Instant now = clock.instant();
    UUID id = UUID.randomUUID();
    // The number orders what is sent at one reading of the clock, the id what is sent by two
    // processes.
    String name = "%s-%06d-%s.eml".formatted(NAME_TIME.format(now), sent.incrementAndGet(), id);
    try {
      folder.add(name, render(mail, now, id));
    } catch (IOException e) {
      throw new UncheckedIOException("A mail could not be stored in " + folder, e);
    }
    LOG.info(
        "Mail to {}: {} ({})",
        printable(mail.to().value()),
        printable(withoutCodes(mail.subject())),
        name);
  }

  private byte[] render(Mail mail, Instant now, UUID id) throws IOException {
    try {
      MimeMessage message = new IdentifiedMessage(session, id + "@" + domainOf(from));
      message.setFrom(from);
      // Not parsed: what the domain takes as an address holds nothing that ends a header or begins
      // another address.
      InternetAddress to = new InternetAddress();
      to.setAddress(mail.to().value());
      message.setRecipient(RecipientType.TO, to);
      message.setSubject(mail.subject(), UTF_8.name());
      message.setHeader("Date", headerDate(now));
      message.setText(mail.text().replaceAll("\r\n|\r|\n", "\r\n"), UTF_8.name());
      ByteArrayOutputStream eml = new ByteArrayOutputStream();
      message.writeTo(eml);
      return eml.toByteArray();
    } catch (MessagingException e) {
      throw new IOException("A mail could not be rendered", e);
    }
  }

  private static String domainOf(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  private static String headerDate(Instant now) {
    MailDateFormat format = new MailDateFormat();
    format.setTimeZone(TimeZone.getTimeZone("UTC"));
    return format.format(Date.from(now));
  }

  /**
   * What came from a customer, fit for one log line: control and format characters and separators
   * of lines become underscores.
   */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "_");
  }

  /** A one-time code is in the mail and in no log, wherever the sender put it. */
  private static String withoutCodes(String subject) {
    return subject.replaceAll("(?<![\\p{L}\\p{N}])[0-9]{6,}(?![\\p{L}\\p{N}])", "***");
  }

  /**
   * A message with an id of ours: the library's own would ask the network for this machine's name.
   */
  private static final class IdentifiedMessage extends MimeMessage {

    private final String id;

    IdentifiedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
