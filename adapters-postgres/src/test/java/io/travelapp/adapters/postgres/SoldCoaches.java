package io.travelapp.adapters.postgres;

import static org.jooq.impl.DSL.val;

import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Coaches on sale whose rows are written straight into the tables: all of one layout and pattern,
 * leaving in ten days, an hour from a call to the next. Seats are labelled by their numbers.
 */
record SoldCoaches(int coaches, int seats, int parts, Instant starts) {

  /** Puts so many coaches on sale, numbered from 1. */
  static SoldCoaches publishedIn(TestDatabase database, int coaches, int seats, int parts) {
    Instant starts = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10));
    SoldCoaches sold = new SoldCoaches(coaches, seats, parts, starts);
    try (var owner = database.asOwner()) {
      sold.write(owner);
    }
    return sold;
  }

  void write(DSLContext sql) {
    sql.execute("insert into travelapp.feed (name) values ('coaches')");
    sql.execute(
        "insert into travelapp.operator (id, feed, local_id, name, zone)"
            + " values (1, 'coaches', 'o', 'Operator', 'Asia/Tokyo')");
    sql.execute(
        "insert into travelapp.line (id, feed, local_id, operator_id, name)"
            + " values (1, 'coaches', 'l', 1, 'Line')");
    sql.execute(
        "insert into travelapp.vehicle_layout (id, digest, name, seats)"
            + " values (1, 'x', 'Coach', {0})",
        val(seats));
    sql.execute(
        "insert into travelapp.seat (layout_id, seat, label, deck, seat_row, seat_column, features)"
            + " select 1, n, n::text, 1, n + 1, 1, array[]::text[]"
            + " from generate_series(0, {0} - 1) as n",
        val(seats));
    sql.execute(
        "insert into travelapp.journey_pattern (id, digest, shape, line_id, parts, lasts, currency)"
            + " values (1, 'x', 'x', 1, {0}, {0} * 3600, 'JPY')",
        val(parts));
    sql.execute(
        "insert into travelapp.departure (id, feed, journey, service_date, headsign, starts_at,"
            + " pattern_id, layout_id, seats, parts, occ, revision)"
            + " select n, 'coaches', 'j' || n, {0}::date, 'Tokyo', {0}, 1, 1, {1}, {2},"
            + " repeat('0', {1} * {2})::varbit, n from generate_series(1, {3}) as n",
        val(starts), val(seats), val(parts), val(coaches));
  }

  static SeatLabel label(int seat) {
    return new SeatLabel(String.valueOf(seat));
  }

  /** A leg on a coach, in these seats. */
  HeldLeg leg(long coach, Segment segment, List<Integer> wanted) {
    Instant boards = starts.plus(Duration.ofHours(segment.from()));
    return new HeldLeg(
        new DepartureId(coach),
        segment,
        new StopId(segment.from()),
        new StopId(segment.to()),
        boards,
        starts.plus(Duration.ofHours(segment.to())),
        wanted.stream().map(SoldCoaches::label).toList(),
        false,
        boards,
        Fixtures.REFUND_POLICY);
  }

  /** The same leg, where the first of the party has another seat from a call on. */
  HeldLeg changing(HeldLeg leg, int call, int seat) {
    return new HeldLeg(
        leg.departure(),
        leg.segment(),
        leg.from(),
        leg.to(),
        leg.boards(),
        leg.alights(),
        leg.seats(),
        List.of(new SeatChange(0, call, new StopId(call), label(seat))),
        false,
        leg.refundAnchor(),
        leg.refundPolicy());
  }

  /** A hold for as many adults as there are seats on each leg. */
  static HoldRequest request(CustomerId customer, HeldLeg... legs) {
    int party = legs[0].seats().size();
    List<PriceLine> lines = new ArrayList<>();
    for (int leg = 0; leg < legs.length; leg++) {
      for (int passenger = 0; passenger < party; passenger++) {
        lines.add(new PriceLine("Adult", passenger, leg, Money.of(1000, Fixtures.JPY)));
      }
    }
    return new HoldRequest(
        customer,
        Fixtures.aReference(),
        List.of(legs),
        IntStream.range(0, legs.length).mapToObj(leg -> legs[leg].departure().number()).toList(),
        Arrays.stream(legs).map(HeldLeg::boards).toList(),
        Collections.nCopies(party, new HeldPassenger("adult", true, true)),
        SaleTerms.of("standard"),
        PromotionLimits.NONE,
        Price.of(lines, Fixtures.JPY),
        Hold.LIFETIME);
  }

  static RequestKey key(CustomerId customer, String operation) {
    return Fixtures.aKey(customer, operation);
  }
}
