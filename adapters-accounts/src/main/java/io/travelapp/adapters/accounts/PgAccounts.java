package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.ACCOUNT;
import static io.travelapp.adapters.accounts.generated.Tables.SIGN_UP;
import static org.jooq.impl.DSL.arrayAppend;
import static org.jooq.impl.DSL.arrayRemove;
import static org.jooq.impl.DSL.select;

import io.travelapp.adapters.accounts.Database.Turn;
import io.travelapp.adapters.accounts.MailedCodes.Purpose;
import io.travelapp.adapters.accounts.generated.tables.records.AccountRecord;
import io.travelapp.adapters.accounts.generated.tables.records.SignUpRecord;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Accounts, and the sign-ups that lead to them.
 *
 * <p>An address that has an account takes sign-ups like any other, which just never can be
 * confirmed: the same rows are written and read, so neither time nor a later sign-in with the new
 * password tells the two apart. Sign-ups, codes and confirmations of one address happen one after
 * the other.
 */
final class PgAccounts {

  /** How long a code confirms. */
  static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

  /** How often a code may be tried. */
  static final int CODE_TRIES_MAX = 5;

  /** How long a sign-up can be confirmed, with codes sent again. */
  static final Duration SIGN_UP_LIFETIME = Duration.ofHours(24);

  /**
   * How many sign-ups an address can have: a guessed code is as likely right as there are sign-ups.
   * The oldest gives way.
   */
  static final int SIGN_UPS_MAX = 5;

  /**
   * How many expired sign-ups go when one is begun: more than come, so that they do not pile up.
   */
  private static final int FORGOTTEN_AT_ONCE = 20;

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;
  private final MailedCodes codes;

  PgAccounts(Database database, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
    this.codes = new MailedCodes(secrets);
  }

  /** A confirmed account. */
  record Account(CustomerId subject, String passwordHash, List<String> groups) {

    private static Account of(AccountRecord row) {
      return new Account(
          new CustomerId(row.getSubject()), row.getPasswordHash(), List.of(row.getRoles()));
    }

    @Override
    public String toString() {
      return "Account " + subject;
    }
  }

  /**
   * A new code, to be mailed.
   *
   * @param subject of the account that it is for
   * @param isTaken the address has an account, and the code is of no use
   */
  record CodeToMail(CustomerId subject, boolean isTaken, String code) {

    @Override
    public String toString() {
      return "Code for " + subject;
    }
  }

  Optional<Account> find(EmailAddress email) {
    return database
        .sql()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.EMAIL.eq(email.canonical()))
        .fetchOptional(Account::of);
  }

  boolean exists(CustomerId subject) {
    return database.sql().fetchExists(ACCOUNT, ACCOUNT.SUBJECT.eq(subject.subject()));
  }

  /** The hash of the password of the newest sign-up of the address. */
  Optional<String> newestSignUpHash(EmailAddress email) {
    return pending(database.sql(), email, clock.instant()).stream()
        .findFirst()
        .map(SignUpRecord::getPasswordHash);
  }

  CodeToMail beginSignUp(EmailAddress email, String passwordHash) {
    return database.inTransaction(sql -> {
      Database.takeTurn(sql, Turn.SIGN_UP, email.canonical());
      Instant now = clock.instant();
      forgetExpired(sql, now);
      forgetAllButNewest(sql, email, SIGN_UPS_MAX - 1);
      String subject = secrets.id().toString();
      String code = newCode(pending(sql, email, now));
      sql.insertInto(SIGN_UP)
          .set(SIGN_UP.SUBJECT, subject)
          .set(SIGN_UP.EMAIL, email.canonical())
          .set(SIGN_UP.PASSWORD_HASH, passwordHash)
          .set(SIGN_UP.CODE_HASH, ConfirmationCode.hash(subject, code))
          .set(SIGN_UP.CODE_SENT, now)
          .set(SIGN_UP.EXPIRES, now.plus(SIGN_UP_LIFETIME))
          .execute();
      return codeToMail(sql, email, subject, code);
    });
  }

  /** A new code, with as many tries, for the newest sign-up of the address, if there is one. */
  Optional<CodeToMail> renewCode(EmailAddress email) {
    return database.inTransaction(sql -> {
      Database.takeTurn(sql, Turn.SIGN_UP, email.canonical());
      Instant now = clock.instant();
      List<SignUpRecord> pending = pending(sql, email, now);
      return pending.stream()
          .findFirst()
          .map(newest -> {
            String code = newCode(pending);
            sql.update(SIGN_UP)
                .set(SIGN_UP.CODE_HASH, ConfirmationCode.hash(newest.getSubject(), code))
                .set(SIGN_UP.CODE_SENT, now)
                .set(SIGN_UP.CODE_TRIES, (short) 0)
                .where(SIGN_UP.NUMBER.eq(newest.getNumber()))
                .execute();
            return codeToMail(sql, email, newest.getSubject(), code);
          });
    });
  }

  /**
   * Opens the account of the sign-up that the code was mailed for. A wrong code is a try of every
   * sign-up of the address.
   */
  Optional<CustomerId> confirmSignUp(EmailAddress email, String code) {
    return database.inTransaction(sql -> {
      Database.takeTurn(sql, Turn.SIGN_UP, email.canonical());
      Instant now = clock.instant();
      boolean taken = isTaken(sql, email);
      List<SignUpRecord> pending = pending(sql, email, now);
      Optional<SignUpRecord> confirmed =
          pending.stream().filter(signUp -> !taken && confirms(code, signUp, now)).findFirst();
      confirmed.ifPresentOrElse(
          signUp -> openAccount(sql, signUp, now), () -> countTry(sql, pending));
      return confirmed.map(signUp -> new CustomerId(signUp.getSubject()));
    });
  }

  private static boolean confirms(String code, SignUpRecord signUp, Instant now) {
    return signUp.getCodeTries() < CODE_TRIES_MAX
        && now.isBefore(signUp.getCodeSent().plus(CODE_LIFETIME))
        && ConfirmationCode.matches(signUp.getCodeHash(), signUp.getSubject(), code);
  }

  /** The account's existence is what keeps other sign-ups of the address from being confirmed. */
  private static void openAccount(DSLContext sql, SignUpRecord signUp, Instant now) {
    sql.insertInto(ACCOUNT)
        .set(ACCOUNT.SUBJECT, signUp.getSubject())
        .set(ACCOUNT.EMAIL, signUp.getEmail())
        .set(ACCOUNT.PASSWORD_HASH, signUp.getPasswordHash())
        .set(ACCOUNT.CREATED, now)
        .execute();
    sql.deleteFrom(SIGN_UP).where(SIGN_UP.NUMBER.eq(signUp.getNumber())).execute();
  }

  private static void countTry(DSLContext sql, List<SignUpRecord> pending) {
    sql.update(SIGN_UP)
        .set(SIGN_UP.CODE_TRIES, SIGN_UP.CODE_TRIES.plus(1))
        .where(SIGN_UP.NUMBER.in(pending.stream().map(SignUpRecord::getNumber).toList()))
        .and(SIGN_UP.CODE_TRIES.lt((short) CODE_TRIES_MAX))
        .execute();
  }

  /** The sign-ups of the address that have not expired, newest first. */
  private static List<SignUpRecord> pending(DSLContext sql, EmailAddress email, Instant now) {
    return sql.selectFrom(SIGN_UP)
        .where(SIGN_UP.EMAIL.eq(email.canonical()))
        .and(SIGN_UP.EXPIRES.gt(now))
        .orderBy(SIGN_UP.NUMBER.desc())
        .limit(SIGN_UPS_MAX)
        .fetch();
  }

  // What happens to an account later

  /** A code to choose another password, if the address has an account. */
  Optional<String> resetCode(EmailAddress email) {
    return database.inTransaction(sql ->
        subjectOf(sql, email)
            .map(subject -> codes.renew(sql, subject, Purpose.PASSWORD, null, clock.instant())));
  }

  /** Gives the account another password by its code, and ends its sessions. */
  Optional<CustomerId> resetPassword(EmailAddress email, String code, String passwordHash) {
    return database.inTransaction(sql -> {
      Optional<String> reset =
          subjectOf(sql, email)
              .filter(subject ->
                  codes.use(sql, subject, Purpose.PASSWORD, code, clock.instant()).isPresent());
      reset.ifPresent(subject -> {
        sql.update(ACCOUNT)
            .set(ACCOUNT.PASSWORD_HASH, passwordHash)
            .where(ACCOUNT.SUBJECT.eq(subject))
            .execute();
        PgSessions.endAll(sql, subject);
      });
      return reset.map(CustomerId::new);
    });
  }

  /**
   * A code for the address that the account is to have.
   *
   * @return empty if there is no such account
   */
  Optional<CodeToMail> emailCode(CustomerId subject, EmailAddress wanted) {
    return database.inTransaction(sql -> {
      if (!sql.fetchExists(ACCOUNT, ACCOUNT.SUBJECT.eq(subject.subject()))) {
        return Optional.empty();
      }
      String code = codes.renew(sql, subject.subject(), Purpose.EMAIL, wanted, clock.instant());
      return Optional.of(new CodeToMail(subject, isTaken(sql, wanted), code));
    });
  }

  /** Gives the account the address that its code was mailed to, unless another has it by now. */
  Optional<EmailAddress> changeEmail(CustomerId subject, String code) {
    return database.inTransaction(sql -> {
      Optional<EmailAddress> wanted =
          codes
              .use(sql, subject.subject(), Purpose.EMAIL, code, clock.instant())
              .map(row -> new EmailAddress(row.getEmail()));
      return wanted.filter(email -> {
        Database.takeTurn(sql, Turn.SIGN_UP, email.canonical());
        return !isTaken(sql, email)
            && sql.update(ACCOUNT)
                    .set(ACCOUNT.EMAIL, email.canonical())
                    .where(ACCOUNT.SUBJECT.eq(subject.subject()))
                    .execute()
                == 1;
      });
    });
  }

  /** Ends the account, its sessions, and what was begun for its address. */
  void delete(CustomerId subject) {
    database.inTransaction(sql -> {
      Optional<AccountRecord> account =
          sql.selectFrom(ACCOUNT)
              .where(ACCOUNT.SUBJECT.eq(subject.subject()))
              .forUpdate()
              .fetchOptional();
      account.ifPresent(row -> {
        PgSessions.endAll(sql, row.getSubject());
        sql.deleteFrom(SIGN_UP).where(SIGN_UP.EMAIL.eq(row.getEmail())).execute();
        row.delete();
      });
      return account.isPresent();
    });
  }

  void grant(CustomerId subject, Role role) {
    setRoles(subject, arrayAppend(arrayRemove(ACCOUNT.ROLES, role.group()), role.group()));
  }

  void withdraw(CustomerId subject, Role role) {
    setRoles(subject, arrayRemove(ACCOUNT.ROLES, role.group()));
  }

  List<String> groups(CustomerId subject) {
    return database
        .sql()
        .select(ACCOUNT.ROLES)
        .from(ACCOUNT)
        .where(ACCOUNT.SUBJECT.eq(subject.subject()))
        .fetchOptional(ACCOUNT.ROLES)
        .map(roles -> List.of(roles))
        .orElse(List.of());
  }

  private void setRoles(CustomerId subject, Field<String[]> roles) {
    database
        .sql()
        .update(ACCOUNT)
        .set(ACCOUNT.ROLES, roles)
        .where(ACCOUNT.SUBJECT.eq(subject.subject()))
        .execute();
  }

  private static Optional<String> subjectOf(DSLContext sql, EmailAddress email) {
    return sql.select(ACCOUNT.SUBJECT)
        .from(ACCOUNT)
        .where(ACCOUNT.EMAIL.eq(email.canonical()))
        .fetchOptional(ACCOUNT.SUBJECT);
  }

  private static boolean isTaken(DSLContext sql, EmailAddress email) {
    return sql.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(email.canonical()));
  }

  private static CodeToMail codeToMail(
      DSLContext sql, EmailAddress email, String subject, String code) {
    return new CodeToMail(new CustomerId(subject), isTaken(sql, email), code);
  }

  /** A code that none of these sign-ups has: a code confirms the one that it was mailed for. */
  private String newCode(List<SignUpRecord> pending) {
    String code = secrets.code();
    while (isCodeOfOne(pending, code)) {
      code = secrets.code();
    }
    return code;
  }

  private static boolean isCodeOfOne(List<SignUpRecord> pending, String code) {
    return pending.stream()
        .anyMatch(
            signUp -> ConfirmationCode.matches(signUp.getCodeHash(), signUp.getSubject(), code));
  }

  /** Rows that another transaction is about to forget are left to it: nobody waits. */
  private static void forgetExpired(DSLContext sql, Instant now) {
    sql.deleteFrom(SIGN_UP)
        .where(
            SIGN_UP.NUMBER.in(
                select(SIGN_UP.NUMBER)
                    .from(SIGN_UP)
                    .where(SIGN_UP.EXPIRES.le(now))
                    .orderBy(SIGN_UP.EXPIRES)
                    .limit(FORGOTTEN_AT_ONCE)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }

  private static void forgetAllButNewest(DSLContext sql, EmailAddress email, int kept) {
    sql.deleteFrom(SIGN_UP)
        .where(
            SIGN_UP.NUMBER.in(
                select(SIGN_UP.NUMBER)
                    .from(SIGN_UP)
                    .where(SIGN_UP.EMAIL.eq(email.canonical()))
                    .orderBy(SIGN_UP.NUMBER.desc())
                    .offset(kept)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }
}
