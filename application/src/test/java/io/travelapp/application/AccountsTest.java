package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aPassword;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.GuessingLimits;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Retention;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryAuditTrail;
import io.travelapp.testkit.memory.InMemoryIdentities;
import io.travelapp.testkit.memory.InMemoryMailer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

        @Override
        public void welcome(CustomerId id) {
          office.store.customers().welcome(id);
        }

        @Override
        public EraseAnswer erase(CustomerId id) {
          return office.store.customers().erase(id);
        }

        @Override
        public List<CustomerId> forgettable(
            Instant signUpsBefore, Instant lastThereBefore, int limit) {
          return office.store.customers().forgettable(signUpsBefore, lastThereBefore, limit);
        }
      };
  private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
  private final Guesses guesses =
      new Guesses(new InMemoryAttempts(office.store.clock()), new GuessingLimits(5, 20, 1000));
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
  void a_sign_up_for_a_taken_address_is_answered_alike_and_leaves_the_account_as_it_was() {
    signUp(email, password);
    CustomerId customer = confirmed();
    saved.clear();

    assertThat(
            new SignUp(identities, customers, guesses)
                .handle(
                    new SignUp.Command(
                        email, aPassword(), "Mallory", "Moe", Optional.empty(), Optional.empty())))
        .isEqualTo(new SignUp.Outcome.CodeSent(email));
    assertThat(saved).extracting(Customer::id).hasSize(1).doesNotContain(customer);
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
    assertThat(trySignIn(email, password)).isEqualTo(new SignIn.Outcome.NotConfirmed());
  }

  @Test
  void a_code_is_sent_again_to_who_has_something_to_confirm_and_nobody_learns_whether() {
    EmailAddress stranger = anEmailAddress();
    signUp(email, password);

    assertThat(resend(email)).isEqualTo(new ResendSignUpCode.Outcome.CodeSent(email));
    assertThat(resend(stranger)).isEqualTo(new ResendSignUpCode.Outcome.CodeSent(stranger));

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
        .isEqualTo(new Authenticate.Outcome.Known(new Bearer(customer, Set.of())));
  }

  @Test
  void a_wrong_password_or_an_unknown_address_is_refused_alike() {
    signUp(email, password);
    confirmed();

    assertThat(trySignIn(email, aPassword())).isEqualTo(new SignIn.Outcome.Refused());
    assertThat(trySignIn(anEmailAddress(), password)).isEqualTo(new SignIn.Outcome.Refused());
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

  // Guessing

  @Test
  void whoever_guesses_a_password_is_stopped_and_told_how_long_though_there_is_no_such_account() {
    signUp(email, password);
    confirmed();
    EmailAddress unknown = anEmailAddress();

    for (EmailAddress address : List.of(email, unknown)) {
      for (int i = 0; i < 5; i++) {
        assertThat(trySignIn(address, aPassword())).isEqualTo(new SignIn.Outcome.Refused());
      }
      assertThat(trySignIn(address, password))
          .isEqualTo(new SignIn.Outcome.TooManyTries(GuessingLimits.WITHIN));
    }
    office.store.passTime(GuessingLimits.WITHIN);
    assertThat(trySignIn(email, password)).isInstanceOf(SignIn.Outcome.SignedIn.class);
  }

  @Test
  void who_signs_in_often_is_no_guesser() {
    signUp(email, password);
    confirmed();

    for (int i = 0; i < 12; i++) {
      assertThat(trySignIn(email, password)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }
  }

  @Test
  void one_password_is_tried_on_many_accounts_from_one_address_only_so_often() {
    Optional<String> client = Optional.of("192.0.2.7");
    for (int i = 0; i < 20; i++) {
      assertThat(trySignIn(anEmailAddress(), password, client))
          .isEqualTo(new SignIn.Outcome.Refused());
    }

    assertThat(trySignIn(anEmailAddress(), password, client))
        .isInstanceOf(SignIn.Outcome.TooManyTries.class);
    assertThat(trySignIn(anEmailAddress(), password, Optional.of("192.0.2.8")))
        .isEqualTo(new SignIn.Outcome.Refused());
  }

  // Another password, another address

  @Test
  void another_password_is_set_by_the_code_that_was_mailed() {
    signUp(email, password);
    CustomerId customer = confirmed();
    Password chosen = aPassword();

    new RequestPasswordReset(identities, guesses)
        .handle(new RequestPasswordReset.Command(email, Optional.empty()));
    ResetPassword.Outcome reset =
        new ResetPassword(identities, guesses, audit)
            .handle(new ResetPassword.Command(email, lastCode(), chosen, Optional.of("192.0.2.7")));

    assertThat(reset).isEqualTo(new ResetPassword.Outcome.Reset(customer));
    assertThat(audit.records())
        .containsExactly(AuditRecord.of(Deed.PASSWORD_RESET, customer).with("client", "192.0.2.7"));
    assertThat(trySignIn(email, chosen)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    assertThat(trySignIn(email, password)).isEqualTo(new SignIn.Outcome.Refused());
  }

  @Test
  void another_address_is_the_customers_once_its_code_is_entered() {
    signUp(email, password);
    CustomerId customer = confirmed();
    String token = signedIn().accessToken();
    EmailAddress later = anEmailAddress();

    RequestEmailChange.Outcome sent =
        new RequestEmailChange(identities, guesses)
            .handle(new RequestEmailChange.Command(customer, token, later, Optional.empty()));
    assertThat(customers.find(customer).orElseThrow().email()).isEqualTo(email);
    ChangeEmail.Outcome changed =
        new ChangeEmail(identities, customers, guesses, audit)
            .handle(new ChangeEmail.Command(customer, token, lastCode(), Optional.empty()));

    assertThat(sent).isEqualTo(new RequestEmailChange.Outcome.CodeSent(later));
    assertThat(changed).isEqualTo(new ChangeEmail.Outcome.Changed(later));
    assertThat(audit.records())
        .contains(AuditRecord.of(Deed.EMAIL_CHANGED, customer).with("email", later.masked()));
    assertThat(customers.find(customer).orElseThrow().email()).isEqualTo(later);
    assertThat(trySignIn(later, password)).isInstanceOf(SignIn.Outcome.SignedIn.class);
  }

  // The end

  @Test
  void an_erased_customer_has_neither_account_nor_details() {
    signUp(email, password);
    CustomerId customer = confirmed();

    assertThat(new EraseCustomer(identities, customers, audit).handle(customer))
        .isEqualTo(new EraseCustomer.Outcome.Erased(customer));

    assertThat(customers.find(customer)).isEmpty();
    assertThat(audit.records()).containsExactly(AuditRecord.of(Deed.ERASED, customer));
    assertThat(trySignIn(email, password)).isEqualTo(new SignIn.Outcome.Refused());
  }

  @Test
  void who_never_confirmed_is_forgotten_after_a_day_and_who_did_after_two_years() {
    signUp(email, password);
    CustomerId customer = confirmed();
    signUp(anEmailAddress(), password);
    CustomerId stranger = saved.getLast().id();
    ForgetCustomers forget =
        new ForgetCustomers(identities, customers, audit, Retention.usual(), office.store.clock());

    office.store.passTime(Duration.ofHours(25));
    assertThat(forget.handle(100)).isEqualTo(new ForgetCustomers.Outcome(1));

    assertThat(customers.find(stranger)).isEmpty();
    assertThat(audit.records())
        .containsExactly(
            AuditRecord.ofNobody(Deed.ERASED)
                .with("subject", stranger.subject())
                .with("reason", "kept for long enough"));
    assertThat(customers.find(customer)).isPresent();
    office.store.passTime(Duration.ofDays(740));
    assertThat(forget.handle(100)).isEqualTo(new ForgetCustomers.Outcome(1));
    assertThat(customers.find(customer)).isEmpty();
    assertThat(trySignIn(email, password)).isEqualTo(new SignIn.Outcome.Refused());
  }

  @Test
  void a_role_is_given_and_taken_away() {
    signUp(email, password);
    CustomerId customer = confirmed();
    CustomerId boss = administrator();
    Role staff = new Role.OperatorStaff("opr_2");

    new ChangeRole(identities, audit).handle(new ChangeRole.Command(boss, customer, staff, true));
    assertThat(known(signedIn()).has(staff)).isTrue();
    new ChangeRole(identities, audit).handle(new ChangeRole.Command(boss, customer, staff, false));
    assertThat(known(signedIn()).has(staff)).isFalse();
    AuditRecord granted =
        AuditRecord.of(Deed.ROLE_GRANTED, boss)
            .with("subject", customer.subject())
            .with("role", "operator:opr_2:staff");
    assertThat(audit.records()).contains(granted);
    assertThat(audit.records()).extracting(AuditRecord::deed).contains(Deed.ROLE_WITHDRAWN);
  }

  @Test
  void who_is_no_administrator_any_more_gives_no_role_whatever_the_token_says() {
    signUp(email, password);
    CustomerId customer = confirmed();
    CustomerId boss = administrator();
    identities.withdraw(boss, new Role.Administrator());

    assertThat(
            new ChangeRole(identities, audit)
                .handle(
                    new ChangeRole.Command(boss, customer, new Role.OperatorStaff("opr_2"), true)))
        .isEqualTo(new ChangeRole.Outcome.NotAllowed());

    assertThat(identities.roles(customer)).isEmpty();
    assertThat(audit.records())
        .containsExactly(AuditRecord.of(Deed.DENIED, boss).with("role", "operator:opr_2:staff"));
  }

  @Test
  void who_has_no_account_gets_no_role_and_none_is_recorded() {
    CustomerId boss = administrator();

    assertThat(
            new ChangeRole(identities, audit)
                .handle(
                    new ChangeRole.Command(boss, aCustomerId(), new Role.Administrator(), true)))
        .isEqualTo(new ChangeRole.Outcome.NoAccount());

    assertThat(audit.records()).isEmpty();
  }

  /** Somebody else with an account, who runs the service. */
  private CustomerId administrator() {
    EmailAddress address = anEmailAddress();
    signUp(address, aPassword());
    CustomerId subject =
        ((ConfirmSignUp.Outcome.Confirmed)
                new ConfirmSignUp(identities, customers, guesses)
                    .handle(new ConfirmSignUp.Command(address, lastCode(), Optional.empty())))
            .customer();
    identities.grant(subject, new Role.Administrator());
    return subject;
  }

  @Test
  void who_runs_the_service_gives_a_role_to_the_account_of_an_address_and_takes_it_away() {
    signUp(email, password);
    CustomerId customer = confirmed();
    Role administrator = new Role.Administrator();
    ChangeRoleByEmail change = new ChangeRoleByEmail(identities, audit);

    assertThat(change.handle(new ChangeRoleByEmail.Command(email, administrator, true)))
        .isEqualTo(new ChangeRoleByEmail.Outcome.Changed(customer));
    assertThat(known(signedIn()).has(administrator)).isTrue();
    assertThat(change.handle(new ChangeRoleByEmail.Command(email, administrator, false)))
        .isEqualTo(new ChangeRoleByEmail.Outcome.Changed(customer));
    assertThat(known(signedIn()).has(administrator)).isFalse();
    assertThat(audit.records())
        .contains(
            AuditRecord.ofNobody(Deed.ROLE_GRANTED)
                .with("from", "the command line")
                .with("subject", customer.subject())
                .with("role", "administrator"));
    assertThat(audit.records()).extracting(AuditRecord::deed).contains(Deed.ROLE_WITHDRAWN);
  }

  @Test
  void an_address_that_nobody_confirmed_gets_no_role() {
    signUp(email, password);

    assertThat(
            new ChangeRoleByEmail(identities, audit)
                .handle(new ChangeRoleByEmail.Command(email, new Role.Administrator(), true)))
        .isEqualTo(new ChangeRoleByEmail.Outcome.NoAccount());
    assertThat(audit.records()).isEmpty();
  }

  @Test
  void sign_ins_and_refusals_are_recorded_without_a_secret() {
    signUp(email, password);
    CustomerId customer = confirmed();
    trySignIn(email, aPassword(), Optional.of("192.0.2.7"));

    signedIn();

    assertThat(audit.records())
        .containsExactly(
            AuditRecord.ofNobody(Deed.SIGN_IN_REFUSED)
                .with("client", "192.0.2.7")
                .with("email", email.masked())
                .with("reason", "wrong address or password"),
            AuditRecord.of(Deed.SIGNED_IN, customer));
  }

  private Bearer known(Tokens tokens) {
    return ((Authenticate.Outcome.Known) new Authenticate(identities).handle(tokens.accessToken()))
        .bearer();
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
    return new SignUp(identities, customers, guesses)
        .handle(
            new SignUp.Command(
                address, secret, "Anna", "Sato", Optional.of("+81 55 123 4567"), Optional.empty()));
  }

  private ResendSignUpCode.Outcome resend(EmailAddress address) {
    return new ResendSignUpCode(identities, guesses)
        .handle(new ResendSignUpCode.Command(address, Optional.empty()));
  }

  private SignIn.Outcome trySignIn(EmailAddress address, Password secret) {
    return trySignIn(address, secret, Optional.empty());
  }

  private SignIn.Outcome trySignIn(EmailAddress address, Password secret, Optional<String> client) {
    return new SignIn(identities, customers, guesses, audit)
        .handle(new SignIn.Command(address, secret, client));
  }

  private ConfirmSignUp.Outcome confirm(String code) {
    return new ConfirmSignUp(identities, customers, guesses)
        .handle(new ConfirmSignUp.Command(email, code, Optional.empty()));
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
    SignIn.Outcome outcome = trySignIn(email, password);
    assertThat(outcome).isInstanceOf(SignIn.Outcome.SignedIn.class);
    return ((SignIn.Outcome.SignedIn) outcome).tokens();
  }
}
