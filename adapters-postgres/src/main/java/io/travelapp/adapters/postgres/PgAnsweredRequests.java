package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.ANSWERED_REQUEST;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.when;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.tables.records.AnsweredRequestRecord;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.RequestKey;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.types.DayToSecond;

/**
 * Answered requests in PostgreSQL. A claim is one statement, which either inserts the request, or
 * takes it over, or leaves it as it is; the mark of the claim that comes back tells which.
 */
final class PgAnsweredRequests implements AnsweredRequests {

  /** Counted from the claim, which is a little earlier than the answer. */
  private static final Duration KEPT_SINCE_CLAIM = KEPT.plusHours(1);

  /** How many claims there are from one sweep to the next. */
  private static final int SWEPT_EVERY = 100;

  /** How many a sweep removes at most: more than were claimed since the last one. */
  private static final int SWEPT_AT_ONCE = 1000;

  private final DSLContext sql;
  private final AtomicLong claims = new AtomicLong();

  PgAnsweredRequests(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Claim claim(RequestKey key, String fingerprint) {
    if (claims.incrementAndGet() % SWEPT_EVERY == 0) {
      sweep();
    }
    UUID mark = UUID.randomUUID();
    AnsweredRequestRecord found =
        CLAIM.query(sql, new Claiming(mark, key, fingerprint)).fetchSingle().into(ANSWERED_REQUEST);
    if (found.getClaim().equals(mark)) {
      return new Claim.GoOn();
    }
    if (!found.getFingerprint().equals(fingerprint)) {
      return new Claim.UsedForAnother();
    }
    return found.getStatus() == null ? new Claim.InProgress() : new Claim.Answered(answer(found));
  }

  /** A claim, as it is written down if nobody was faster. */
  private record Claiming(UUID mark, RequestKey key, String fingerprint) {}

  private static final Template<Claiming> CLAIM =
      Template.of(values ->
          insertInto(ANSWERED_REQUEST)
              .set(ANSWERED_REQUEST.PRINCIPAL, principal(values.in(Claiming::key)))
              .set(ANSWERED_REQUEST.OPERATION, operation(values.in(Claiming::key)))
              .set(ANSWERED_REQUEST.REQUEST_KEY, requestKey(values.in(Claiming::key)))
              .set(
                  ANSWERED_REQUEST.FINGERPRINT,
                  values.value(ANSWERED_REQUEST.FINGERPRINT, Claiming::fingerprint))
              .set(ANSWERED_REQUEST.CLAIM, values.value(ANSWERED_REQUEST.CLAIM, Claiming::mark))
              .set(ANSWERED_REQUEST.CLAIMED_AT, Routines.instantNow())
              .onDuplicateKeyUpdate()
              .set(ANSWERED_REQUEST.CLAIM, excludedIf(isAbandoned(), ANSWERED_REQUEST.CLAIM))
              .set(
                  ANSWERED_REQUEST.CLAIMED_AT,
                  excludedIf(isAbandoned(), ANSWERED_REQUEST.CLAIMED_AT))
              .returning());

  private static Condition isAbandoned() {
    return ANSWERED_REQUEST
        .STATUS
        .isNull()
        .and(ANSWERED_REQUEST.FINGERPRINT.eq(excluded(ANSWERED_REQUEST.FINGERPRINT)))
        .and(
            ANSWERED_REQUEST.CLAIMED_AT.le(
                excluded(ANSWERED_REQUEST.CLAIMED_AT).sub(DayToSecond.valueOf(TAKEN_OVER_AFTER))));
  }

  private static <T> Field<T> excludedIf(Condition condition, Field<T> column) {
    return when(condition, excluded(column)).otherwise(column);
  }

  /** An answer that a claim comes to; what the request has already stays. */
  private record Answered(RequestKey key, Answer answer) {}

  private static final Template<Answered> ANSWER =
      Template.of(values ->
          update(ANSWERED_REQUEST)
              .set(
                  ANSWERED_REQUEST.STATUS,
                  unlessAnswered(
                      ANSWERED_REQUEST.STATUS,
                      values.value(ANSWERED_REQUEST.STATUS, it -> it.answer().status())))
              .set(
                  ANSWERED_REQUEST.BODY,
                  unlessAnswered(
                      ANSWERED_REQUEST.BODY,
                      values.value(ANSWERED_REQUEST.BODY, it -> it.answer().body())))
              .set(
                  ANSWERED_REQUEST.LOCATION,
                  unlessAnswered(
                      ANSWERED_REQUEST.LOCATION,
                      values.value(
                          ANSWERED_REQUEST.LOCATION, it -> it.answer().location().orElse(null))))
              .where(isOf(values.in(Answered::key)))
              .returning());

  private static <T> Field<T> unlessAnswered(Field<T> column, Field<T> value) {
    return when(ANSWERED_REQUEST.STATUS.isNull(), value).otherwise(column);
  }

  @Override
  public Answer answer(RequestKey key, Answer answer) {
    return ANSWER
        .query(sql, new Answered(key, answer))
        .fetchOptionalInto(ANSWERED_REQUEST)
        .map(PgAnsweredRequests::answer)
        .orElse(answer);
  }

  private static Answer answer(AnsweredRequestRecord row) {
    return new Answer(row.getStatus(), row.getBody(), Optional.ofNullable(row.getLocation()));
  }

  @Override
  public void forget(RequestKey key) {
    sql.deleteFrom(ANSWERED_REQUEST)
        .where(isOf(Values.of(key)))
        .and(ANSWERED_REQUEST.STATUS.isNull())
        .execute();
  }

  private static Condition isOf(Values<RequestKey> key) {
    return ANSWERED_REQUEST
        .PRINCIPAL
        .eq(principal(key))
        .and(ANSWERED_REQUEST.OPERATION.eq(operation(key)))
        .and(ANSWERED_REQUEST.REQUEST_KEY.eq(requestKey(key)));
  }

  private static Field<String> principal(Values<RequestKey> key) {
    return key.value(ANSWERED_REQUEST.PRINCIPAL, it -> it.principal().subject());
  }

  private static Field<String> operation(Values<RequestKey> key) {
    return key.value(ANSWERED_REQUEST.OPERATION, RequestKey::operation);
  }

  private static Field<String> requestKey(Values<RequestKey> key) {
    return key.value(ANSWERED_REQUEST.REQUEST_KEY, RequestKey::key);
  }

  /** Removes the oldest of those that need not be kept any more, some at a time. */
  private void sweep() {
    sql.deleteFrom(ANSWERED_REQUEST)
        .where(
            row(
                    ANSWERED_REQUEST.PRINCIPAL,
                    ANSWERED_REQUEST.OPERATION,
                    ANSWERED_REQUEST.REQUEST_KEY)
                .in(
                    select(
                            ANSWERED_REQUEST.PRINCIPAL,
                            ANSWERED_REQUEST.OPERATION,
                            ANSWERED_REQUEST.REQUEST_KEY)
                        .from(ANSWERED_REQUEST)
                        .where(ANSWERED_REQUEST.CLAIMED_AT.le(Moments.ago(KEPT_SINCE_CLAIM)))
                        .orderBy(ANSWERED_REQUEST.CLAIMED_AT)
                        .limit(SWEPT_AT_ONCE)
                        .forUpdate()
                        .skipLocked()))
        .execute();
  }
}
