package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.MAILED_CODE;

import io.travelapp.adapters.accounts.generated.tables.records.MailedCodeRecord;
import io.travelapp.domain.customer.EmailAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The codes that let an account be changed: one for each purpose, good for as long and for as many
 * tries as that of a sign-up, and once. Each method takes the transaction that it is part of.
 */
final class MailedCodes {

  private final Secrets secrets;

  MailedCodes(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What a code is for. */
  enum Purpose {
    PASSWORD,
    EMAIL;

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A new code in the place of the last one. */
  String renew(
      DSLContext sql, String subject, Purpose purpose, @Nullable EmailAddress email, Instant now) {
    String code = secrets.code();
    MailedCodeRecord row = new MailedCodeRecord();
    row.setSubject(subject);
    row.setPurpose(purpose.text());
    row.setCodeHash(hash(subject, purpose, code));
    row.setSent(now);
    row.setTries((short) 0);
    row.setEmail(email == null ? null : email.value());
    sql.insertInto(MAILED_CODE).set(row).onDuplicateKeyUpdate().setAllToExcluded().execute();
    return code;
  }

  /** Uses the code up if it is right, else counts a try. */
  Optional<MailedCodeRecord> use(
      DSLContext sql, String subject, Purpose purpose, String code, Instant now) {
    Optional<MailedCodeRecord> expected =
        sql.selectFrom(MAILED_CODE)
            .where(MAILED_CODE.SUBJECT.eq(subject))
            .and(MAILED_CODE.PURPOSE.eq(purpose.text()))
            .and(MAILED_CODE.TRIES.lt((short) PgAccounts.CODE_TRIES_MAX))
            .and(MAILED_CODE.SENT.gt(now.minus(PgAccounts.CODE_LIFETIME)))
            .forUpdate()
            .fetchOptional();
    Optional<MailedCodeRecord> right =
        expected.filter(
            row -> ConfirmationCode.matches(row.getCodeHash(), salt(subject, purpose), code));
    if (right.isPresent()) {
      right.get().delete();
    } else {
      expected.ifPresent(row -> {
        row.setTries((short) (row.getTries() + 1));
        row.update();
      });
    }
    return right;
  }

  private static byte[] hash(String subject, Purpose purpose, String code) {
    return ConfirmationCode.hash(salt(subject, purpose), code);
  }

  private static String salt(String subject, Purpose purpose) {
    return subject + ":" + purpose.text();
  }
}
