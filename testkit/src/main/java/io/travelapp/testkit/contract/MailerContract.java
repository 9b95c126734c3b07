package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Mailer} promises. */
public interface MailerContract {

  Mailer mailer();

  /** The mails that have arrived so far, as their recipients see them; those of others too. */
  List<Mail> sent();

  @Test
  default void a_mail_that_was_sent_arrives_with_recipient_subject_and_text() {
    assertArrives(new Mail(anEmailAddress(), "Your code", "Your code is 123456."));
  }

  @Test
  default void a_mail_in_any_script_arrives_as_it_was_written() {
    assertArrives(
        new Mail(
            anEmailAddress(),
            "Ihr Sitz nach 東京: Zoë & Łukasz",
            "Grüß Gott!\n\nここは富士山です。 Ευχαριστώ 🚌 = \"ok\"\n"));
  }

  @Test
  default void a_long_subject_arrives_whole() {
    assertArrives(
        new Mail(anEmailAddress(), "Über die Großglockner-Hochalpenstraße ".repeat(5) + "!", "."));
  }

  @Test
  default void lines_of_any_length_and_form_arrive_as_they_were_written() {
    assertArrives(
        new Mail(
            anEmailAddress(),
            "Lines",
            "a".repeat(2000) + "\n.\n..\nFrom here\n\n  indented  by two\n" + "ü".repeat(500)));
  }

  @Test
  default void mails_to_one_recipient_arrive_in_the_order_in_which_they_were_sent() {
    EmailAddress anna = anEmailAddress();
    for (String subject : List.of("first", "second", "third")) {
      mailer().send(new Mail(anna, subject, "text"));
    }

    assertThat(sentTo(anna)).extracting(Mail::subject).containsExactly("first", "second", "third");
  }

  @Test
  default void mails_that_are_sent_at_once_all_arrive() {
    EmailAddress anna = anEmailAddress();
    List<String> subjects =
        Race.of(
            30,
            i -> {
              String subject = i + " " + aWord();
              mailer().send(new Mail(anna, subject, "text " + i));
              return subject;
            });

    assertThat(sentTo(anna))
        .extracting(Mail::subject)
        .containsExactlyInAnyOrderElementsOf(subjects);
  }

  private void assertArrives(Mail mail) {
    mailer().send(mail);

    assertThat(sentTo(mail.to()))
        .singleElement()
        .satisfies(arrived -> {
          assertThat(arrived.to().value()).isEqualTo(mail.to().value());
          assertThat(arrived.subject()).isEqualTo(mail.subject());
          assertThat(arrived.text().stripTrailing())
              .isEqualToNormalizingNewlines(mail.text().stripTrailing());
        });
  }

  private List<Mail> sentTo(EmailAddress recipient) {
    return sent().stream().filter(mail -> mail.to().equals(recipient)).toList();
  }
}
