package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jooq.CloseableDSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stops a program that has gone wrong, and whether the ledger would notice. */
class LastDefenceTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final SoldCoaches coaches = SoldCoaches.publishedIn(database, 3, 4, 3);
  private final PostgresAdapters postgres = database.open();
  private final CloseableDSLContext owner = database.asOwner();

  @BeforeEach
  void somebodyHoldsSeat1() {
    assertThat(hold(leg(0, 2, 1))).isInstanceOf(HoldAnswer.Held.class);
    assertThat(SeatLedger.faults(owner)).isEmpty();
  }

  @AfterEach
  void close() {
    owner.close();
    postgres.close();
  }

  @Test
  void a_seat_that_the_bits_show_as_free_is_not_sold_while_somebody_has_a_claim_on_it() {
    owner.execute(
        "update travelapp.departure set occ = repeat('0', seats * parts)::varbit, taken = 0");

    HoldAnswer answer = hold(leg(1, 3, 1, 2));

    assertThat(answer)
        .isEqualTo(new HoldAnswer.SeatsTaken(new DepartureId(1), Set.of(SoldCoaches.label(1))));
    assertThat(owner.fetchValue("select count(*) from travelapp.booking")).isEqualTo(1L);
    assertThat(owner.fetchValue("select sum(taken) from travelapp.departure")).isEqualTo(0L);
  }

  @Test
  void a_seat_that_is_asked_for_twice_on_one_part_of_the_way_is_refused_by_the_count() {
    HeldLeg first = leg(0, 2, 3);
    HeldLeg second = leg(1, 3, 3);
    HeldLeg alightsEarly =
        new HeldLeg(
            first.departure(),
            first.segment(),
            first.from(),
            first.to(),
            first.boards(),
            first.boards(),
            first.seats(),
            first.seatedTogether(),
            first.refundAnchor(),
            first.refundPolicy());

    assertThat(hold(alightsEarly, second)).isInstanceOf(HoldAnswer.SeatsTaken.class);
    assertThat(SeatLedger.faults(owner)).isEmpty();
  }

  @Test
  void a_bit_that_nobody_claims_is_a_seat_that_is_lost_and_not_sold_twice() {
    owner.execute(
        "update travelapp.departure set occ = set_bit(occ, 2, 1), taken = taken + 1 where id = 1");

    assertThat(hold(leg(0, 1, 2)))
        .isEqualTo(new HoldAnswer.SeatsTaken(new DepartureId(1), Set.of(SoldCoaches.label(2))));
    assertThat(SeatLedger.faults(owner))
        .singleElement()
        .asString()
        .contains("bits that nobody claims");
  }

  @Test
  void giving_back_goes_on_where_the_bits_are_wrong() {
    owner.execute(
        "update travelapp.departure set occ = repeat('0', seats * parts)::varbit, taken = 0");
    database.passTime(Hold.LIFETIME.plus(Duration.ofSeconds(1)));

    assertThat(postgres.bookings().expire(10)).isEqualTo(1);
    assertThat(SeatLedger.faults(owner)).isEmpty();
  }

  @Test
  void the_ledger_notices_a_claim_without_bits() {
    owner.execute(
        "update travelapp.departure set occ = repeat('0', seats * parts)::varbit, taken = 0");

    assertThat(SeatLedger.faults(owner))
        .singleElement()
        .asString()
        .contains("a claim without its bits");
  }

  @Test
  void the_ledger_notices_a_seat_that_is_claimed_twice() {
    owner.execute("alter table travelapp.seat_claim drop constraint seat_claim_no_overlap");
    owner.execute(
        "insert into travelapp.seat_claim select booking_id, 1, passenger, departure_id, layout_id,"
            + " seat, label, 1, 2, kind from travelapp.seat_claim");

    assertThat(SeatLedger.faults(owner))
        .anySatisfy(fault -> assertThat(fault).contains("a seat that is claimed twice"));
  }

  @Test
  void the_ledger_notices_a_departure_that_is_archived_and_on_sale() {
    owner.execute(
        "insert into travelapp.past_pattern"
            + " select id, line_id, parts, currency, '{}', '{}', '{}'"
            + " from travelapp.journey_pattern");
    owner.execute(
        "insert into travelapp.past_departure select id, feed, journey, service_date, headsign,"
            + " block, starts_at, pattern_id, layout_id, revision, status"
            + " from travelapp.departure where id = 2");

    assertThat(SeatLedger.faults(owner))
        .singleElement()
        .asString()
        .contains("a departure that is archived and on sale");
  }

  @Test
  void the_ledger_notices_a_booking_whose_departure_is_gone() {
    owner.execute(
        "insert into travelapp.payment_attempt (intent, booking_id, customer, operation,"
            + " request_key, amount, card_token, touched_at)"
            + " select 'i', id, customer, 'book', 'k', 1000, 't', now() from travelapp.booking");
    owner.execute("update travelapp.booking set intent = 'i'");
    owner.execute("delete from travelapp.departure where id = 1");

    assertThat(SeatLedger.faults(owner))
        .anySatisfy(fault -> assertThat(fault).contains("a booking without its departure"));
  }

  @Test
  void the_application_cannot_take_the_defences_down_nor_rewrite_what_was_sold() {
    try (Database asApplication =
        Database.open(database.url(), database.user(), database.password(), 1)) {
      for (String forbidden :
          List.of(
              "alter table travelapp.seat_claim drop constraint seat_claim_no_overlap",
              "drop index travelapp.seat_claim_no_overlap",
              "alter table travelapp.departure disable trigger all",
              "update travelapp.seat_claim set from_call = 2",
              "update travelapp.booking set reference = 'CDFHJKMN'",
              "update travelapp.booking set customer = 'mallory'",
              "delete from travelapp.booking",
              "update travelapp.price_line set amount = 0",
              "update travelapp.booking_leg set refund_percents = '{100}'",
              "update travelapp.ticket set price = 0",
              "delete from travelapp.ticket",
              "update travelapp.payment_attempt set amount = 0",
              "delete from travelapp.payment_attempt",
              "update travelapp.cancellation_quote set refund = 1000000",
              "update travelapp.refund_order set amount = 1000000",
              "delete from travelapp.refund_order",
              "update travelapp.past_departure set headsign = 'Elsewhere'",
              "delete from travelapp.past_departure",
              "update travelapp.past_pattern set leg_fare = '{}'",
              "delete from travelapp.past_call")) {
        assertThatThrownBy(() -> asApplication.sql().execute(forbidden))
            .as(forbidden)
            .isInstanceOfSatisfying(
                DataAccessException.class,
                refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
      }
    }
  }

  private HeldLeg leg(int from, int to, Integer... seats) {
    return coaches.leg(1, new Segment(from, to), List.of(seats));
  }

  private HoldAnswer hold(HeldLeg... legs) {
    CustomerId customer = Fixtures.aCustomerId();
    HoldRequest request = SoldCoaches.request(customer, legs);
    return postgres.bookings().hold(SoldCoaches.key(customer, "hold"), request);
  }
}
