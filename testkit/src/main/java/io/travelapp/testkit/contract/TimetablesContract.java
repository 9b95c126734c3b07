package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.Bookings.HoldAnswer.DepartureChanged;
import io.travelapp.domain.booking.Bookings.HoldAnswer.Held;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.DepartureDraft;
import io.travelapp.testkit.fixture.Network;
import io.travelapp.testkit.fixture.NetworkDraft;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Timetables} promises. Its clauses also use the store's {@code Departures},
 * {@code Places} and {@code Bookings}.
 */
public interface TimetablesContract extends HorizonContract {

  SalesWindow UNTIL_THE_EVENING_BEFORE = SalesWindow.until(new DayBefore(1, LocalTime.of(18, 0)));

  @Override
  Store store();

  // What is published

  @Test
  default void a_journey_runs_on_the_days_of_its_calendar_that_are_published() {
    LocalDate first = day();
    Network network =
        aNetwork()
            .from(first)
            .forDays(3)
            .running(aDeparture().named("daily").daily(), once("once", first.plusDays(1)))
            .publishedIn(store());

    assertThat(network.report()).isEqualTo(report(4, 0, 0, 0));
    assertThat(store().departures().find(network.coach("daily", first).id())).isPresent();
    assertThat(store().departures().find(network.coach("daily", first.plusDays(2)).id()))
        .isPresent();
    assertThat(store().departures().find(network.coach("daily", first.plusDays(3)).id())).isEmpty();
    assertThat(store().departures().find(network.coach("daily", first.minusDays(1)).id()))
        .isEmpty();
    assertThat(store().departures().find(network.coach("once", first).id())).isEmpty();
  }

  @Test
  default void the_same_publication_again_changes_nothing() {
    NetworkDraft draft =
        aNetwork().from(day()).running(once("one", day()), once("other", day().plusDays(1)));
    Network network = draft.publishedIn(store());
    DepartureOnSale before = network.coach("one").onSale();

    PublicationReport again = draft.publishedIn(store()).report();

    assertThat(again).isEqualTo(report(0, 0, 0, 2));
    assertThat(network.coach("one").onSale()).isEqualTo(before);
    assertThat(store().places().find(network.placeId("Kofu"))).contains(network.place("Kofu"));
  }

  @Test
  default void of_two_feeds_with_the_same_ids_each_keeps_its_own() {
    LocalDate day = day();
    Network one = aNetwork().running(once("1", day)).publishedIn(store());
    Network other =
        aNetwork().running(once("1", day).calling("Kofu", "Nagoya")).publishedIn(store());

    aNetwork().named(other.feed()).running(once("2", day)).publishedIn(store());

    assertThat(one.coach("1").onSale().departure()).isEqualTo(one.coach("1").departure());
    assertThat(store().departures().find(other.coach("1").id())).isEmpty();
    assertThat(store().places().find(one.placeId("Kofu"))).contains(one.place("Kofu"));
  }

  // Unsold departures follow

  @Test
  default void an_unsold_departure_follows_its_times() {
    assertFollows(
        once("1", day()).calling("Kofu 08:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:10", "Tokyo 10:00"));
  }

  @Test
  default void an_unsold_departure_follows_a_time_on_its_way() {
    assertFollows(
        once("1", day()).calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:00", "Otsuki 09:00-09:05", "Tokyo 10:00"));
  }

  @Test
  default void an_unsold_departure_follows_its_stops() {
    assertFollows(
        once("1", day()).calling("Kofu 08:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:00"));
  }

  @Test
  default void an_unsold_departure_follows_where_one_may_get_on_and_off() {
    assertFollows(
        once("1", day()).calling("Kofu", "Otsuki", "Tokyo"),
        once("1", day()).calling("Kofu", "Otsuki", "Tokyo").pickingUpOnlyAt("Otsuki"));
  }

  @Test
  default void an_unsold_departure_follows_its_seats() {
    assertFollows(
        once("1", day()).withSeats("1A", "1B"), once("1", day()).withSeats("1B", "1A", "1C"));
  }

  @Test
  default void an_unsold_departure_follows_its_wheelchair_spaces() {
    assertFollows(
        once("1", day()).withSeats("1A", "1B"),
        once("1", day()).withSeats("1A", "1B").withWheelchairSpace("W1", "1B"));
    assertFollows(
        once("1", day()).withSeats("1A", "1B").withWheelchairSpace("W1", "1B"),
        once("1", day()).withSeats("1A", "1B").withWheelchairSpace("W1", "1A"));
  }

  @Test
  default void an_unsold_departure_follows_its_fares() {
    assertFollows(
        once("1", day()),
        once("1", day()).costing("Kofu", "Tokyo", yen(1800)).notSelling("Kofu", "Otsuki"));
  }

  @Test
  default void an_unsold_departure_follows_its_sales_windows() {
    assertFollows(
        once("1", day()).selling("Kofu", UNTIL_THE_EVENING_BEFORE),
        once("1", day()).selling("Kofu", SalesWindow.until(new Before(Duration.ofMinutes(45)))));
  }

  @Test
  default void an_unsold_departure_that_no_longer_runs_is_withdrawn() {
    Network network =
        aNetwork().from(day()).running(once("1", day()), once("2", day())).publishedIn(store());

    Network after =
        aNetwork().named(network.feed()).from(day()).running(once("2", day())).publishedIn(store());

    assertThat(after.report()).isEqualTo(report(0, 0, 1, 1));
    assertThat(store().departures().find(network.coach("1").id())).isEmpty();
    assertThat(store().departures().find(network.coach("2").id())).isPresent();
  }

  @Test
  default void what_lies_beyond_the_last_day_is_withdrawn_too() {
    LocalDate first = day();
    NetworkDraft draft = aNetwork().from(first).running(aDeparture().named("daily").daily());
    Network network = draft.forDays(5).publishedIn(store());

    PublicationReport report = draft.forDays(2).publishedIn(store()).report();

    assertThat(report).isEqualTo(report(0, 0, 3, 2));
    assertThat(store().departures().find(network.coach("daily", first.plusDays(4)).id())).isEmpty();
  }

  @Test
  default void departures_before_the_first_day_stay_as_they_are() {
    LocalDate first = day();
    NetworkDraft draft = aNetwork().from(first).running(aDeparture().named("daily").daily());
    Network network = draft.forDays(3).publishedIn(store());

    PublicationReport report =
        aNetwork()
            .named(network.feed())
            .from(first.plusDays(2))
            .running(once("other", first.plusDays(2)))
            .publishedIn(store())
            .report();

    assertThat(report).isEqualTo(report(1, 0, 1, 0));
    Coach earlier = network.coach("daily", first.plusDays(1));
    assertThat(earlier.onSale().departure()).isEqualTo(earlier.departure());
    assertThat(aBuyer(store()).asksFor(earlier.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void a_departure_that_comes_back_is_new_and_can_be_sold() {
    NetworkDraft with = aNetwork().from(day()).running(once("1", day()), once("2", day()));
    Network network = with.publishedIn(store());
    Buyer anna = aBuyer(store());
    HoldRequest stale = anna.request(network.coach("1").leg("Kofu", "Tokyo", "1A"));
    aNetwork().named(network.feed()).from(day()).running(once("2", day())).publishedIn(store());

    PublicationReport report = with.publishedIn(store()).report();

    assertThat(report).isEqualTo(report(1, 0, 0, 1));
    assertThat(anna.asksFor(stale)).isInstanceOf(DepartureChanged.class);
    assertThat(anna.asksFor(network.coach("1").leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  @Test
  default void an_unsold_departure_follows_its_headsign() {
    assertFollows(once("1", day()).towards("Tokyo"), once("1", day()).towards("Shinjuku"));
  }

  @Test
  default void an_unsold_departure_follows_its_block() {
    assertFollows(once("1", day()), once("1", day()).inBlock("7"));
    assertFollows(once("1", day()).inBlock("7"), once("1", day()).inBlock("8"));
    assertFollows(once("1", day()).inBlock("7"), once("1", day()));
  }

  // Sold departures stay

  @Test
  default void a_sold_departure_keeps_its_times_and_the_difference_is_told() {
    assertKept(
        once("1", day()).calling("Kofu 08:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:30", "Tokyo 10:30"));
  }

  @Test
  default void a_sold_departure_keeps_its_stops_and_the_difference_is_told() {
    assertKept(
        once("1", day()).calling("Kofu 08:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:00"));
  }

  @Test
  default void a_sold_departure_keeps_its_seats_and_the_difference_is_told() {
    assertKept(
        once("1", day()).withSeats("1A", "1B"), once("1", day()).withSeats("1A", "1B", "1C"));
  }

  @Test
  default void a_sold_departure_of_which_more_than_the_fares_differs_keeps_its_fares_too() {
    assertKept(
        once("1", day()).calling("Kofu 08:00", "Tokyo 10:00"),
        once("1", day()).calling("Kofu 08:30", "Tokyo 10:00").costing(yen(1300)));
  }

  @Test
  default void a_sold_departure_that_would_be_withdrawn_stays() {
    assertKept(once("1", day()), once("2", day()));
  }

  @Test
  default void what_was_kept_as_sold_is_told_again_at_the_next_publication() {
    LocalDate day = day();
    Network network = aNetwork().from(day).running(once("1", day)).publishedIn(store());
    aBuyer(store()).books(network.coach("1").leg("Kofu", "Tokyo", "1A"));
    NetworkDraft changed =
        aNetwork().named(network.feed()).from(day).running(once("1", day).withSeats("1A"));

    assertThat(changed.publishedIn(store()).report().keptAsSold()).hasSize(1);
    assertThat(changed.publishedIn(store()).report().keptAsSold()).hasSize(1);
    assertThat(
            aNetwork()
                .named(network.feed())
                .from(day)
                .running(once("1", day))
                .publishedIn(store())
                .report())
        .isEqualTo(report(0, 0, 0, 1));
  }

  @Test
  default void departures_that_were_kept_are_told_by_day_and_journey() {
    LocalDate day = day();
    Network network =
        aNetwork()
            .from(day)
            .running(once("2", day), once("1", day.plusDays(1)), once("3", day))
            .publishedIn(store());
    for (String journey : List.of("1", "3", "2")) {
      aBuyer(store()).holds(network.coach(journey).leg("Kofu", "Tokyo", "1A"));
    }

    List<KeptAsSold> kept =
        aNetwork().named(network.feed()).from(day).publishedIn(store()).report().keptAsSold();

    assertThat(kept)
        .extracting(departure -> departure.journey().localId())
        .containsExactly("2", "3", "1");
  }

  @Test
  default void the_fares_of_a_sold_departure_follow_and_what_was_sold_keeps_its_price() {
    LocalDate day = day();
    Network network = aNetwork().from(day).running(once("1", day)).publishedIn(store());
    Coach express = network.coach("1");
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    long revision = express.onSale().revision();

    Network after =
        aNetwork()
            .named(network.feed())
            .from(day)
            .running(once("1", day).costing(yen(1300)))
            .publishedIn(store());

    assertThat(after.report()).isEqualTo(report(0, 1, 0, 0));
    assertThat(express.onSale().fares()).isEqualTo(after.coach("1").fares());
    assertThat(express.onSale().revision()).isNotEqualTo(revision);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(anna.hold(hold)).isEqualTo(hold);
    assertThat(anna.pays(hold).price()).isEqualTo(hold.price());
  }

  @Test
  default void the_sales_windows_of_a_sold_departure_follow_and_what_was_sold_stays() {
    LocalDate day = day();
    Network network = aNetwork().from(day).running(once("1", day)).publishedIn(store());
    Coach express = network.coach("1");
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
    HoldRequest stale = anna.request(express.leg("Kofu", "Tokyo", "1B"));

    NetworkDraft draft =
        aNetwork()
            .named(network.feed())
            .from(day)
            .running(once("1", day).selling("Kofu", UNTIL_THE_EVENING_BEFORE));
    Network after = draft.publishedIn(store());

    assertThat(after.report()).isEqualTo(report(0, 1, 0, 0));
    assertThat(express.onSale().departure()).isEqualTo(after.coach("1").departure());
    assertThat(anna.asksFor(stale)).isInstanceOf(DepartureChanged.class);
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
    assertThat(anna.pays(hold).legs()).isEqualTo(hold.legs());
    assertThat(draft.publishedIn(store()).report()).isEqualTo(report(0, 0, 0, 1));
  }

  @Test
  default void the_headsign_and_the_block_of_a_sold_departure_follow() {
    LocalDate day = day();
    Network network =
        aNetwork()
            .from(day)
            .running(once("1", day).towards("Tokyo").inBlock("7"))
            .publishedIn(store());
    Coach express = network.coach("1");
    aBuyer(store()).holds(express.leg("Kofu", "Tokyo", "1A"));

    Network after =
        aNetwork()
            .named(network.feed())
            .from(day)
            .running(once("1", day).towards("Shinjuku").inBlock("8"))
            .publishedIn(store());

    assertThat(after.report()).isEqualTo(report(0, 1, 0, 0));
    assertThat(express.onSale().departure()).isEqualTo(after.coach("1").departure());
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void what_was_given_up_does_not_keep_a_departure() {
    LocalDate day = day();
    Network network =
        aNetwork()
            .from(day)
            .running(once("expired", day), once("released", day), once("cancelled", day))
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    Booking cancelled = anna.books(network.coach("cancelled").leg("Kofu", "Tokyo", "1A"));
    anna.cancels(cancelled);
    anna.holds(network.coach("expired").leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    store().sweep();
    Hold released = anna.holds(network.coach("released").leg("Kofu", "Tokyo", "1A"));
    store().bookings().release(anna.id(), released.id());

    PublicationReport report =
        aNetwork().named(network.feed()).from(day).publishedIn(store()).report();

    assertThat(report).isEqualTo(report(0, 0, 3, 0));
    assertThat(anna.booking(cancelled).legs()).isEqualTo(cancelled.legs());
  }

  // Places, stops and lines

  @Test
  default void a_renamed_stop_stays_the_same_stop_with_all_that_was_sold() {
    LocalDate day = day();
    String word = aWord();
    NetworkDraft draft = aNetwork().from(day).running(once("1", day).calling("Kofu", "Tokyo"));
    Network network = draft.publishedIn(store());
    aBuyer(store()).books(network.coach("1").leg("Kofu", "Tokyo", "1A"));

    PublicationReport report = draft.renaming("Kofu", word).publishedIn(store()).report();

    assertThat(report.keptAsSold()).isEmpty();
    assertThat(report.withdrawn()).isZero();
    assertThat(store().places().find(network.stopId("Kofu")).orElseThrow().name()).isEqualTo(word);
    assertThat(store().places().search(word, 10))
        .extracting(PlaceOrStop::feedId)
        .contains(network.feedId("Kofu"));
    assertThat(network.coach("1").freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  default void stops_and_places_that_are_gone_are_not_found_any_more() {
    LocalDate day = day();
    String word = aWord();
    Network network =
        aNetwork().from(day).running(once("1", day).calling(word, "Tokyo")).publishedIn(store());
    aNetwork()
        .named(network.feed())
        .from(day)
        .running(once("1", day).calling("Kofu", "Tokyo"))
        .publishedIn(store());

    assertThat(store().places().search(word, 10)).isEmpty();
    assertThat(store().places().findByFeedId(network.feedId(word))).isEmpty();
    assertThat(store().places().stopsOf(network.placeId(word))).isEmpty();
    assertThat(store().places().linesTo(network.placeId("Tokyo"))).hasSize(1);
  }

  @Test
  default void a_stop_that_is_gone_is_found_by_its_id_alone_where_something_was_sold_from_it() {
    LocalDate day = day();
    String word = aWord();
    Network network =
        aNetwork().from(day).running(once("1", day).calling(word, "Tokyo")).publishedIn(store());
    aBuyer(store()).books(network.coach("1").leg(word, "Tokyo", "1A"));

    aNetwork()
        .named(network.feed())
        .from(day)
        .running(once("1", day).calling("Kofu", "Tokyo"))
        .publishedIn(store());

    assertThat(store().places().find(network.stopId(word))).contains(network.stop(word));
    assertThat(store().places().search(word, 10)).isEmpty();
    assertThat(network.coach("1").onSale().departure()).isEqualTo(network.coach("1").departure());
  }

  @Test
  default void destinations_and_lines_are_replaced() {
    LocalDate day = day();
    Network network =
        aNetwork()
            .from(day)
            .promoting("Tokyo", "Kofu")
            .running(once("1", day).onLine("Express"))
            .publishedIn(store());

    Network after =
        aNetwork()
            .named(network.feed())
            .from(day)
            .promoting("Otsuki", "Tokyo")
            .running(once("1", day).onLine("Rapid"))
            .publishedIn(store());

    assertThat(destinations(network)).isEqualTo(after.publication().timetable().destinations());
    assertThat(store().places().linesTo(network.placeId("Tokyo")))
        .extracting(Line::name)
        .containsExactly("Rapid");
  }

  @Test
  default void what_is_said_of_a_destination_follows_in_each_language() {
    LocalizedText deer = LocalizedText.of(Locale.ENGLISH, "Deer.").with(Locale.GERMAN, "Hirsche.");
    NetworkDraft draft =
        aNetwork().from(day()).promoting("Nara").running(once("1", day()).calling("Kofu", "Nara"));
    Network network = draft.describing("Nara", deer).publishedIn(store());
    assertThat(destinations(network)).extracting(Destination::summary).containsExactly(deer);

    for (LocalizedText now :
        List.of(
            deer.with(Locale.JAPANESE, "鹿"),
            deer.with(Locale.GERMAN, "Rehe."),
            LocalizedText.of(Locale.FRENCH, "Des cerfs."))) {
      draft.describing("Nara", now).publishedIn(store());

      assertThat(destinations(network)).extracting(Destination::summary).containsExactly(now);
    }
  }

  // Whole or not at all

  @Test
  default void a_publication_that_contradicts_itself_changes_nothing() {
    LocalDate day = day();
    Network network =
        aNetwork()
            .from(day)
            .promoting("Kofu")
            .running(once("1", day), once("2", day))
            .publishedIn(store());
    DepartureOnSale before = network.coach("1").onSale();
    NetworkDraft contradictory =
        aNetwork()
            .named(network.feed())
            .from(day)
            .promoting("Nagoya")
            .running(
                once("1", day).calling("Kofu", "Nagoya"),
                once("3", day),
                once("3", day).calling("Kofu 12:00", "Tokyo 15:00"));

    assertThatThrownBy(() -> contradictory.publishedIn(store()))
        .isInstanceOf(RuntimeException.class);

    assertThat(network.coach("1").onSale()).isEqualTo(before);
    assertThat(store().departures().find(network.coach("2").id())).isPresent();
    assertThat(store().places().findByFeedId(network.feedId("Nagoya"))).isEmpty();
    assertThat(store().places().find(network.stopId("Otsuki"))).isPresent();
    assertThat(destinations(network)).isEqualTo(network.publication().timetable().destinations());
  }

  @Test
  default void publications_of_one_feed_that_race_end_as_one_of_them() {
    LocalDate day = day();
    String feed = aWord();
    List<Publication> publications =
        IntStream.range(0, 6)
            .mapToObj(i ->
                aNetwork()
                    .named(feed)
                    .from(day)
                    .running(
                        once("common", day).calling("Kofu", "Stop " + i), once("own " + i, day))
                    .publication(day))
            .toList();

    Race.of(6, i -> store().timetables().publish(publications.get(i)));

    List<Integer> left =
        IntStream.range(0, 6)
            .filter(i -> store().departures().find(coach(publications.get(i), 1).id()).isPresent())
            .boxed()
            .toList();
    assertThat(left).hasSize(1);
    Coach winner = coach(publications.get(left.getFirst()), 0);
    assertThat(winner.onSale().departure()).isEqualTo(winner.departure());
  }

  @Test
  default void a_withdrawal_that_races_with_holds_leaves_no_hold_without_its_departure() {
    LocalDate day = day();
    String[] journeys = IntStream.range(0, 20).mapToObj(i -> "journey " + i).toArray(String[]::new);
    Network network =
        aNetwork()
            .from(day)
            .running(
                Stream.of(journeys).map(name -> once(name, day)).toArray(DepartureDraft[]::new))
            .publishedIn(store());
    List<Buyer> buyers = Stream.generate(() -> aBuyer(store())).limit(20).toList();
    List<HoldRequest> requests =
        IntStream.range(0, 20)
            .mapToObj(
                i -> buyers.get(i).request(network.coach(journeys[i]).leg("Kofu", "Tokyo", "1A")))
            .toList();
    NetworkDraft nothing = aNetwork().named(network.feed()).from(day);

    List<Object> answers =
        Race.of(
            21,
            i ->
                i == 10
                    ? nothing.publishedIn(store()).report()
                    : buyers.get(i < 10 ? i : i - 1).asksFor(requests.get(i < 10 ? i : i - 1)));

    List<HoldAnswer> holds =
        answers.stream().filter(HoldAnswer.class::isInstance).map(HoldAnswer.class::cast).toList();
    PublicationReport report = (PublicationReport) answers.get(10);
    assertThat(holds).allMatch(hold -> hold instanceof Held || hold instanceof DepartureChanged);
    List<Hold> held =
        holds.stream().filter(Held.class::isInstance).map(hold -> ((Held) hold).hold()).toList();
    assertThat(held)
        .allSatisfy(hold ->
            assertThat(store().departures().find(hold.legs().getFirst().departure())).isPresent());
    assertThat(report.withdrawn() + report.keptAsSold().size()).isEqualTo(20);
    assertThat(report.keptAsSold()).hasSize(held.size());
  }

  // What the clauses share

  private LocalDate day() {
    return store().clock().instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate().plusDays(3);
  }

  private static DepartureDraft once(String journey, LocalDate day) {
    return aDeparture().named(journey).on(day);
  }

  private void assertFollows(DepartureDraft before, DepartureDraft after) {
    LocalDate from = day().minusDays(1);
    Network network = aNetwork().from(from).running(before).publishedIn(store());
    long revision = network.coach("1").onSale().revision();

    Network changed =
        aNetwork().named(network.feed()).from(from).running(after).publishedIn(store());

    assertThat(changed.report()).isEqualTo(report(0, 1, 0, 0));
    DepartureOnSale now = network.coach("1").onSale();
    assertThat(now.departure()).isEqualTo(changed.coach("1").departure());
    assertThat(now.layout()).isEqualTo(changed.coach("1").layout());
    assertThat(now.fares()).isEqualTo(changed.coach("1").fares());
    assertThat(now.occupancy().takenCount()).isZero();
    assertThat(now.revision()).isNotEqualTo(revision);
    assertThat(aBuyer(store()).asksFor(changed.coach("1").leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(Held.class);
  }

  /** Sells a seat on journey 1 of the first draft and publishes the second in its place. */
  private void assertKept(DepartureDraft before, DepartureDraft after) {
    LocalDate from = day().minusDays(1);
    Network network = aNetwork().from(from).running(before).publishedIn(store());
    Coach sold = network.coach("1");
    aBuyer(store()).holds(sold.leg("Kofu", "Tokyo", "1A"));
    DepartureOnSale asSold = sold.onSale();

    PublicationReport report =
        aNetwork().named(network.feed()).from(from).running(after).publishedIn(store()).report();

    assertThat(report.changed()).isZero();
    assertThat(report.withdrawn()).isZero();
    assertThat(report.keptAsSold())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.departure()).isEqualTo(sold.id());
          assertThat(kept.journey()).isEqualTo(new FeedId(network.feed(), "1"));
          assertThat(kept.serviceDate()).isEqualTo(sold.departure().serviceDate());
          assertThat(kept.difference()).isNotBlank();
        });
    assertThat(sold.onSale()).isEqualTo(asSold);
    assertThat(aBuyer(store()).asksFor(sold.leg("Kofu", "Tokyo", "1B"))).isInstanceOf(Held.class);
  }

  private static PublicationReport report(int added, int changed, int withdrawn, int unchanged) {
    return new PublicationReport(added, changed, withdrawn, unchanged, List.of());
  }

  private List<Destination> destinations(Network network) {
    return store().places().destinations().stream()
        .filter(destination -> destination.place().feedId().feed().equals(network.feed()))
        .toList();
  }

  private Coach coach(Publication publication, int journey) {
    var onSale = publication.journeys().get(journey);
    LocalDate date =
        onSale.journey().calendar().dates(publication.from(), publication.days()).getFirst();
    return new Coach(store(), onSale.journey().on(date), onSale.layout(), onSale.fares());
  }
}
