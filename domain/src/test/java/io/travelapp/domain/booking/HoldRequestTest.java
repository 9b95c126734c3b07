package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldRequestTest {

  private static final HeldPassenger ADULT = new HeldPassenger("adult", true, true);
  private static final HeldPassenger INFANT = new HeldPassenger("infant", false, false);

  private static HoldRequest request(List<HeldLeg> legs, List<HeldPassenger> passengers) {
    return request(legs, Collections.nCopies(legs.size(), 1L), passengers, Hold.LIFETIME);
  }

  private static HoldRequest request(
      List<HeldLeg> legs, List<Long> revisions, List<HeldPassenger> passengers, Duration lifetime) {
    return request(
        legs, revisions, legs.stream().map(HeldLeg::boards).toList(), passengers, lifetime);
  }

  private static HoldRequest request(
      List<HeldLeg> legs,
      List<Long> revisions,
      List<Instant> closings,
      List<HeldPassenger> passengers,
      Duration lifetime) {
    return new HoldRequest(
        Sales.MARY,
        Sales.REFERENCE,
        legs,
        revisions,
        closings,
        passengers,
        SaleTerms.of("standard"),
        PromotionLimits.NONE,
        Price.of(List.of(), EURO),
        lifetime);
  }

  private static String[] seats(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(row -> row + "A").toArray(String[]::new);
  }

  @Test
  void each_leg_has_a_seat_for_each_who_needs_one() {
    HoldRequest request =
        request(
            List.of(leg(BOARDS, "1A", "1B"), leg(BOARDS.plusSeconds(3600), "2C", "2D")),
            List.of(ADULT, INFANT, ADULT));

    assertThat(request.legs()).hasSize(2);
    assertThat(request.passengers()).hasSize(3);
  }

  @Test
  void a_leg_with_too_few_or_too_many_seats_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(leg(BOARDS, "1A")), List.of(ADULT, ADULT)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(leg(BOARDS, "1A", "1B")), List.of(ADULT, INFANT)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            request(List.of(leg(BOARDS, "1A"), leg(BOARDS.plusSeconds(3600))), List.of(ADULT)));
  }

  @Test
  void nobody_shares_a_seat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(leg(BOARDS, "1A", "1A")), List.of(ADULT, ADULT)));
  }

  @Test
  void a_hold_has_one_to_four_legs_and_a_revision_for_each() {
    List<HeldLeg> four =
        IntStream.range(0, 4).mapToObj(i -> leg(BOARDS.plusSeconds(3600L * i), "1A")).toList();
    List<HeldLeg> five =
        IntStream.range(0, 5).mapToObj(i -> leg(BOARDS.plusSeconds(3600L * i), "1A")).toList();

    assertThat(request(four, List.of(ADULT)).legs()).hasSize(4);
    assertThatIllegalArgumentException().isThrownBy(() -> request(five, List.of(ADULT)));
    assertThatIllegalArgumentException().isThrownBy(() -> request(List.of(), List.of(ADULT)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(four, List.of(1L, 2L, 3L), List.of(ADULT), Hold.LIFETIME));
  }

  @Test
  void legs_are_travelled_in_order() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            request(
                List.of(leg(BOARDS, "1A"), leg(BOARDS.plusSeconds(3599), "1A")), List.of(ADULT)))
        .withMessageContaining("Leg 1");
  }

  @Test
  void a_hold_is_for_one_to_nine_passengers_one_of_whom_needs_a_seat() {
    assertThat(request(List.of(leg(BOARDS, seats(9))), Collections.nCopies(9, ADULT)).passengers())
        .hasSize(9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(leg(BOARDS, seats(10))), Collections.nCopies(10, ADULT)));
    assertThatIllegalArgumentException().isThrownBy(() -> request(List.of(leg(BOARDS)), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(List.of(leg(BOARDS)), List.of(INFANT)));
  }

  @Test
  void a_hold_lasts_for_a_while() {
    for (Duration never : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> request(List.of(leg(BOARDS, "1A")), List.of(1L), List.of(ADULT), never));
    }
  }

  @Test
  void a_leg_boards_before_it_alights_and_its_terms_count_from_no_later_departure() {
    HeldLeg fit = leg(BOARDS, "1A");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new HeldLeg(
                fit.departure(),
                fit.segment(),
                fit.from(),
                fit.to(),
                BOARDS,
                BOARDS.minusNanos(1),
                fit.seats(),
                true,
                BOARDS,
                Sales.POLICY));
    assertThatIllegalArgumentException().isThrownBy(() -> leg(BOARDS, BOARDS.plusNanos(1), "1A"));
  }

  @Test
  void the_deadlines_of_a_leg_count_from_its_anchor() {
    assertThat(leg(BOARDS, BOARDS.minusSeconds(3600), "1A").refundDeadlines())
        .containsExactly(
            new RefundPolicy.Deadline(BOARDS.minusSeconds(25 * 3600), 100),
            new RefundPolicy.Deadline(BOARDS.minusSeconds(3 * 3600), 50));
  }

  @Test
  void each_member_of_a_party_has_the_seat_that_comes_in_the_order_of_those_who_need_one() {
    List<HeldPassenger> party = List.of(ADULT, INFANT, ADULT);
    HeldLeg leg = leg(BOARDS, "2C", "1A");
    HeldLeg next = leg(BOARDS.plusSeconds(3600), "7A", "7B");
    Hold hold =
        new Hold(
            new HoldId(1),
            Sales.MARY,
            Sales.REFERENCE,
            Hold.Status.HELD,
            BOARDS,
            1,
            List.of(leg, next),
            party,
            SaleTerms.of("standard"),
            Price.of(List.of(), EURO),
            Optional.empty());

    assertThat(leg.seatOf(0, party)).contains(new SeatLabel("2C"));
    assertThat(leg.seatOf(1, party)).as("an infant on a lap").isEmpty();
    assertThat(leg.seatOf(2, party)).contains(new SeatLabel("1A"));
    assertThat(hold.seatOf(2, 1)).contains(new SeatLabel("7B"));
    assertThat(hold.seatOf(1, 1)).isEmpty();
  }

  @Test
  void the_sale_of_each_leg_closes_no_later_than_it_boards() {
    List<HeldLeg> legs = List.of(leg(BOARDS, "1A"));
    List<HeldPassenger> party = List.of(ADULT);

    assertThat(request(legs, List.of(1L), List.of(BOARDS), party, Hold.LIFETIME).closings())
        .containsExactly(BOARDS);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> request(legs, List.of(1L), List.of(BOARDS.plusMillis(1)), party, Hold.LIFETIME));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(legs, List.of(1L), List.of(), party, Hold.LIFETIME));
  }
}
