package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.ACCOUNT;
import static io.travelapp.adapters.accounts.generated.Tables.REFRESH_TOKEN;
import static io.travelapp.adapters.accounts.generated.Tables.SESSION;
import static org.jooq.impl.DSL.select;

import io.travelapp.adapters.accounts.PgAccounts.Account;
import io.travelapp.adapters.accounts.generated.tables.records.RefreshTokenRecord;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Sessions and their refresh tokens. A session that has ended is deleted, and its tokens with it;
 * whatever happens to one happens while its row is locked.
 */
final class PgSessions {

  /** How long a replaced token answers what it answered first. */
  static final Duration REPEAT_WITHIN = Duration.ofSeconds(30);

  /** How many expired sessions go when one begins: more than come, so that they do not pile up. */
  private static final int FORGOTTEN_AT_ONCE = 20;

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;
  private final AccessTokens accessTokens;
  private final Duration lifetime;

  PgSessions(
      Database database,
      InstantSource clock,
      Secrets secrets,
      AccessTokens accessTokens,
      Duration lifetime) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
    this.accessTokens = accessTokens;
    this.lifetime = lifetime;
  }

  Tokens begin(Account account) {
    RefreshToken token = RefreshToken.next(secrets.id(), secrets);
    Tokens tokens = tokens(account.subject().subject(), account.groups(), token);
    return database.inTransaction(sql -> {
      Instant now = clock.instant();
      forgetExpired(sql, now);
      sql.insertInto(SESSION)
          .set(SESSION.ID, token.session())
          .set(SESSION.SUBJECT, account.subject().subject())
          .set(SESSION.EXPIRES, now.plus(lifetime))
          .execute();
      store(sql, token);
      return tokens;
    });
  }

  /**
   * The next tokens of the session.
   *
   * @return empty if the session has ended, or ends now because a token was used again
   */
  Optional<Tokens> refresh(RefreshToken token) {
    return database.inTransaction(sql ->
        sql.selectFrom(SESSION)
            .where(SESSION.ID.eq(token.session()))
            .forUpdate()
            .fetchOptional()
            .filter(session -> clock.instant().isBefore(session.getExpires()))
            .flatMap(session -> refresh(sql, session.getSubject(), token)));
  }

  private Optional<Tokens> refresh(DSLContext sql, String subject, RefreshToken token) {
    Instant now = clock.instant();
    Optional<RefreshTokenRecord> known =
        sql.selectFrom(REFRESH_TOKEN).where(REFRESH_TOKEN.HASH.eq(token.hash())).fetchOptional();
    if (known.isPresent() && known.get().getReplaced() == null) {
      return Optional.of(replace(sql, subject, token, now));
    }
    if (known.isPresent() && !now.isAfter(known.get().getReplaced().plus(REPEAT_WITHIN))) {
      return Optional.of(token.unseal(known.get().getSealedAnswer()));
    }
    // Two hold a token of this session, and one of them stole it: nobody can tell which.
    end(sql, token.session());
    return Optional.empty();
  }

  private Tokens replace(DSLContext sql, String subject, RefreshToken token, Instant now) {
    RefreshToken next = RefreshToken.next(token.session(), secrets);
    Tokens answer = tokens(subject, groupsOf(sql, subject), next);
    sql.update(REFRESH_TOKEN)
        .set(REFRESH_TOKEN.REPLACED, now)
        .set(REFRESH_TOKEN.SEALED_ANSWER, token.seal(answer, secrets))
        .where(REFRESH_TOKEN.HASH.eq(token.hash()))
        .execute();
    store(sql, next);
    sql.update(SESSION)
        .set(SESSION.EXPIRES, now.plus(lifetime))
        .where(SESSION.ID.eq(token.session()))
        .execute();
    forgetReplaced(sql, token.session(), now);
    return answer;
  }

  void endAll(CustomerId subject) {
    database.inTransaction(sql -> endAll(sql, subject.subject()));
  }

  /** As a part of a transaction. */
  static int endAll(DSLContext sql, String subject) {
    return sql.deleteFrom(SESSION)
        .where(
            SESSION.ID.in(
                // In order, so that two who sign out at once do not wait for each other.
                select(SESSION.ID)
                    .from(SESSION)
                    .where(SESSION.SUBJECT.eq(subject))
                    .orderBy(SESSION.ID)
                    .forUpdate()))
        .execute();
  }

  /** The groups are read again with each refresh: what changed counts from then on. */
  private static List<String> groupsOf(DSLContext sql, String subject) {
    return sql.select(ACCOUNT.ROLES)
        .from(ACCOUNT)
        .where(ACCOUNT.SUBJECT.eq(subject))
        .fetchSingle(row -> List.of(row.value1()));
  }

  private Tokens tokens(String subject, List<String> groups, RefreshToken token) {
    return new Tokens(
        accessTokens.issue(new CustomerId(subject), groups),
        token.toText(),
        accessTokens.lifetime());
  }

  private static void store(DSLContext sql, RefreshToken token) {
    sql.insertInto(REFRESH_TOKEN)
        .set(REFRESH_TOKEN.HASH, token.hash())
        .set(REFRESH_TOKEN.SESSION, token.session())
        .execute();
  }

  private static void end(DSLContext sql, UUID session) {
    sql.deleteFrom(SESSION).where(SESSION.ID.eq(session)).execute();
  }

  private static void forgetReplaced(DSLContext sql, UUID session, Instant now) {
    sql.deleteFrom(REFRESH_TOKEN)
        .where(REFRESH_TOKEN.SESSION.eq(session))
        .and(REFRESH_TOKEN.REPLACED.lt(now.minus(REPEAT_WITHIN)))
        .execute();
  }

  /** Sessions that are in use at this moment are left for another time: nobody waits. */
  private static void forgetExpired(DSLContext sql, Instant now) {
    sql.deleteFrom(SESSION)
        .where(
            SESSION.ID.in(
                select(SESSION.ID)
                    .from(SESSION)
                    .where(SESSION.EXPIRES.le(now))
                    .orderBy(SESSION.EXPIRES)
                    .limit(FORGOTTEN_AT_ONCE)
                    .forUpdate()
                    .skipLocked()))
        .execute();
  }
}
