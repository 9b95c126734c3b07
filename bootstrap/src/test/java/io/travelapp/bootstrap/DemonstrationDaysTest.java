package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.ImportTimetable;
import io.travelapp.application.SearchDepartures;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration network on days that have not come yet. */
final class DemonstrationDaysTest {

  private static final ZoneId WEST = ZoneId.of("America/Los_Angeles");

  @TempDir private Path folder;

  /** The calendar goes by weeks, so a week and the last day on sale stand for all between. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T03:00:00Z", "2028-02-29T23:59:00Z", "2035-12-31T12:00:00Z"})
  void every_destination_can_be_reached_within_a_day_and_on_every_day_on_sale(Instant now) {
    InMemoryStore store = loadedAt(now);
    LocalDate today = LocalDate.ofInstant(now, WEST);

    for (Destination destination : store.places().destinations()) {
      PlaceOrStopId place = destination.place().id();
      List<Offer> soon = new ArrayList<>(search(store, Optional.empty(), place, today));
      for (int ahead : new int[] {1, 2, 3, 4, 5, 6, 7, 59}) {
        List<Offer> onDay = search(store, Optional.empty(), place, today.plusDays(ahead));
        assertThat(onDay).as("%s in %s days", destination.place().name(), ahead).isNotEmpty();
        soon.addAll(onDay);
      }
      assertThat(soon)
          .as(destination.place().name())
          .anySatisfy(
              offer -> assertThat(offer.from().departure()).isBefore(now.plus(Duration.ofDays(1))));
    }
  }

  /** The service date begins before the change, so hours are counted by the clock of then. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-20T12:00:00Z, 2026-10-24, zurich, venice, Gotthard Lagoon, 2026-10-25T06:10+01:00",
    "2027-03-22T12:00:00Z, 2027-03-27, zurich, venice, Gotthard Lagoon, 2027-03-28T08:10+02:00",
    "2026-10-20T12:00:00Z, 2026-10-24, london, paris, Channel Link, 2026-10-25T06:10+01:00",
    "2027-03-22T12:00:00Z, 2027-03-27, london, paris, Channel Link, 2027-03-28T08:10+02:00"
  })
  void a_journey_through_the_night_of_a_clock_change_takes_as_long_as_in_any_night(
      Instant now, LocalDate day, String from, String to, String line, String arrival) {
    InMemoryStore store = loadedAt(now);

    Offer usual = overnight(store, from, to, line, day.minusDays(1));
    Offer changed = overnight(store, from, to, line, day);

    assertThat(changed.duration()).isEqualTo(usual.duration());
    assertThat(clock(changed.from(), changed.from().departure()).toLocalTime())
        .isEqualTo(clock(usual.from(), usual.from().departure()).toLocalTime());
    assertThat(clock(changed.to(), changed.to().arrival()).toOffsetDateTime()).hasToString(arrival);
    assertThat(clock(changed.to(), changed.to().arrival()).getOffset())
        .isNotEqualTo(clock(usual.to(), usual.to().arrival()).getOffset());
  }

  @Test
  void loading_it_again_a_week_later_goes_on_where_it_ended() {
    Instant now = Instant.parse("2026-11-25T03:00:00Z");
    InMemoryStore store = loadedAt(now);
    PlaceOrStopId kyoto = place(store, "kyoto");
    LocalDate later = LocalDate.ofInstant(now, WEST).plusDays(64);
    assertThat(search(store, Optional.empty(), kyoto, later)).isEmpty();

    store.passTime(Duration.ofDays(7));
    load(store);

    assertThat(search(store, Optional.empty(), kyoto, later)).isNotEmpty();
  }

  private InMemoryStore loadedAt(Instant now) {
    InMemoryStore store = new InMemoryStore(ManualClock.standingAt(now));
    load(store);
    return store;
  }

  private void load(InMemoryStore store) {
    Demonstration.load(
        new ImportTimetable(
            store.timetables(),
            TestServer.settings(List.of(), folder).tariffs(),
            VehicleLayout.twoByTwo("coach-48", 12),
            store.clock()),
        store.clock());
  }

  private static Offer overnight(
      InMemoryStore store, String from, String to, String line, LocalDate day) {
    return search(store, Optional.of(place(store, from)), place(store, to), day).stream()
        .filter(offer -> offer.line().name().equals(line))
        .filter(offer -> !clock(offer.to(), offer.to().arrival()).toLocalDate().equals(day))
        .findFirst()
        .orElseThrow();
  }

  private static ZonedDateTime clock(StopCall call, Instant time) {
    return time.atZone(call.stop().zone());
  }

  private static PlaceOrStopId place(InMemoryStore store, String localId) {
    return store.places().findByFeedId(new FeedId("demonstration", localId)).getFirst().placeId();
  }

  private static List<Offer> search(
      InMemoryStore store, Optional<PlaceOrStopId> from, PlaceOrStopId to, LocalDate day) {
    SearchDepartures departures =
        new SearchDepartures(store.offers(), store.places(), FareConditions.standard());
    OfferQuery query =
        new OfferQuery(
            to, from, day, 1, OfferQuery.Sort.DEPARTURE, Optional.empty(), OfferQuery.LIMIT_MAX);
    return switch (departures.handle(query)) {
      case SearchDepartures.Outcome.Found found -> found.offers();
      case SearchDepartures.Outcome.UnknownPlaces unknown ->
          throw new AssertionError("Unknown: " + unknown);
    };
  }
}
