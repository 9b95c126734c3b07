package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aPassword;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.testkit.memory.InMemoryIdentities;
import io.travelapp.testkit.memory.InMemoryMailer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AccountsTest {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private final BookingOffice office = new BookingOffice();
  private final InMemoryMailer mailer = new InMemoryMailer();
  private final InMemoryIdentities identities =
      new InMemoryIdentities(office.store.clock(), new SecureRandom(), mailer);
  private final List<Customer> saved = new ArrayList<>();
  private final Customers customers =
      new Customers() {
        @Override
        public void save(Customer customer) {
          saved.add(customer);
          office.store.customers().save(customer);
        }

        @Override
        public Optional<Customer> find(CustomerId id) {
          return office.store.customers().find(id);
        }
      };
  private final EmailAddress email = anEmailAddress();
  private final Password password = aPassword();

  // Signing up

  @Test
  void who_signs_up_gets_a_code_and_is_kept_under_the_subject_of_the_identity() {
    assertThat(signUp(email, password)).isEqualTo(new SignUp.Outcome.CodeSent(email));

    CustomerId customer = confirmed();

    assertThat(new ShowCustomer(customers).handle(customer))
        .isEqualTo(
            new ShowCustomer.Outcome.Shown(
                new Customer(customer, email, "Anna", "Sato", Optional.of("+81 55 123 4567"))));
  }

  @Test
  void a_weak_password_is_refused_with_its_rule_and_nothing_is_kept() {
    assertThat(signUp(email, new Password("short")))
        .isInstanceOfSatisfying(
            SignUp.Outcome.PasswordRefused.class,
            refused -> assertThat(refused.rule()).isNotBlank());
    assertThat(saved).isEmpty();
    assertThat(mailer.sent()).isEmpty();
  }

  @Test
  void a_sign_up_for_a_taken_address_is_answered_alike_and_saves_nothing() {
    signUp(email, password);
    CustomerId customer = confirmed();
    saved.clear();

    assertThat(
            new SignUp(identities, customers)
                .handle(new SignUp.Command(email, aPassword(), "Mallory", "Moe", Optional.empty())))
        .isEqualTo(new SignUp.Outcome.CodeSent(email));
    assertThat(saved).isEmpty();
    assertThat(customers.find(customer).orElseThrow().givenName()).isEqualTo("Anna");
  }

  @Test
  void two_who_sign_up_for_one_address_are_two_until_one_confirms() {
    signUp(email, password);
    signUp(email, aPassword());

    assertThat(saved).extracting(Customer::id).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_wrong_code_confirms_nothing() {
    signUp(email, password);
    String wrong = lastCode().equals("000000") ? "000001" : "000000";

    assertThat(confirm(wrong)).isEqualTo(new ConfirmSignUp.Outcome.CodeRejected());
    assertThat(new SignIn(identities).handle(new SignIn.Command(email, password)))
        .isEqualTo(new SignIn.Outcome.NotConfirmed());
  }

  @Test
  void a_code_is_sent_again_to_who_has_something_to_confirm_and_nobody_learns_whether() {
    EmailAddress stranger = anEmailAddress();
    signUp(email, password);

    assertThat(new ResendSignUpCode(identities).handle(email))
        .isEqualTo(new ResendSignUpCode.Outcome(email));
    assertThat(new ResendSignUpCode(identities).handle(stranger))
        .isEqualTo(new ResendSignUpCode.Outcome(stranger));

    assertThat(mailer.sent()).extracting(Mail::to).containsExactly(email, email);
    confirmed();
  }

  // Signing in

  @Test
  void who_is_confirmed_signs_in_and_is_known_by_the_token() {
    signUp(email, password);
    CustomerId customer = confirmed();

    Tokens tokens = signedIn();

    assertThat(new Authenticate(identities).handle(tokens.accessToken()))
        .isEqualTo(new Authenticate.Outcome.Known(customer));
  }

  @Test
  void a_wrong_password_or_an_unknown_address_is_refused_alike() {
    signUp(email, password);
    confirmed();
    SignIn signIn = new SignIn(identities);

    assertThat(signIn.handle(new SignIn.Command(email, aPassword())))
        .isEqualTo(new SignIn.Outcome.Refused());
    assertThat(signIn.handle(new SignIn.Command(anEmailAddress(), password)))
        .isEqualTo(new SignIn.Outcome.Refused());
  }

  @Test
  void nobody_is_known_by_another_token() {
    signUp(email, password);
    confirmed();
    Tokens tokens = signedIn();
    Authenticate authenticate = new Authenticate(identities);

    assertThat(authenticate.handle("made-up")).isEqualTo(new Authenticate.Outcome.Unknown());
    assertThat(authenticate.handle(tokens.refreshToken()))
        .isEqualTo(new Authenticate.Outcome.Unknown());
    office.store.passTime(tokens.lifetime());
    assertThat(authenticate.handle(tokens.accessToken()))
        .isEqualTo(new Authenticate.Outcome.Unknown());
  }

  @Test
  void a_session_goes_on_until_the_customer_signs_out() {
    signUp(email, password);
    CustomerId customer = confirmed();
    RefreshSession refresh = new RefreshSession(identities);
    assertThat(refresh.handle(signedIn().refreshToken()))
        .isInstanceOf(RefreshSession.Outcome.Refreshed.class);
    assertThat(refresh.handle("made-up")).isEqualTo(new RefreshSession.Outcome.Refused());
    Tokens tokens = signedIn();

    assertThat(new SignOut(identities).handle(customer)).isEqualTo(new SignOut.Outcome(customer));

    assertThat(refresh.handle(tokens.refreshToken()))
        .isEqualTo(new RefreshSession.Outcome.Refused());
  }

  // Details

  @Test
  void what_is_not_named_stays_as_it_is() {
    signUp(email, password);
    CustomerId customer = confirmed();
    ChangeCustomer change = new ChangeCustomer(customers);

    assertThat(
            change.handle(
                new ChangeCustomer.Command(
                    customer, Optional.empty(), Optional.of("Suzuki"), Optional.empty())))
        .isEqualTo(
            new ChangeCustomer.Outcome.Changed(
                new Customer(customer, email, "Anna", "Suzuki", Optional.of("+81 55 123 4567"))));
    assertThat(
            change.handle(
                new ChangeCustomer.Command(
                    customer, Optional.of("Ann"), Optional.empty(), Optional.of("112"))))
        .isEqualTo(
            new ChangeCustomer.Outcome.Changed(
                new Customer(customer, email, "Ann", "Suzuki", Optional.of("112"))));
    assertThat(customers.find(customer).orElseThrow().givenName()).isEqualTo("Ann");
  }

  @Test
  void who_left_no_details_has_none_to_show_or_change() {
    CustomerId nobody = aCustomerId();

    assertThat(new ShowCustomer(customers).handle(nobody))
        .isEqualTo(new ShowCustomer.Outcome.NoDetails());
    assertThat(
            new ChangeCustomer(customers)
                .handle(
                    new ChangeCustomer.Command(
                        nobody, Optional.of("Ann"), Optional.empty(), Optional.empty())))
        .isEqualTo(new ChangeCustomer.Outcome.NoDetails());
    assertThat(saved).isEmpty();
  }

  private SignUp.Outcome signUp(EmailAddress address, Password secret) {
    return new SignUp(identities, customers)
        .handle(
            new SignUp.Command(address, secret, "Anna", "Sato", Optional.of("+81 55 123 4567")));
  }

  private ConfirmSignUp.Outcome confirm(String code) {
    return new ConfirmSignUp(identities).handle(new ConfirmSignUp.Command(email, code));
  }

  private CustomerId confirmed() {
    ConfirmSignUp.Outcome outcome = confirm(lastCode());
    assertThat(outcome).isInstanceOf(ConfirmSignUp.Outcome.Confirmed.class);
    return ((ConfirmSignUp.Outcome.Confirmed) outcome).customer();
  }

  private String lastCode() {
    Matcher code = CODE.matcher(mailer.sent().getLast().text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private Tokens signedIn() {
    SignIn.Outcome outcome = new SignIn(identities).handle(new SignIn.Command(email, password));
    assertThat(outcome).isInstanceOf(SignIn.Outcome.SignedIn.class);
    return ((SignIn.Outcome.SignedIn) outcome).tokens();
  }
}
