package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.application.ListDestinations.Promoted;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatMap.Status;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.fixture.Network;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be found and looked at without buying. */
class CatalogueTest {

  private static final LocalDate DAY = LocalDate.parse("2027-03-04");

  private final BookingOffice office = new BookingOffice();
  private final Network network =
      aNetwork()
          .withPlace("Tokyo", "Shinjuku", "Ginza")
          .promoting("Tokyo", "Nara")
          .withPlace("Nara", "Nara Park")
          .running(
              aDeparture()
                  .named("early")
                  .calling("Kofu 08:00", "Otsuki 09:00", "Shinjuku 10:00")
                  .on(DAY),
              aDeparture()
                  .named("late")
                  .calling("Kofu 12:00", "Ginza 15:00")
                  .costing(yen(1500))
                  .on(DAY))
          .publishedIn(office.store);
  private final SearchDepartures search = searchUnder(Fixtures.CONDITIONS);

  // Places

  @Test
  void places_are_found_by_what_is_typed_and_by_what_a_feed_calls_them() {
    FindPlaces find = new FindPlaces(office.store.places());

    assertThat(find.handle(new FindPlaces.Query.ByText("shinj", 10)))
        .containsExactly(network.stop("Shinjuku"));
    assertThat(find.handle(new FindPlaces.Query.ByFeedId(network.feedId("Shinjuku"))))
        .containsExactly(network.stop("Shinjuku"));
    assertThat(find.handle(new FindPlaces.Query.ByText("atlantis", 10))).isEmpty();
    assertThat(find.handle(new FindPlaces.Query.ByFeedId(new FeedId("nowhere", "1")))).isEmpty();
  }

  @Test
  void a_place_is_shown_with_its_stops_and_a_stop_with_those_beside_it() {
    ShowPlace show = new ShowPlace(office.store.places());
    var stops = List.of(network.stop("Ginza"), network.stop("Shinjuku"));

    assertThat(show.handle(network.placeId("Tokyo")))
        .isEqualTo(new ShowPlace.Outcome.Shown(network.place("Tokyo"), stops));
    assertThat(show.handle(network.stopId("Ginza")))
        .isEqualTo(new ShowPlace.Outcome.Shown(network.stop("Ginza"), stops));
    assertThat(show.handle(new StopId(1))).isEqualTo(new ShowPlace.Outcome.NoSuchPlace());
  }

  @Test
  void promoted_places_are_listed_with_the_lowest_fare_to_them_or_without_one() {
    assertThat(new ListDestinations(office.store.places(), office.store.offers()).handle())
        .extracting(promoted -> promoted.destination().place().name(), Promoted::fromPrice)
        .containsExactly(tuple("Tokyo", Optional.of(yen(1000))), tuple("Nara", Optional.empty()));
  }

  @Test
  void a_promoted_place_is_shown_with_its_stops_and_lines() {
    ShowDestination show = new ShowDestination(office.store.places(), office.store.offers());

    assertThat(show.handle(network.placeId("Tokyo")))
        .isInstanceOfSatisfying(
            ShowDestination.Outcome.Shown.class,
            shown -> {
              assertThat(shown.destination().place()).isEqualTo(network.place("Tokyo"));
              assertThat(shown.fromPrice()).contains(yen(1000));
              assertThat(shown.stops())
                  .containsExactly(network.stop("Ginza"), network.stop("Shinjuku"));
              assertThat(shown.lines()).extracting("name").containsExactly("Express");
            });
    assertThat(show.handle(network.placeId("Kofu")))
        .isEqualTo(new ShowDestination.Outcome.NoSuchDestination());
    assertThat(show.handle(new PlaceId(1)))
        .isEqualTo(new ShowDestination.Outcome.NoSuchDestination());
  }

  // Search

  @Test
  void a_search_finds_every_departure_of_the_day_page_by_page() {
    SearchDepartures.Outcome.Found first =
        found(query(network.placeId("Tokyo"), Optional.empty(), 1));
    assertThat(first.offers()).extracting(Offer::departure).containsExactly(coach("early").id());
    assertThat(first.refundable()).isTrue();

    SearchDepartures.Outcome.Found second = found(query(network.placeId("Tokyo"), first.next(), 1));
    assertThat(second.offers()).extracting(Offer::departure).containsExactly(coach("late").id());

    SearchDepartures.Outcome.Found last = found(query(network.placeId("Tokyo"), second.next(), 1));
    assertThat(last.offers()).isEmpty();
    assertThat(last.next()).isEmpty();
  }

  @Test
  void a_page_that_is_not_full_is_the_last() {
    assertThat(found(query(network.placeId("Tokyo"), Optional.empty(), 3)).next()).isEmpty();
  }

  @Test
  void where_nothing_ever_comes_back_no_offer_is_refundable() {
    FareConditions strict =
        new FareConditions(
            Fixtures.CONDITIONS.passengerTypes(),
            List.of(new FareProduct("saver", "Saver", new RefundPolicy(List.of()))));

    assertThat(searchUnder(strict).handle(query(network.placeId("Tokyo"), Optional.empty(), 3)))
        .isInstanceOfSatisfying(
            SearchDepartures.Outcome.Found.class,
            found -> assertThat(found.refundable()).isFalse());
  }

  @Test
  void places_that_do_not_exist_are_told_from_days_without_a_departure() {
    PlaceId nowhere = new PlaceId(1);
    StopId noStop = new StopId(2);

    assertThat(
            search.handle(
                new OfferQuery(
                    nowhere,
                    Optional.of(noStop),
                    DAY,
                    1,
                    OfferQuery.Sort.DEPARTURE,
                    Optional.empty(),
                    10)))
        .isEqualTo(new SearchDepartures.Outcome.UnknownPlaces(List.of(nowhere, noStop)));
    assertThat(
            search.handle(
                new OfferQuery(
                    network.placeId("Nara"),
                    Optional.of(network.placeId("Kofu")),
                    DAY,
                    1,
                    OfferQuery.Sort.DEPARTURE,
                    Optional.empty(),
                    10)))
        .isEqualTo(
            new SearchDepartures.Outcome.Found(List.of(), List.of(), true, Optional.empty()));
  }

  // Departures

  @Test
  void a_departure_is_shown_with_its_calls_and_one_that_never_was_is_not() {
    ShowDeparture show = new ShowDeparture(office.store.departures());

    assertThat(show.handle(coach("early").id()))
        .isInstanceOfSatisfying(
            ShowDeparture.Outcome.Shown.class,
            shown -> {
              DepartureOnSale sold = shown.departure();
              assertThat(sold.departure().calls()).hasSize(3);
              assertThat(sold.departure().serviceDate()).isEqualTo(DAY);
            });
    assertThat(show.handle(DepartureId.of(network.feedId("never"), DAY)))
        .isEqualTo(new ShowDeparture.Outcome.NoSuchDeparture());
  }

  @Test
  void a_seat_map_shows_what_is_free_on_the_leg_and_what_the_viewer_has() {
    Coach early = coach("early");
    Buyer anna = office.aBuyer();
    anna.holds(early.leg("Kofu", "Otsuki", "1A"));
    office.aBuyer().holds(early.leg("Otsuki", "Shinjuku", "1B"));
    LegWish wholeWay = leg(early, "Kofu", "Shinjuku");
    LegWish firstPart = leg(early, "Kofu", "Otsuki");

    assertThat(statuses(wholeWay, Optional.of(anna)))
        .containsExactly(Status.YOURS, Status.TAKEN, Status.FREE, Status.FREE);
    assertThat(statuses(wholeWay, Optional.empty()))
        .containsExactly(Status.TAKEN, Status.TAKEN, Status.FREE, Status.FREE);
    assertThat(statuses(firstPart, Optional.of(office.aBuyer())))
        .containsExactly(Status.TAKEN, Status.FREE, Status.FREE, Status.FREE);
    assertThat(early.freeSeats("Kofu", "Otsuki")).isEqualTo(seats("1B", "1C", "1D"));
  }

  @Test
  void a_seat_map_tells_the_calls_that_are_meant_and_what_choosing_costs() {
    Coach early = coach("early");

    assertThat(showSeatMap(leg(early, "Kofu", "Otsuki"), Optional.empty()))
        .isInstanceOfSatisfying(
            ShowSeatMap.Outcome.Shown.class,
            shown -> {
              assertThat(shown.from()).isEqualTo(early.call("Kofu"));
              assertThat(shown.to()).isEqualTo(early.call("Otsuki"));
              assertThat(shown.fees()).containsOnly(yen(0));
            });
  }

  @Test
  void there_is_no_seat_map_of_no_departure_or_of_no_leg() {
    Coach early = coach("early");
    LegWish backwards = leg(early, "Otsuki", "Kofu");
    LegWish none =
        new LegWish(
            DepartureId.of(network.feedId("never"), DAY),
            backwards.from(),
            backwards.to(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(showSeatMap(backwards, Optional.empty()))
        .isEqualTo(new ShowSeatMap.Outcome.LegNotForSale());
    assertThat(showSeatMap(none, Optional.empty()))
        .isEqualTo(new ShowSeatMap.Outcome.NoSuchDeparture());
  }

  // Bookings

  @Test
  void bookings_are_listed_page_by_page_the_newest_departure_first() {
    Buyer anna = office.aBuyer();
    var early = office.books(anna, anna.holds(coach("early").leg("Kofu", "Shinjuku", "1A")));
    var late = office.books(anna, anna.holds(coach("late").leg("Kofu", "Ginza", "1A")));
    Buyer berta = office.aBuyer();
    office.books(berta, berta.holds(coach("late").leg("Kofu", "Ginza", "1B")));
    ListBookings list = new ListBookings(office.store.bookings());

    assertThat(list.handle(new ListBookings.Query(anna.id(), Optional.empty(), 1)))
        .isEqualTo(new ListBookings.Outcome(List.of(late), Optional.of(late.reference())));
    assertThat(list.handle(new ListBookings.Query(anna.id(), Optional.of(late.reference()), 2)))
        .isEqualTo(new ListBookings.Outcome(List.of(early), Optional.empty()));
  }

  @Test
  void a_booking_is_shown_to_its_customer_alone() {
    Buyer anna = office.aBuyer();
    var booking = office.books(anna, anna.holds(coach("early").leg("Kofu", "Shinjuku", "1A")));
    ShowBooking show = new ShowBooking(office.store.bookings());

    assertThat(show.handle(new ShowBooking.Query(anna.id(), booking.reference())))
        .isEqualTo(new ShowBooking.Outcome.Shown(booking));
    for (var reference : Set.of(booking.reference(), Fixtures.aReference())) {
      assertThat(show.handle(new ShowBooking.Query(office.aBuyer().id(), reference)))
          .isEqualTo(new ShowBooking.Outcome.NoSuchBooking());
    }
  }

  private Coach coach(String journey) {
    return network.coach(journey);
  }

  private SearchDepartures searchUnder(FareConditions conditions) {
    return new SearchDepartures(office.store.offers(), office.store.places(), conditions);
  }

  private static OfferQuery query(
      PlaceOrStopId to, Optional<OfferQuery.Position> after, int limit) {
    return new OfferQuery(to, Optional.empty(), DAY, 2, OfferQuery.Sort.DEPARTURE, after, limit);
  }

  private SearchDepartures.Outcome.Found found(OfferQuery query) {
    SearchDepartures.Outcome outcome = search.handle(query);
    assertThat(outcome).isInstanceOf(SearchDepartures.Outcome.Found.class);
    return (SearchDepartures.Outcome.Found) outcome;
  }

  private static LegWish leg(Coach coach, String from, String to) {
    return new LegWish(
        coach.id(),
        Optional.of(coach.stop(from).id()),
        Optional.of(coach.stop(to).id()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private ShowSeatMap.Outcome showSeatMap(LegWish leg, Optional<Buyer> viewer) {
    return new ShowSeatMap(office.store.departures(), Fixtures.CONDITIONS)
        .handle(new ShowSeatMap.Query(leg, viewer.map(Buyer::id)));
  }

  private List<Status> statuses(LegWish leg, Optional<Buyer> viewer) {
    ShowSeatMap.Outcome outcome = showSeatMap(leg, viewer);
    assertThat(outcome).isInstanceOf(ShowSeatMap.Outcome.Shown.class);
    return ((ShowSeatMap.Outcome.Shown) outcome).map().statuses();
  }
}
