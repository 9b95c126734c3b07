package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.YEN;
import static io.travelapp.domain.Examples.calls;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LegWishTest {

  private static final LocalDate DATE = LocalDate.of(2027, 4, 2);
  private static final DepartureId ID = DepartureId.of(feedId("T1"), DATE);

  /** Up the mountain and down again: Kofu 0, Otsuki 1, Fuji 2, Otsuki 3, Kofu 4. */
  private static DepartureOnSale upAndDown(Segment... notForSale) {
    Departure departure =
        new Departure(
            ID,
            feedId("T1"),
            line(TOKYO),
            "Fuji",
            DATE,
            Departure.Status.SCHEDULED,
            calls(
                Instant.parse("2027-04-02T00:00:00Z"), "Kofu", "Otsuki", "Fuji", "Otsuki", "Kofu"));
    FareTable fares =
        FareTable.of(
            5,
            YEN,
            leg ->
                List.of(notForSale).contains(leg)
                    ? Optional.empty()
                    : Optional.of(Money.of(500, YEN)));
    VehicleLayout coach = VehicleLayout.twoByTwo("coach", 1);
    return new DepartureOnSale(departure, coach, fares, SeatOccupancy.empty(4, 4), 1);
  }

  private static LegWish wish(
      @Nullable String from,
      @Nullable Integer fromCall,
      @Nullable String to,
      @Nullable Integer toCall) {
    return new LegWish(
        ID,
        place(from),
        place(to),
        Optional.ofNullable(fromCall),
        Optional.ofNullable(toCall),
        List.of());
  }

  private static Optional<PlaceOrStopId> place(@Nullable String name) {
    return name == null ? Optional.empty() : Optional.of(PlaceId.of(feedId(name)));
  }

  @Test
  void a_leg_between_places_is_the_shortest_ride() {
    assertThat(wish("Otsuki", null, "Kofu", null).on(upAndDown())).contains(new Segment(3, 4));
  }

  @Test
  void a_leg_between_calls_is_that_ride_however_long() {
    assertThat(wish(null, 1, null, 4).on(upAndDown())).contains(new Segment(1, 4));
  }

  @Test
  void an_end_that_names_its_call_is_there_and_the_other_is_the_shortest_from_it() {
    assertThat(wish("Otsuki", 1, "Kofu", null).on(upAndDown())).contains(new Segment(1, 4));
    assertThat(wish("Kofu", null, "Otsuki", 3).on(upAndDown())).contains(new Segment(0, 3));
  }

  @Test
  void a_call_at_another_stop_than_the_one_that_is_named_is_no_leg() {
    assertThat(wish("Otsuki", 2, "Kofu", 4).on(upAndDown())).isEmpty();
    assertThat(wish("Otsuki", 1, "Fuji", 4).on(upAndDown())).isEmpty();
  }

  @Test
  void nobody_rides_backward_nowhere_or_beyond_the_last_call() {
    assertThat(wish(null, 3, null, 1).on(upAndDown())).isEmpty();
    assertThat(wish(null, 2, null, 2).on(upAndDown())).isEmpty();
    assertThat(wish(null, 0, null, 5).on(upAndDown())).isEmpty();
    assertThat(wish(null, -1, null, 2).on(upAndDown())).isEmpty();
  }

  @Test
  void a_leg_that_is_not_for_sale_is_none_though_its_calls_are_named() {
    DepartureOnSale sold = upAndDown(new Segment(0, 1));

    assertThat(wish(null, 0, null, 1).on(sold)).isEmpty();
    assertThat(wish("Kofu", null, "Otsuki", null).on(sold))
        .as("the next ride to Otsuki is for sale")
        .contains(new Segment(0, 3));
  }

  @Test
  void a_wish_keeps_its_seats_whatever_becomes_of_the_list() {
    List<SeatLabel> seats = new ArrayList<>(List.of(new SeatLabel("1A")));
    LegWish wish =
        new LegWish(ID, Optional.empty(), Optional.empty(), Optional.of(0), Optional.of(1), seats);

    seats.clear();

    assertThat(wish.seats()).containsExactly(new SeatLabel("1A"));
  }
}
