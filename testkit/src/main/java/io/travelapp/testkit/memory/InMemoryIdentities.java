package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.CodeRejected;
import io.travelapp.domain.customer.Identities.ConfirmAnswer.Confirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.NotConfirmed;
import io.travelapp.domain.customer.Identities.SignInAnswer.Refused;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.domain.customer.Identities.SignUpAnswer.CodeSent;
import io.travelapp.domain.customer.Identities.SignUpAnswer.PasswordRefused;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.PasswordRule;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@link Identities} in memory. A token says nothing; what it stands for is looked up here. How
 * often somebody may ask is for those to limit who serve it.
 */
public final class InMemoryIdentities implements Identities {

  private static final Duration ACCESS_LIFETIME = Duration.ofMinutes(10);
  private static final Duration SESSION_LIFETIME = Duration.ofDays(30);
  private static final Duration REPLACED_ANSWERS_FOR = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Mailer mailer;
  private final Set<EmailAddress> administrators;
  private final Map<EmailAddress, Account> accounts = new HashMap<>();
  private final Map<EmailAddress, List<SignUp>> signUps = new HashMap<>();
  private final Map<String, Access> accessTokens = new LinkedHashMap<>();
  private final Map<String, Refresh> refreshTokens = new LinkedHashMap<>();

  /** Compared with where there is no account, so that it takes as long. */
  private final HashedPassword nobodys;

  private static final class Account {

    private final CustomerId subject;
    private HashedPassword password;
    private final Set<Role> roles = new HashSet<>();
    private final MailedCode resetCode = new MailedCode();
    private final MailedCode emailCode = new MailedCode();
    private @Nullable EmailAddress wanted;

    Account(CustomerId subject, HashedPassword password) {
      this.subject = subject;
      this.password = password;
    }
  }

  private record Access(Bearer bearer, Instant expiresAt) {}

  private static final class Session {

    private final CustomerId subject;
    private boolean ended;

    Session(CustomerId subject) {
      this.subject = subject;
    }
  }

  private static final class Refresh {

    private final Session session;
    private final Instant expiresAt;
    private @Nullable Instant replacedAt;
    private @Nullable Tokens successor;

    Refresh(Session session, Instant expiresAt) {
      this.session = session;
      this.expiresAt = expiresAt;
    }
  }

  /**
   * An identity service without accounts.
   *
   * @param random has to be a secure source
   */
  public InMemoryIdentities(InstantSource clock, RandomGenerator random, Mailer mailer) {
    this(clock, random, mailer, Set.of());
  }

  /**
   * The same where somebody is administrator from the confirmation on, for who cannot be appointed
   * from outside.
   *
   * @param administrators their addresses
   */
  public InMemoryIdentities(
      InstantSource clock,
      RandomGenerator random,
      Mailer mailer,
      Set<EmailAddress> administrators) {
    this.administrators = Set.copyOf(administrators);
    this.clock = clock;
    this.random = random;
    this.mailer = mailer;
    this.nobodys = HashedPassword.ofNobody(random);
  }

  // Accounts

  @Override
  public synchronized SignUpAnswer signUp(EmailAddress email, Password password) {
    Optional<String> broken = PasswordRule.broken(password, email);
    if (broken.isPresent()) {
      return new PasswordRefused(broken.get());
    }
    SignUp signUp =
        new SignUp(
            new CustomerId("customer-" + randomText(12)),
            HashedPassword.of(password, random),
            new MailedCode());
    signUps.computeIfAbsent(email, none -> new ArrayList<>()).add(signUp);
    if (accounts.containsKey(email)) {
      // The sign-up stays, without a code: a sign-in with its password is answered like any
      // other's.
      mailer.send(
          new Mail(
              email,
              "You have an account already",
              "Somebody, perhaps you, signed up with this address. Just sign in."));
    } else {
      sendCode(email, signUp.code());
    }
    return new CodeSent(signUp.subject());
  }

  private void sendCode(EmailAddress email, MailedCode expected) {
    String code = "%06d".formatted(random.nextInt(1_000_000));
    expected.expect(code, clock.instant());
    mailer.send(
        new Mail(email, "Your code", "Your code is " + code + ". It is good for ten minutes."));
  }

  @Override
  public synchronized void resendCode(EmailAddress email) {
    List<SignUp> open = openSignUps(email);
    if (!accounts.containsKey(email) && !open.isEmpty()) {
      sendCode(email, open.getLast().code());
    }
  }

  private List<SignUp> openSignUps(EmailAddress email) {
    return signUps.getOrDefault(email, List.of());
  }

  @Override
  public synchronized ConfirmAnswer confirm(EmailAddress email, String code) {
    if (accounts.containsKey(email)) {
      return new CodeRejected();
    }
    Instant now = clock.instant();
    List<SignUp> open = openSignUps(email);
    for (SignUp signUp : open) {
      if (signUp.code().isRight(code, now)) {
        open.remove(signUp);
        Account account = new Account(signUp.subject(), signUp.password());
        if (administrators.contains(email)) {
          account.roles.add(new Role.Administrator());
        }
        accounts.put(email, account);
        return new Confirmed(signUp.subject());
      }
    }
    return new CodeRejected();
  }

  // Sessions

  @Override
  public synchronized SignInAnswer signIn(EmailAddress email, Password password) {
    Account account = accounts.get(email);
    HashedPassword expected = account == null ? nobodys : account.password;
    if (expected.matches(password) && account != null) {
      return new SignedIn(account.subject, newTokens(new Session(account.subject)));
    }
    return openSignUps(email).stream().anyMatch(signUp -> signUp.password().matches(password))
        ? new NotConfirmed()
        : new Refused();
  }

  private Tokens newTokens(Session session) {
    Instant now = clock.instant();
    accessTokens.values().removeIf(access -> !now.isBefore(access.expiresAt()));
    refreshTokens.values().removeIf(refresh -> !now.isBefore(refresh.expiresAt));
    Tokens tokens = new Tokens(randomText(32), randomText(32), ACCESS_LIFETIME);
    Set<Role> roles = find(session.subject).map(account -> account.roles).orElse(Set.of());
    accessTokens.put(
        tokens.accessToken(),
        new Access(new Bearer(session.subject, roles), now.plus(ACCESS_LIFETIME)));
    refreshTokens.put(tokens.refreshToken(), new Refresh(session, now.plus(SESSION_LIFETIME)));
    return tokens;
  }

  @Override
  public synchronized Optional<Tokens> refresh(String refreshToken) {
    Instant now = clock.instant();
    Refresh refresh = refreshTokens.get(refreshToken);
    if (refresh == null || refresh.session.ended || !now.isBefore(refresh.expiresAt)) {
      return Optional.empty();
    }
    if (refresh.replacedAt == null) {
      refresh.replacedAt = now;
      refresh.successor = newTokens(refresh.session);
    } else if (now.isAfter(refresh.replacedAt.plus(REPLACED_ANSWERS_FOR))) {
      // Somebody else has it too: nobody may go on with this session.
      refresh.session.ended = true;
      return Optional.empty();
    }
    return Optional.ofNullable(refresh.successor);
  }

  @Override
  public synchronized void signOut(CustomerId subject) {
    refreshTokens.values().removeIf(refresh -> refresh.session.subject.equals(subject));
  }

  @Override
  public synchronized Optional<Bearer> verify(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(access -> clock.instant().isBefore(access.expiresAt()))
        .map(Access::bearer);
  }

  // Changes of an account

  private Optional<Account> find(CustomerId subject) {
    return accounts.values().stream()
        .filter(account -> account.subject.equals(subject))
        .findFirst();
  }

  @Override
  public synchronized void sendResetCode(EmailAddress email) {
    Optional.ofNullable(accounts.get(email))
        .ifPresent(account -> sendCode(email, account.resetCode));
  }

  @Override
  public synchronized ResetAnswer resetPassword(
      EmailAddress email, String code, Password password) {
    Optional<String> broken = PasswordRule.broken(password, email);
    if (broken.isPresent()) {
      return new ResetAnswer.PasswordRefused(broken.get());
    }
    Account account = accounts.get(email);
    if (account == null || !account.resetCode.isRight(code, clock.instant())) {
      return new ResetAnswer.CodeRejected();
    }
    account.resetCode.use();
    account.password = HashedPassword.of(password, random);
    signOut(account.subject);
    return new ResetAnswer.Reset(account.subject);
  }

  @Override
  public synchronized EmailCodeAnswer sendEmailCode(String accessToken, EmailAddress wanted) {
    Optional<Account> account = accountOf(accessToken);
    account.ifPresent(found -> {
      found.wanted = wanted;
      found.emailCode.use();
      if (!accounts.containsKey(wanted)) {
        sendCode(wanted, found.emailCode);
      }
    });
    return account.isPresent() ? new EmailCodeAnswer.CodeSent() : new EmailCodeAnswer.NotSignedIn();
  }

  @Override
  public synchronized EmailChangeAnswer changeEmail(String accessToken, String code) {
    Optional<Account> signedIn = accountOf(accessToken);
    if (signedIn.isEmpty()) {
      return new EmailChangeAnswer.NotSignedIn();
    }
    Account account = signedIn.get();
    EmailAddress wanted = account.wanted;
    if (wanted == null
        || !account.emailCode.isRight(code, clock.instant())
        || accounts.containsKey(wanted)) {
      return new EmailChangeAnswer.CodeRejected();
    }
    account.emailCode.use();
    accounts.values().remove(account);
    accounts.put(wanted, account);
    return new EmailChangeAnswer.Changed(account.subject, wanted);
  }

  private Optional<Account> accountOf(String accessToken) {
    return verify(accessToken).map(Bearer::subject).flatMap(this::find);
  }

  @Override
  public synchronized Optional<CustomerId> find(EmailAddress email) {
    return Optional.ofNullable(accounts.get(email)).map(account -> account.subject);
  }

  @Override
  public synchronized void delete(CustomerId subject) {
    accounts.values().removeIf(account -> account.subject.equals(subject));
    signOut(subject);
  }

  @Override
  public synchronized void grant(CustomerId subject, Role role) {
    change(subject, account -> account.roles.add(role));
  }

  @Override
  public synchronized void withdraw(CustomerId subject, Role role) {
    change(subject, account -> account.roles.remove(role));
  }

  @Override
  public synchronized Set<Role> roles(CustomerId subject) {
    return find(subject).map(account -> Set.copyOf(account.roles)).orElse(Set.of());
  }

  private void change(CustomerId subject, Consumer<Account> change) {
    find(subject).ifPresent(change);
  }

  private String randomText(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
