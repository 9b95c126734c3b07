package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aPassword;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ConfirmAnswer;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.CodeRejected;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.Confirmed;
import io.travelapp.domain.customer.Identities.EmailChangeAnswer;
import io.travelapp.domain.customer.Identities.EmailCodeAnswer;
import io.travelapp.domain.customer.Identities.ResetAnswer;
import io.travelapp.domain.customer.Identities.SignInAnswer;
import io.travelapp.domain.customer.Identities.SignInAnswer.NotConfirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.Refused;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Identities.SignUpAnswer.PasswordRefused;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Identities} promises. */
public interface IdentitiesContract {

  /** A code in a mail. */
  Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

  Identities identities();

  /** The mails that the identity service has sent so far, to whomever. */
  List<Mail> sent();

  /** Makes the clock of the identity service go on by so much. */
  void passTime(Duration time);

  // Sign-up

  @Test
  default void who_signs_up_and_enters_the_mailed_code_can_sign_in() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();

    CustomerId promised = signUp(anna, password);
    ConfirmAnswer confirmed = identities().confirm(anna, code(anna));

    assertThat(confirmed).isEqualTo(new Confirmed(promised));
    SignedIn signedIn = signIn(anna, password);
    assertThat(signedIn.subject()).isEqualTo(promised);
    assertThat(identities().verify(signedIn.tokens().accessToken()))
        .contains(new Bearer(promised, Set.of()));
  }

  @Test
  default void the_code_is_mailed_to_the_address_as_it_was_written() {
    EmailAddress anna = anEmailAddress();

    signUp(anna, aPassword());

    assertThat(mailsTo(anna))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to().value()).isEqualTo(anna.value());
          assertThat(mail.text()).containsPattern(CODE);
          assertThat(mail.subject()).isNotBlank();
        });
  }

  @Test
  default void the_case_of_an_address_does_not_matter() {
    EmailAddress anna = anEmailAddress();
    EmailAddress shouting = new EmailAddress(anna.value().toUpperCase(Locale.ROOT));
    Password password = aPassword();

    CustomerId promised = signUp(anna, password);

    assertThat(identities().confirm(shouting, code(anna))).isEqualTo(new Confirmed(promised));
    assertThat(identities().signIn(shouting, password)).isInstanceOf(SignedIn.class);
    assertThat(signUp(shouting, aPassword())).isNotEqualTo(promised);
    assertThat(mailsTo(anna).getLast().text()).doesNotContainPattern(CODE);
  }

  @Test
  default void a_weak_password_is_refused_with_the_rule_and_nothing_is_begun() {
    EmailAddress anna = anEmailAddress();

    SignUpAnswer answer = identities().signUp(anna, new Password("abc"));

    assertThat(answer).isInstanceOf(PasswordRefused.class);
    assertThat(((PasswordRefused) answer).rule()).isNotBlank();
    assertThat(mailsTo(anna)).isEmpty();
    assertThat(identities().signIn(anna, new Password("abc"))).isEqualTo(new Refused());
  }

  @Test
  default void a_password_that_is_guessed_first_is_refused_with_another_rule() {
    EmailAddress anna = anEmailAddress();

    Set<String> rules =
        Stream.of("abc", "Password1234", anna.value())
            .map(password -> identities().signUp(anna, new Password(password)))
            .map(answer -> ((PasswordRefused) answer).rule())
            .collect(Collectors.toSet());

    assertThat(rules).hasSize(3);
    assertThat(mailsTo(anna)).isEmpty();
  }

  @Test
  default void a_password_may_be_as_long_as_said_and_no_longer() {
    String longest = "Aa1-" + "x".repeat(Password.LENGTH_MAX - 4);
    EmailAddress anna = anEmailAddress();

    assertThat(identities().signUp(anna, new Password(longest + "x")))
        .isInstanceOf(PasswordRefused.class);
    CustomerId promised = signUp(anna, new Password(longest));
    identities().confirm(anna, code(anna));

    assertThat(signIn(anna, new Password(longest)).subject()).isEqualTo(promised);
    assertThat(identities().signIn(anna, new Password("y" + longest.substring(1))))
        .isEqualTo(new Refused());
    assertThat(
            identities()
                .signIn(anna, new Password(longest.substring(0, longest.length() - 1) + "y")))
        .isEqualTo(new Refused());
  }

  @Test
  default void a_password_in_any_script_works() {
    EmailAddress anna = anEmailAddress();
    Password password = new Password("Zoë-富士山-7-Łódź");

    signUp(anna, password);
    identities().confirm(anna, code(anna));

    assertThat(identities().signIn(anna, password)).isInstanceOf(SignedIn.class);
    assertThat(identities().signIn(anna, new Password("Zoe-富士山-7-Łódź"))).isEqualTo(new Refused());
  }

  // Nobody learns which addresses are taken

  @Test
  default void a_taken_address_is_answered_alike_and_its_owner_is_told_by_mail() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    CustomerId subject = account(anna, password);
    int mailsBefore = mailsTo(anna).size();
    Password another = aPassword();

    CustomerId other = signUp(anna, another);

    assertThat(other).isNotEqualTo(subject);
    assertThat(mailsTo(anna)).hasSize(mailsBefore + 1);
    assertThat(mailsTo(anna).getLast().text()).doesNotContainPattern(CODE);
    assertThat(identities().signIn(anna, another)).isEqualTo(new NotConfirmed());
    assertThat(signIn(anna, password).subject()).isEqualTo(subject);
  }

  @Test
  default void who_begins_a_sign_up_for_an_address_learns_by_no_sign_in_whether_it_is_taken() {
    EmailAddress free = anEmailAddress();
    EmailAddress taken = anEmailAddress();
    account(taken, aPassword());
    Password strangers = aPassword();

    identities().signUp(free, strangers);
    identities().signUp(taken, strangers);

    assertThat(identities().signIn(taken, strangers))
        .isEqualTo(identities().signIn(free, strangers));
    assertThat(identities().signIn(taken, aPassword()))
        .isEqualTo(identities().signIn(free, aPassword()));
  }

  @Test
  default void a_code_is_sent_again_only_where_one_is_awaited() {
    EmailAddress unknown = anEmailAddress();
    EmailAddress taken = anEmailAddress();
    account(taken, aPassword());
    int mailsBefore = mailsTo(taken).size();

    identities().resendCode(unknown);
    identities().resendCode(taken);

    assertThat(mailsTo(unknown)).isEmpty();
    assertThat(mailsTo(taken).stream().skip(mailsBefore))
        .noneMatch(mail -> CODE.matcher(mail.text()).find());
  }

  @Test
  default void where_there_is_nothing_to_confirm_a_code_is_rejected_like_a_wrong_one() {
    EmailAddress taken = anEmailAddress();
    account(taken, aPassword());

    assertThat(identities().confirm(anEmailAddress(), "123456")).isEqualTo(new CodeRejected());
    assertThat(identities().confirm(taken, "123456")).isEqualTo(new CodeRejected());
  }

  @Test
  default void an_unknown_address_is_refused_like_a_wrong_password() {
    EmailAddress anna = anEmailAddress();
    account(anna, aPassword());

    assertThat(identities().signIn(anEmailAddress(), aPassword())).isEqualTo(new Refused());
    assertThat(identities().signIn(anna, aPassword())).isEqualTo(new Refused());
  }

  @Test
  default void that_a_sign_up_is_not_complete_is_told_only_to_who_knows_its_password() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    signUp(anna, password);

    assertThat(identities().signIn(anna, password)).isEqualTo(new NotConfirmed());
    assertThat(identities().signIn(anna, aPassword())).isEqualTo(new Refused());
  }

  // Codes

  @Test
  default void each_sign_up_has_a_code_of_its_own_that_confirms_its_own_password() {
    EmailAddress anna = anEmailAddress();
    Password owners = aPassword();
    Password intruders = aPassword();
    CustomerId owner = signUp(anna, owners);
    String ownersCode = code(anna);
    signUp(anna, intruders);
    String intrudersCode = code(anna);

    assertThat(identities().confirm(anna, ownersCode)).isEqualTo(new Confirmed(owner));

    assertThat(signIn(anna, owners).subject()).isEqualTo(owner);
    assertThat(identities().signIn(anna, intruders)).isEqualTo(new NotConfirmed());
    assertThat(identities().confirm(anna, intrudersCode)).isEqualTo(new CodeRejected());
    assertThat(signIn(anna, owners).subject()).isEqualTo(owner);
  }

  @Test
  default void a_newer_code_does_not_confirm_an_older_sign_up() {
    EmailAddress anna = anEmailAddress();
    Password older = aPassword();
    Password newer = aPassword();
    signUp(anna, older);
    CustomerId promised = signUp(anna, newer);

    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new Confirmed(promised));

    assertThat(identities().signIn(anna, older)).isEqualTo(new NotConfirmed());
    assertThat(signIn(anna, newer).subject()).isEqualTo(promised);
  }

  @Test
  default void a_wrong_code_is_rejected_and_the_right_one_still_works() {
    EmailAddress anna = anEmailAddress();
    CustomerId promised = signUp(anna, aPassword());

    rejectWrongCodes(anna, 4);

    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new Confirmed(promised));
  }

  @Test
  default void after_five_wrong_tries_the_right_code_is_rejected_too() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    signUp(anna, password);

    rejectWrongCodes(anna, 5);

    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new CodeRejected());
    assertThat(identities().signIn(anna, password)).isEqualTo(new NotConfirmed());
  }

  @Test
  default void tries_that_race_are_all_counted() {
    EmailAddress anna = anEmailAddress();
    signUp(anna, aPassword());
    String wrong = wrongCode(anna);

    List<ConfirmAnswer> answers = Race.of(10, i -> identities().confirm(anna, wrong));

    assertThat(answers).containsOnly(new CodeRejected());
    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new CodeRejected());
  }

  @Test
  default void a_code_lives_for_ten_minutes() {
    EmailAddress anna = anEmailAddress();
    EmailAddress berta = anEmailAddress();
    signUp(anna, aPassword());
    CustomerId bertas = signUp(berta, aPassword());

    passTime(Duration.ofMinutes(9));
    assertThat(identities().confirm(berta, code(berta))).isEqualTo(new Confirmed(bertas));
    passTime(Duration.ofMinutes(1).plusSeconds(1));
    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new CodeRejected());
  }

  @Test
  default void a_code_that_is_sent_again_works_with_tries_and_time_of_its_own() {
    EmailAddress anna = anEmailAddress();
    CustomerId promised = signUp(anna, aPassword());
    rejectWrongCodes(anna, 5);
    passTime(Duration.ofMinutes(11));

    identities().resendCode(anna);

    assertThat(mailsTo(anna)).hasSize(2);
    rejectWrongCodes(anna, 4);
    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new Confirmed(promised));
  }

  @Test
  default void a_code_is_sent_again_for_the_newest_sign_up() {
    EmailAddress anna = anEmailAddress();
    signUp(anna, aPassword());
    CustomerId newest = signUp(anna, aPassword());

    identities().resendCode(anna);

    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new Confirmed(newest));
  }

  @Test
  default void a_code_works_once() {
    EmailAddress anna = anEmailAddress();
    signUp(anna, aPassword());
    String code = code(anna);
    identities().confirm(anna, code);

    assertThat(identities().confirm(anna, code)).isEqualTo(new CodeRejected());
  }

  @Test
  default void of_many_that_race_with_one_code_exactly_one_confirms() {
    EmailAddress anna = anEmailAddress();
    CustomerId promised = signUp(anna, aPassword());
    String code = code(anna);

    List<ConfirmAnswer> answers = Race.of(5, i -> identities().confirm(anna, code));

    assertThat(answers).filteredOn(new Confirmed(promised)::equals).hasSize(1);
    assertThat(answers).filteredOn(new CodeRejected()::equals).hasSize(4);
  }

  @Test
  default void what_is_no_code_at_all_is_rejected() {
    EmailAddress anna = anEmailAddress();
    CustomerId promised = signUp(anna, aPassword());

    for (String text : List.of("", "12345", "'; --", "１２３４５６")) {
      assertThat(identities().confirm(anna, text)).isEqualTo(new CodeRejected());
    }
    assertThat(identities().confirm(anna, code(anna))).isEqualTo(new Confirmed(promised));
  }

  // Tokens

  @Test
  default void an_access_token_is_short_lived() {
    SignedIn anna = signedIn();
    Duration lifetime = anna.tokens().lifetime();
    assertThat(lifetime).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));

    passTime(lifetime.minusSeconds(30));
    assertThat(subjectOf(anna.tokens())).contains(anna.subject());
    passTime(Duration.ofSeconds(31));
    assertThat(identities().verify(anna.tokens().accessToken())).isEmpty();
  }

  @Test
  default void what_is_not_a_genuine_access_token_says_nothing() {
    Tokens tokens = signedIn().tokens();
    String genuine = tokens.accessToken();
    int middle = genuine.length() / 2;
    char other = genuine.charAt(middle) == 'A' ? 'B' : 'A';

    Stream.of(
            "",
            " ",
            "nonsense",
            "a.b.c",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
            genuine + "A",
            genuine.substring(0, genuine.length() - 4),
            genuine.substring(0, middle) + other + genuine.substring(middle + 1),
            tokens.refreshToken())
        .forEach(token -> assertThat(identities().verify(token)).as(token).isEmpty());
  }

  @Test
  default void a_refresh_token_gets_new_tokens() {
    SignedIn anna = signedIn();
    passTime(anna.tokens().lifetime().plusSeconds(1));

    Tokens fresh = identities().refresh(anna.tokens().refreshToken()).orElseThrow();

    assertThat(subjectOf(fresh)).contains(anna.subject());
    assertThat(fresh.refreshToken()).isNotEqualTo(anna.tokens().refreshToken());
    assertThat(identities().refresh(fresh.refreshToken())).isPresent();
  }

  @Test
  default void what_is_no_refresh_token_gets_nothing() {
    Tokens tokens = signedIn().tokens();

    assertThat(identities().refresh("")).isEmpty();
    assertThat(identities().refresh(aWord())).isEmpty();
    assertThat(identities().refresh(tokens.accessToken())).isEmpty();
    assertThat(identities().refresh(tokens.refreshToken() + "A")).isEmpty();
  }

  @Test
  default void two_tabs_that_refresh_with_one_token_both_go_on() {
    SignedIn anna = signedIn();
    Tokens first = identities().refresh(anna.tokens().refreshToken()).orElseThrow();
    passTime(Duration.ofSeconds(20));

    Tokens second = identities().refresh(anna.tokens().refreshToken()).orElseThrow();

    assertThat(subjectOf(second)).contains(anna.subject());
    assertThat(identities().refresh(first.refreshToken())).isPresent();
    assertThat(identities().refresh(second.refreshToken())).isPresent();
  }

  @Test
  default void many_tabs_that_race_with_one_token_all_go_on() {
    SignedIn anna = signedIn();

    List<Optional<Tokens>> answers =
        Race.of(10, i -> identities().refresh(anna.tokens().refreshToken()));

    assertThat(answers)
        .allSatisfy(tokens -> assertThat(subjectOf(tokens.orElseThrow())).contains(anna.subject()));
  }

  @Test
  default void a_stolen_refresh_token_that_is_used_later_ends_the_session() {
    SignedIn anna = signedIn();
    Tokens fresh = identities().refresh(anna.tokens().refreshToken()).orElseThrow();
    passTime(Duration.ofSeconds(40));

    assertThat(identities().refresh(anna.tokens().refreshToken())).isEmpty();

    assertThat(identities().refresh(fresh.refreshToken())).isEmpty();
  }

  @Test
  default void the_end_of_one_session_leaves_the_others() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    account(anna, password);
    Tokens telephone = signIn(anna, password).tokens();
    Tokens laptop = signIn(anna, password).tokens();
    identities().refresh(telephone.refreshToken());
    passTime(Duration.ofSeconds(40));
    identities().refresh(telephone.refreshToken());

    assertThat(identities().refresh(laptop.refreshToken())).isPresent();
  }

  @Test
  default void signing_out_ends_all_sessions_of_the_account_and_no_others() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    CustomerId subject = account(anna, password);
    Tokens telephone = signIn(anna, password).tokens();
    Tokens laptop = signIn(anna, password).tokens();
    Tokens bertas = signedIn().tokens();

    identities().signOut(subject);

    assertThat(identities().refresh(telephone.refreshToken())).isEmpty();
    assertThat(identities().refresh(laptop.refreshToken())).isEmpty();
    assertThat(identities().refresh(bertas.refreshToken())).isPresent();
    assertThat(identities().signIn(anna, password)).isInstanceOf(SignedIn.class);
  }

  @Test
  default void after_signing_out_a_replaced_token_does_not_answer_again() {
    SignedIn anna = signedIn();
    identities().refresh(anna.tokens().refreshToken());

    identities().signOut(anna.subject());

    assertThat(identities().refresh(anna.tokens().refreshToken())).isEmpty();
  }

  @Test
  default void signing_out_of_no_account_does_nothing() {
    identities().signOut(new CustomerId("nobody-" + aWord()));

    assertThat(signedIn().tokens().accessToken()).isNotBlank();
  }

  // Another password

  @Test
  default void who_enters_the_mailed_code_has_another_password_and_is_signed_out_elsewhere() {
    EmailAddress anna = anEmailAddress();
    Password former = aPassword();
    Password chosen = aPassword();
    CustomerId subject = account(anna, former);
    Tokens elsewhere = signIn(anna, former).tokens();

    identities().sendResetCode(anna);
    ResetAnswer answer = identities().resetPassword(anna, code(anna), chosen);

    assertThat(answer).isEqualTo(new ResetAnswer.Reset(subject));
    assertThat(signIn(anna, chosen).subject()).isEqualTo(subject);
    assertThat(identities().signIn(anna, former)).isEqualTo(new Refused());
    assertThat(identities().refresh(elsewhere.refreshToken())).isEmpty();
  }

  @Test
  default void a_code_to_reset_is_mailed_to_nobody_who_has_no_account() {
    EmailAddress unknown = anEmailAddress();
    EmailAddress unconfirmed = anEmailAddress();
    signUp(unconfirmed, aPassword());

    identities().sendResetCode(unknown);
    identities().sendResetCode(unconfirmed);

    assertThat(mailsTo(unknown)).isEmpty();
    assertThat(mailsTo(unconfirmed)).hasSize(1);
    assertThat(identities().resetPassword(unknown, "123456", aPassword()))
        .isEqualTo(new ResetAnswer.CodeRejected());
    assertThat(identities().resetPassword(unconfirmed, code(unconfirmed), aPassword()))
        .isEqualTo(new ResetAnswer.CodeRejected());
  }

  @Test
  default void a_weak_password_is_refused_at_a_reset_and_the_code_works_again() {
    EmailAddress anna = anEmailAddress();
    CustomerId subject = account(anna, aPassword());
    identities().sendResetCode(anna);

    assertThat(identities().resetPassword(anna, code(anna), new Password("abc")))
        .isInstanceOf(ResetAnswer.PasswordRefused.class);

    assertThat(identities().resetPassword(anna, code(anna), aPassword()))
        .isEqualTo(new ResetAnswer.Reset(subject));
  }

  @Test
  default void a_code_to_reset_has_five_tries_and_works_once() {
    EmailAddress anna = anEmailAddress();
    CustomerId subject = account(anna, aPassword());
    identities().sendResetCode(anna);
    rejectWrongResets(anna, 4);
    String code = code(anna);

    assertThat(identities().resetPassword(anna, code, aPassword()))
        .isEqualTo(new ResetAnswer.Reset(subject));
    assertThat(identities().resetPassword(anna, code, aPassword()))
        .isEqualTo(new ResetAnswer.CodeRejected());
    identities().sendResetCode(anna);
    rejectWrongResets(anna, 5);
    assertThat(identities().resetPassword(anna, code(anna), aPassword()))
        .isEqualTo(new ResetAnswer.CodeRejected());
  }

  @Test
  default void a_code_to_reset_lives_for_ten_minutes_and_a_newer_one_takes_its_place() {
    EmailAddress anna = anEmailAddress();
    CustomerId subject = account(anna, aPassword());
    identities().sendResetCode(anna);
    String stale = code(anna);
    passTime(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(identities().resetPassword(anna, stale, aPassword()))
        .isEqualTo(new ResetAnswer.CodeRejected());

    identities().sendResetCode(anna);

    assertThat(identities().resetPassword(anna, code(anna), aPassword()))
        .isEqualTo(new ResetAnswer.Reset(subject));
  }

  // Another address

  @Test
  default void an_account_takes_another_address_by_the_code_that_was_mailed_there() {
    EmailAddress anna = anEmailAddress();
    EmailAddress later = anEmailAddress();
    Password password = aPassword();
    CustomerId subject = account(anna, password);
    String token = signIn(anna, password).tokens().accessToken();

    EmailCodeAnswer sent = identities().sendEmailCode(token, later);
    assertThat(sent).isEqualTo(new EmailCodeAnswer.CodeSent());
    assertThat(signIn(anna, password).subject()).isEqualTo(subject);
    EmailChangeAnswer changed = identities().changeEmail(token, code(later));

    assertThat(changed).isEqualTo(new EmailChangeAnswer.Changed(subject, later));
    assertThat(signIn(later, password).subject()).isEqualTo(subject);
    assertThat(identities().signIn(anna, password)).isEqualTo(new Refused());
    assertThat(signUp(anna, aPassword())).isNotEqualTo(subject);
  }

  @Test
  default void an_address_is_not_changed_without_its_code() {
    EmailAddress anna = anEmailAddress();
    EmailAddress later = anEmailAddress();
    Password password = aPassword();
    account(anna, password);
    String token = signIn(anna, password).tokens().accessToken();

    assertThat(identities().changeEmail(token, "123456"))
        .isEqualTo(new EmailChangeAnswer.CodeRejected());
    identities().sendEmailCode(token, later);
    String wrong = wrongCode(later);
    for (int i = 0; i < 5; i++) {
      assertThat(identities().changeEmail(token, wrong))
          .isEqualTo(new EmailChangeAnswer.CodeRejected());
    }

    assertThat(identities().changeEmail(token, code(later)))
        .isEqualTo(new EmailChangeAnswer.CodeRejected());
    assertThat(identities().signIn(later, password)).isEqualTo(new Refused());
    assertThat(identities().signIn(anna, password)).isInstanceOf(SignedIn.class);
  }

  @Test
  default void a_code_for_an_address_lives_for_ten_minutes() {
    EmailAddress anna = anEmailAddress();
    EmailAddress later = anEmailAddress();
    Password password = aPassword();
    account(anna, password);
    identities().sendEmailCode(signIn(anna, password).tokens().accessToken(), later);

    passTime(Duration.ofMinutes(10).plusSeconds(1));

    String token = signIn(anna, password).tokens().accessToken();
    assertThat(identities().changeEmail(token, code(later)))
        .isEqualTo(new EmailChangeAnswer.CodeRejected());
  }

  @Test
  default void the_address_of_another_account_is_answered_alike_and_not_taken() {
    EmailAddress anna = anEmailAddress();
    EmailAddress berta = anEmailAddress();
    Password annas = aPassword();
    Password bertas = aPassword();
    account(anna, annas);
    CustomerId bertasSubject = account(berta, bertas);
    int mailsBefore = mailsTo(berta).size();
    String token = signIn(anna, annas).tokens().accessToken();

    assertThat(identities().sendEmailCode(token, berta)).isEqualTo(new EmailCodeAnswer.CodeSent());

    assertThat(mailsTo(berta).stream().skip(mailsBefore))
        .noneMatch(mail -> CODE.matcher(mail.text()).find());
    assertThat(identities().changeEmail(token, "123456"))
        .isEqualTo(new EmailChangeAnswer.CodeRejected());
    assertThat(signIn(berta, bertas).subject()).isEqualTo(bertasSubject);
  }

  @Test
  default void who_is_not_signed_in_changes_no_address() {
    EmailAddress later = anEmailAddress();

    assertThat(identities().sendEmailCode("nonsense", later))
        .isEqualTo(new EmailCodeAnswer.NotSignedIn());
    assertThat(identities().changeEmail("nonsense", "123456"))
        .isEqualTo(new EmailChangeAnswer.NotSignedIn());
    assertThat(mailsTo(later)).isEmpty();
  }

  // Who has an account

  @Test
  default void an_account_is_found_by_its_address_and_a_sign_up_is_none_yet() {
    EmailAddress anna = anEmailAddress();
    signUp(anna, aPassword());
    assertThat(identities().find(anna)).isEmpty();

    CustomerId subject = account(anna, aPassword());

    assertThat(identities().find(new EmailAddress(anna.value().toUpperCase(Locale.ROOT))))
        .contains(subject);
    assertThat(identities().find(anEmailAddress())).isEmpty();
  }

  // The end of an account

  @Test
  default void a_deleted_account_is_gone_and_its_address_is_free() {
    EmailAddress anna = anEmailAddress();
    Password password = aPassword();
    CustomerId subject = account(anna, password);
    Tokens tokens = signIn(anna, password).tokens();
    Tokens bertas = signedIn().tokens();

    identities().delete(subject);

    assertThat(identities().signIn(anna, password)).isEqualTo(new Refused());
    assertThat(identities().refresh(tokens.refreshToken())).isEmpty();
    assertThat(identities().sendEmailCode(tokens.accessToken(), anEmailAddress()))
        .isEqualTo(new EmailCodeAnswer.NotSignedIn());
    assertThat(identities().refresh(bertas.refreshToken())).isPresent();
    assertThat(account(anna, password)).isNotEqualTo(subject);
    identities().delete(subject);
    assertThat(identities().signIn(anna, password)).isInstanceOf(SignedIn.class);
  }

  // Roles

  @Test
  default void a_role_is_told_by_the_next_token_until_it_is_withdrawn() {
    SignedIn anna = signedIn();
    Role staff = new Role.OperatorStaff("opr_2");
    Role administrator = new Role.Administrator();
    identities().grant(anna.subject(), staff);
    identities().grant(anna.subject(), administrator);
    identities().grant(anna.subject(), staff);

    Tokens granted = identities().refresh(anna.tokens().refreshToken()).orElseThrow();
    identities().withdraw(anna.subject(), staff);
    identities().withdraw(anna.subject(), staff);
    Tokens withdrawn = identities().refresh(granted.refreshToken()).orElseThrow();

    assertThat(identities().verify(anna.tokens().accessToken()).orElseThrow().roles())
        .containsOnly(new Role.Traveller());
    assertThat(identities().verify(granted.accessToken()).orElseThrow().roles())
        .containsOnly(new Role.Traveller(), staff, administrator);
    assertThat(identities().verify(withdrawn.accessToken()).orElseThrow().roles())
        .containsOnly(new Role.Traveller(), administrator);
  }

  @Test
  default void the_roles_that_an_account_has_now_are_told_whatever_its_tokens_say() {
    SignedIn anna = signedIn();
    Role staff = new Role.OperatorStaff("opr_2");
    Role administrator = new Role.Administrator();

    identities().grant(anna.subject(), staff);
    identities().grant(anna.subject(), administrator);
    assertThat(identities().roles(anna.subject())).containsExactlyInAnyOrder(staff, administrator);
    identities().withdraw(anna.subject(), administrator);

    assertThat(identities().roles(anna.subject())).containsExactly(staff);
    assertThat(identities().roles(new CustomerId("nobody-" + aWord()))).isEmpty();
  }

  @Test
  default void nobody_has_no_role_to_change() {
    CustomerId nobody = new CustomerId("nobody-" + aWord());

    identities().grant(nobody, new Role.Administrator());
    identities().withdraw(nobody, new Role.Administrator());
    identities().delete(nobody);

    assertThat(signedIn().tokens().accessToken()).isNotBlank();
  }

  // What the clauses share

  private CustomerId signUp(EmailAddress email, Password password) {
    SignUpAnswer answer = identities().signUp(email, password);
    assertThat(answer).isInstanceOf(CodeSent.class);
    return ((CodeSent) answer).subject();
  }

  private CustomerId account(EmailAddress email, Password password) {
    CustomerId subject = signUp(email, password);
    assertThat(identities().confirm(email, code(email))).isEqualTo(new Confirmed(subject));
    return subject;
  }

  private SignedIn signIn(EmailAddress email, Password password) {
    SignInAnswer answer = identities().signIn(email, password);
    assertThat(answer).isInstanceOf(SignedIn.class);
    return (SignedIn) answer;
  }

  private SignedIn signedIn() {
    EmailAddress email = anEmailAddress();
    Password password = aPassword();
    account(email, password);
    return signIn(email, password);
  }

  private Optional<CustomerId> subjectOf(Tokens tokens) {
    return identities().verify(tokens.accessToken()).map(Bearer::subject);
  }

  private void rejectWrongResets(EmailAddress email, int times) {
    String wrong = wrongCode(email);
    for (int i = 0; i < times; i++) {
      assertThat(identities().resetPassword(email, wrong, aPassword()))
          .isEqualTo(new ResetAnswer.CodeRejected());
    }
  }

  private List<Mail> mailsTo(EmailAddress email) {
    return sent().stream().filter(mail -> mail.to().equals(email)).toList();
  }

  /** The code in the last mail to the address. */
  private String code(EmailAddress email) {
    Matcher code = CODE.matcher(mailsTo(email).getLast().text());
    assertThat(code.find()).as("a code of six digits in the mail").isTrue();
    return code.group();
  }

  /** A code that is in none of the mails to the address. */
  private String wrongCode(EmailAddress email) {
    List<String> mails = mailsTo(email).stream().map(Mail::text).toList();
    return IntStream.range(100_000, 1_000_000)
        .mapToObj(Integer::toString)
        .filter(code -> mails.stream().noneMatch(text -> text.contains(code)))
        .findFirst()
        .orElseThrow();
  }

  private void rejectWrongCodes(EmailAddress email, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(identities().confirm(email, wrongCode(email))).isEqualTo(new CodeRejected());
    }
  }
}
