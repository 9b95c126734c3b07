package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Routines.later;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.FEED;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.PAST_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_CALL;
import static io.travelapp.adapters.postgres.generated.Tables.PATTERN_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.travelapp.domain.booking.Timetables.Archived;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Takes departures that are over away from those on sale: sold ones to tables of their own, others
 * for good. Their claims stay where they are, for whoever ends a booking late finds them there; of
 * their bits there is no more use.
 *
 * <p>They are locked first. A hold has its departure locked from before it claims a seat until the
 * booking is stored, so what is not sold under the lock never will be. Who gives seats back
 * meanwhile waits, and then finds no bits to clear.
 */
final class ArchivedDepartures {

  private final DSLContext sql;
  private final String feed;

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  ArchivedDepartures(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /** The feeds of which departures left their last call by then. */
  static List<String> feedsWithSome(DSLContext sql, Instant leftBefore) {
    return sql.select(FEED.NAME)
        .from(FEED)
        .where(
            exists(
                selectOne()
                    .from(DEPARTURE)
                    .join(JOURNEY_PATTERN)
                    .on(JOURNEY_PATTERN.ID.eq(DEPARTURE.PATTERN_ID))
                    .where(isOver(FEED.NAME, leftBefore))))
        .orderBy(FEED.NAME)
        .fetch(FEED.NAME);
  }

  /** The service date is looked up by index: no zone is more than a day ahead of Greenwich. */
  private static Condition isOver(Field<String> ofFeed, Instant leftBefore) {
    LocalDate latest = LocalDate.ofInstant(leftBefore, ZoneOffset.UTC).plusDays(1);
    return DEPARTURE
        .FEED
        .eq(ofFeed)
        .and(DEPARTURE.SERVICE_DATE.le(latest))
        .and(later(DEPARTURE.STARTS_AT, JOURNEY_PATTERN.LASTS).le(leftBefore));
  }

  /** Archives at most so many of those that left their last call by then. */
  Archived write(Instant leftBefore, int limit) {
    Long[] over = lock(leftBefore, limit);
    Long[] sold = sold(over);
    keepPatterns(sold);
    keep(sold);
    sql.deleteFrom(DEPARTURE).where(DEPARTURE.ID.eq(any(over))).execute();
    return new Archived(sold.length, over.length - sold.length);
  }

  private Long[] lock(Instant leftBefore, int limit) {
    return sql.select(DEPARTURE.ID)
        .from(DEPARTURE)
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(DEPARTURE.PATTERN_ID))
        .where(isOver(val(feed), leftBefore))
        .orderBy(DEPARTURE.ID)
        .limit(limit)
        .forUpdate()
        .of(DEPARTURE)
        .skipLocked()
        .fetch(DEPARTURE.ID)
        .toArray(Long[]::new);
  }

  private Long[] sold(Long[] departures) {
    return sql.select(DEPARTURE.ID)
        .from(DEPARTURE)
        .where(DEPARTURE.ID.eq(any(departures)), isClaimed().or(isBooked()))
        .orderBy(DEPARTURE.ID)
        .fetch(DEPARTURE.ID)
        .toArray(Long[]::new);
  }

  private static Condition isClaimed() {
    return exists(selectOne().from(SEAT_CLAIM).where(SEAT_CLAIM.DEPARTURE_ID.eq(DEPARTURE.ID)));
  }

  /** Also one that was cancelled or never paid is a booking that somebody may look at. */
  private static Condition isBooked() {
    return exists(
        selectOne()
            .from(BOOKING_LEG)
            .join(BOOKING)
            .on(BOOKING.ID.eq(BOOKING_LEG.BOOKING_ID))
            .where(BOOKING_LEG.DEPARTURE_ID.eq(DEPARTURE.ID), BOOKING.INTENT.isNotNull()));
  }

  /** A pattern is kept once; an id means the same content for ever. */
  private void keepPatterns(Long[] departures) {
    Long[] patterns =
        sql.selectDistinct(DEPARTURE.PATTERN_ID)
            .from(DEPARTURE)
            .where(
                DEPARTURE.ID.eq(any(departures)),
                notExists(
                    selectOne().from(PAST_PATTERN).where(PAST_PATTERN.ID.eq(DEPARTURE.PATTERN_ID))))
            .fetch(DEPARTURE.PATTERN_ID)
            .toArray(Long[]::new);
    sql.insertInto(
            PAST_PATTERN,
            PAST_PATTERN.ID,
            PAST_PATTERN.LINE_ID,
            PAST_PATTERN.PARTS,
            PAST_PATTERN.CURRENCY,
            PAST_PATTERN.LEG_FROM,
            PAST_PATTERN.LEG_TO,
            PAST_PATTERN.LEG_FARE)
        .select(
            select(
                    JOURNEY_PATTERN.ID,
                    JOURNEY_PATTERN.LINE_ID,
                    JOURNEY_PATTERN.PARTS,
                    JOURNEY_PATTERN.CURRENCY,
                    ofLegs(PATTERN_LEG.FROM_CALL),
                    ofLegs(PATTERN_LEG.TO_CALL),
                    ofLegs(PATTERN_LEG.FARE))
                .from(JOURNEY_PATTERN)
                .where(JOURNEY_PATTERN.ID.eq(any(patterns))))
        .execute();
    sql.insertInto(
            PAST_CALL,
            PAST_CALL.PATTERN_ID,
            PAST_CALL.CALL,
            PAST_CALL.STOP_ID,
            PAST_CALL.BOARDING,
            PAST_CALL.ALIGHTING,
            PAST_CALL.ARRIVES_AFTER,
            PAST_CALL.DEPARTS_AFTER,
            PAST_CALL.SALES_WINDOW_ID)
        .select(
            select(
                    PATTERN_CALL.PATTERN_ID,
                    PATTERN_CALL.CALL,
                    PATTERN_CALL.STOP_ID,
                    PATTERN_CALL.BOARDING,
                    PATTERN_CALL.ALIGHTING,
                    PATTERN_CALL.ARRIVES_AFTER,
                    PATTERN_CALL.DEPARTS_AFTER,
                    PATTERN_CALL.SALES_WINDOW_ID)
                .from(PATTERN_CALL)
                .where(PATTERN_CALL.PATTERN_ID.eq(any(patterns))))
        .execute();
  }

  private static <T> Field<T[]> ofLegs(Field<T> column) {
    return array(
        select(column)
            .from(PATTERN_LEG)
            .where(PATTERN_LEG.PATTERN_ID.eq(JOURNEY_PATTERN.ID))
            .orderBy(PATTERN_LEG.TO_CALL, PATTERN_LEG.FROM_CALL));
  }

  private void keep(Long[] departures) {
    sql.insertInto(
            PAST_DEPARTURE,
            PAST_DEPARTURE.ID,
            PAST_DEPARTURE.FEED,
            PAST_DEPARTURE.JOURNEY,
            PAST_DEPARTURE.SERVICE_DATE,
            PAST_DEPARTURE.HEADSIGN,
            PAST_DEPARTURE.BLOCK,
            PAST_DEPARTURE.STARTS_AT,
            PAST_DEPARTURE.PATTERN_ID,
            PAST_DEPARTURE.LAYOUT_ID,
            PAST_DEPARTURE.REVISION,
            PAST_DEPARTURE.STATUS)
        .select(
            select(
                    DEPARTURE.ID,
                    DEPARTURE.FEED,
                    DEPARTURE.JOURNEY,
                    DEPARTURE.SERVICE_DATE,
                    DEPARTURE.HEADSIGN,
                    DEPARTURE.BLOCK,
                    DEPARTURE.STARTS_AT,
                    DEPARTURE.PATTERN_ID,
                    DEPARTURE.LAYOUT_ID,
                    DEPARTURE.REVISION,
                    DEPARTURE.STATUS)
                .from(DEPARTURE)
                .where(DEPARTURE.ID.eq(any(departures))))
        .execute();
  }
}
