package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.testkit.contract.MailerContract;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmlMailerTest implements MailerContract {

  private static final EmailAddress AIKO = new EmailAddress("aiko@example.com");

  @TempDir private Path data;
  private Path folder;
  private Instant now = Instant.parse("2027-04-02T08:30:00Z");
  private Mailer mailer;

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<Mail> sent() {
    return files().stream().map(EmlMailerTest::mailIn).toList();
  }

  private static Mail mailIn(Path file) {
    try {
      MimeMessage message = read(file);
      return new Mail(
          new EmailAddress(message.getRecipients(RecipientType.TO)[0].toString()),
          message.getSubject(),
          textOf(message));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(file + " is not a mail", e);
    }
  }

  @BeforeEach
  void open() {
    folder = data.resolve("mail");
    mailer = mailerFrom("TravelApp <mail@travelapp.example>");
  }

  private Mailer mailerFrom(String from) {
    return LocalAdapters.mailer(folder, () -> now, from);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path onlyFile() {
    assertThat(files()).hasSize(1);
    return files().getFirst();
  }

  private static MimeMessage read(Path file) throws MessagingException, IOException {
    Properties settings = new Properties();
    settings.setProperty("mail.mime.allowutf8", "true");
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(settings), in);
    }
  }

  private static String textOf(MimeMessage message) throws MessagingException, IOException {
    return ((String) message.getContent()).replace("\r\n", "\n");
  }

  @Test
  void a_mail_is_a_file_that_a_mail_program_reads() throws Exception {
    mailer.send(new Mail(AIKO, "Your code", "Welcome.\n\nYour code is 314159.\n"));

    MimeMessage message = read(onlyFile());
    assertThat(message.getFrom())
        .containsExactly(new InternetAddress("TravelApp <mail@travelapp.example>"));
    assertThat(message.getRecipients(RecipientType.TO))
        .extracting(Address::toString)
        .containsExactly("aiko@example.com");
    assertThat(message.getSubject()).isEqualTo("Your code");
    assertThat(message.getHeader("Date")).containsExactly("Fri, 2 Apr 2027 08:30:00 +0000 (UTC)");
    assertThat(message.getMessageID()).matches("<[0-9a-f-]{36}@travelapp\\.example>");
    assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
    assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(textOf(message)).isEqualTo("Welcome.\n\nYour code is 314159.\n");
  }

  @Test
  void every_alphabet_arrives_as_it_was_sent() throws Exception {
    mailer = mailerFrom("トラベル <mail@travelapp.example>");
    String subject = "富士山への旅 – Ταξίδι – Voyage à Orléans 🚌 ".repeat(4).strip();
    String text = "甲府発 08:30\nΚαλό ταξίδι\n" + "x".repeat(2000) + "\n.\nFrom here on\n";

    mailer.send(new Mail(new EmailAddress("愛子@例え.jp"), subject, text));

    MimeMessage message = read(onlyFile());
    assertThat(message.getSubject()).isEqualTo(subject);
    assertThat(textOf(message)).isEqualTo(text);
    assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("トラベル");
    assertThat(message.getHeader("To")).containsExactly("愛子@例え.jp");
  }

  @Test
  void lines_end_as_the_standard_has_it_and_none_is_too_long() throws Exception {
    mailer.send(
        new Mail(AIKO, "word ".repeat(300).strip(), "one\ntwo\r\nthree\rfour" + "é".repeat(999)));

    String eml = Files.readString(onlyFile(), ISO_8859_1);
    assertThat(eml.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(eml.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThan(999));
  }

  @Test
  void files_are_listed_in_the_order_of_sending() throws Exception {
    for (int i = 0; i < 12; i++) {
      mailer.send(new Mail(AIKO, "Mail " + i, "text"));
      if (i % 3 == 0) {
        now = now.plus(Duration.ofNanos(1));
      }
    }
    now = now.plus(Duration.ofDays(300));
    mailer.send(new Mail(AIKO, "Mail 12", "text"));

    List<String> subjects = new ArrayList<>();
    for (Path file : files()) {
      subjects.add(read(file).getSubject());
    }
    assertThat(subjects).hasSize(13).isEqualTo(numbered(13));
  }

  private static List<String> numbered(int count) {
    List<String> subjects = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      subjects.add("Mail " + i);
    }
    return subjects;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../escaped@example.com",
        "..@example.com",
        "a/b@example.com",
        "$id@example.com"
      })
  void nothing_in_a_mail_steers_where_it_is_kept(String address) {
    mailer.send(new Mail(new EmailAddress(address), "../../../escaped", "../escaped"));

    assertThat(onlyFile().getFileName().toString())
        .matches("20270402T083000\\.000000000Z-000001-[0-9a-f-]{36}\\.eml");
    assertThat(data).isDirectoryContaining(path -> path.equals(folder));
  }

  @Test
  void a_text_that_looks_like_headers_adds_none() throws Exception {
    mailer.send(new Mail(AIKO, "Hello", "Bcc: eve@example.com\r\n\r\n.\r\nBcc: eve@example.com"));

    assertThat(read(onlyFile()).getHeader("Bcc")).isNull();
    assertThat(read(onlyFile()).getAllRecipients()).hasSize(1);
  }

  @Test
  void one_line_of_the_log_tells_recipient_and_subject() {
    try (WholeLog log = new WholeLog()) {
      mailer.send(new Mail(AIKO, "Your code", "Your code is 314159."));

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("Mail to"))
          .singleElement()
          .isEqualTo("Mail to aiko@example.com: Your code (" + onlyFile().getFileName() + ")");
      assertThat(log.lines()).noneMatch(line -> line.contains("314159"));
    }
  }

  @Test
  void no_line_break_and_no_code_of_a_subject_gets_into_the_log() {
    try (WholeLog log = new WholeLog()) {
      mailer.send(
          new Mail(AIKO, "314159 is your code\u2028ERROR forged\u202e {} ${jndi:x}", "text"));

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("Mail to"))
          .singleElement()
          .asString()
          .startsWith("Mail to aiko@example.com: *** is your code_ERROR forged_ {} ${jndi:x} (");
    }
  }

  @Test
  void a_mail_that_cannot_be_stored_is_an_error_and_leaves_nothing_behind() throws IOException {
    Files.delete(folder);

    assertThatThrownBy(() -> mailer.send(new Mail(AIKO, "Hello", "Welcome.")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("could not be stored");

    assertThat(folder).doesNotExist();
  }

  @Test
  void nobody_but_its_owner_reads_a_mail() throws IOException {
    mailer.send(new Mail(AIKO, "Hello", "Welcome."));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@example.com, b@example.com",
        "a@example.com\r\nBcc: b@example.com"
      })
  void a_sender_is_one_address(String from) {
    assertThatThrownBy(() -> mailerFrom(from)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_at_the_start() throws IOException {
    Files.writeString(data.resolve("file"), "", UTF_8);

    assertThatThrownBy(
            () -> LocalAdapters.mailer(data.resolve("file/mail"), () -> now, "a@example.com"))
        .isInstanceOf(UncheckedIOException.class);
  }
}
