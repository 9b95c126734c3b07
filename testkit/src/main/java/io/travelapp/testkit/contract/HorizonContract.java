package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.seats;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.booking.Timetables.Archived;
import io.travelapp.domain.booking.Timetables.Extension;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.ServiceCalendar;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import io.travelapp.testkit.fixture.NetworkDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Timetables} promises about days that go by: departures of later days come on
 * sale, and those that are over go from there. Its clauses also use the store's {@code Departures},
 * {@code Offers} and {@code Bookings}.
 */
public interface HorizonContract {

  Store store();

  // The horizon moves on

  @Test
  default void each_day_that_goes_by_brings_one_more_day_on_sale() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(3).publishedIn(store());
    store().passTime(Duration.ofDays(1));

    assertThat(extensionsOf(network))
        .containsExactly(new Extension(network.feed(), today.plusDays(4), 1));

    Coach next = network.coach("daily", today.plusDays(3));
    assertThat(next.onSale().departure()).isEqualTo(next.departure());
    assertThat(isOnSale(network, today.plusDays(4))).isFalse();
    assertThat(aBuyer(store()).asksFor(next.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(HoldAnswer.Held.class);
    assertThat(aBuyer(store()).asksFor(next.leg("Kofu", "Tokyo", "1A")))
        .isInstanceOf(HoldAnswer.SeatsTaken.class);
  }

  @Test
  default void where_it_reaches_far_enough_nothing_is_done() {
    Network network = daily().forDays(3).publishedIn(store());

    assertThat(extensionsOf(network)).isEmpty();
    store().passTime(Duration.ofDays(1));
    assertThat(extensionsOf(network)).hasSize(1);
    assertThat(extensionsOf(network)).isEmpty();
  }

  @Test
  default void what_comes_on_sale_is_what_would_have_been_published_for_more_days() {
    LocalDate today = todayIn("Asia/Tokyo");
    NetworkDraft draft =
        aNetwork()
            .from(today)
            .running(
                aDeparture()
                    .named("but one day a week")
                    .running(butOnDayOf(today.plusDays(9), Set.of(), Set.of())),
                aDeparture()
                    .named("with exceptions")
                    .calling("Kofu 23:30", "Otsuki 24:10-24:15", "Tokyo 49:00")
                    .pickingUpOnlyAt("Otsuki")
                    .towards("Tokyo")
                    .inBlock("7")
                    .running(
                        butOnDayOf(
                            today.plusDays(9),
                            Set.of(today.plusDays(9)),
                            Set.of(today.plusDays(8)))),
                aDeparture()
                    .named("added alone")
                    .withSeats("1A", "1B")
                    .costing(yen(1200))
                    .notSelling("Kofu", "Otsuki")
                    .running(
                        new ServiceCalendar(
                            Set.of(),
                            LocalDate.MIN,
                            LocalDate.MIN,
                            Set.of(today.minusDays(3), today.plusDays(1), today.plusDays(8)),
                            Set.of())));
    Network network = draft.forDays(2).publishedIn(store());
    store().passTime(Duration.ofDays(4));
    List<Extension> first = extensionsOf(network);
    store().passTime(Duration.ofDays(4));
    List<Extension> second = extensionsOf(network);
    List<Optional<DepartureOnSale>> extended = onSaleFor(network, today.minusDays(4), 50);

    PublicationReport report = draft.from(today.plusDays(8)).publishedIn(store()).report();

    assertThat(first).extracting(Extension::end).containsExactly(today.plusDays(6));
    assertThat(second).containsExactly(new Extension(network.feed(), today.plusDays(10), 3));
    assertThat(runningOn(network, today.plusDays(8)))
        .containsExactly("but one day a week", "added alone");
    assertThat(runningOn(network, today.plusDays(9))).containsExactly("with exceptions");
    assertThat(report).isEqualTo(new PublicationReport(0, 0, 0, 3, List.of()));
    assertThat(onSaleFor(network, today.minusDays(4), 50)).isEqualTo(extended);
  }

  @Test
  default void runs_of_a_night_of_a_clock_change_come_on_sale_at_their_times() {
    ClockChange night = ClockChange.next(store().clock(), "Europe/Paris");
    LocalDate first = night.date().minusDays(2);
    Network network =
        aNetwork()
            .inZone("Europe/Paris")
            .withClock("London", "Europe/London")
            .from(first)
            .forDays(2)
            .running(
                aDeparture()
                    .named("night")
                    .daily()
                    .calling("Paris 00:30", "Calais 03:30", "London 26:10"))
            .publishedIn(store());
    for (int day = 0; day <= 3; day++) {
      store().passTimeUntil(noonOf(first.plusDays(day), "Europe/Paris"));
      extensionsOf(network);
    }

    for (int day = 0; day <= 4; day++) {
      Coach coach = network.coach("night", first.plusDays(day));
      assertThat(coach.onSale().departure()).isEqualTo(coach.departure());
    }
    Coach last = network.coach("night", first.plusDays(4));
    assertThat(found(last)).containsExactly(last.id());
  }

  @Test
  default void what_came_on_sale_is_found_by_a_search() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(3).publishedIn(store());
    store().passTime(Duration.ofDays(20));
    extensionsOf(network);

    Coach coach = network.coach("daily", today.plusDays(22));

    assertThat(found(coach)).containsExactly(coach.id());
    assertThat(isOnSale(network, today.plusDays(20))).isTrue();
    assertThat(isOnSale(network, today.plusDays(19))).isFalse();
  }

  @Test
  default void what_came_on_sale_is_sold_until_its_window_closes() {
    LocalDate today = todayIn("Asia/Tokyo");
    SalesWindow untilNoon = SalesWindow.until(new DayBefore(1, LocalTime.NOON));
    Network network =
        aNetwork()
            .running(aDeparture().named("daily").daily().selling("Otsuki", untilNoon))
            .from(today)
            .forDays(3)
            .publishedIn(store());
    store().passTime(Duration.ofDays(20));
    extensionsOf(network);
    Coach coach = network.coach("daily", today.plusDays(22));
    Instant closes = noonOf(coach.dateAt("Otsuki").minusDays(1), "Asia/Tokyo");

    store().passTimeUntil(closes.minusSeconds(1));
    assertThat(found(coach)).containsExactly(coach.id());

    store().passTimeUntil(closes);
    assertThat(found(coach)).isEmpty();
  }

  @Test
  default void what_is_there_already_is_not_changed_by_what_comes() {
    LocalDate today = todayIn("Asia/Tokyo");
    NetworkDraft draft = daily().from(today);
    Network network = draft.forDays(5).publishedIn(store());
    Coach sold = network.coach("daily", today.plusDays(4));
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(sold.leg("Kofu", "Tokyo", "1A"));
    DepartureOnSale asSold = sold.onSale();
    aNetwork()
        .named(network.feed())
        .from(today)
        .forDays(2)
        .running(aDeparture().named("daily").daily().calling("Kofu 09:00", "Tokyo 12:00"))
        .publishedIn(store());
    store().passTime(Duration.ofDays(3));

    assertThat(extensionsOf(network)).extracting(Extension::added).containsExactly(1);

    assertThat(sold.onSale()).isEqualTo(asSold);
    assertThat(anna.booking(booking)).isEqualTo(booking);
    assertThat(network.coach("daily", today.plusDays(3)).onSale().departure().calls()).hasSize(2);
  }

  @Test
  default void a_publication_decides_anew_what_comes_and_how_far_ahead() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(3).publishedIn(store());
    Network after =
        aNetwork()
            .named(network.feed())
            .from(today)
            .forDays(2)
            .running(aDeparture().named("other").daily().calling("Nagoya", "Tokyo"))
            .publishedIn(store());
    store().passTime(Duration.ofDays(1));

    assertThat(extensionsOf(network))
        .containsExactly(new Extension(network.feed(), today.plusDays(3), 1));

    Coach other = after.coach("other", today.plusDays(2));
    assertThat(other.onSale().departure()).isEqualTo(other.departure());
    assertThat(isOnSale(network, today.plusDays(2))).isFalse();
  }

  @Test
  default void a_feed_of_which_nothing_is_on_sale_any_more_gets_nothing_new() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(3).publishedIn(store());
    aNetwork().named(network.feed()).from(today).forDays(3).publishedIn(store());
    store().passTime(Duration.ofDays(2));

    assertThat(extensionsOf(network)).isEmpty();
    assertThat(isOnSale(network, today.plusDays(4))).isFalse();
  }

  @Test
  default void a_feed_whose_calendars_have_ended_has_nothing_new_and_is_asked_once_a_day() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network =
        aNetwork()
            .from(today)
            .forDays(2)
            .running(aDeparture().named("once").on(today.plusDays(1)))
            .publishedIn(store());
    store().passTime(Duration.ofDays(1));

    assertThat(extensionsOf(network)).extracting(Extension::added).containsExactly(0);
    assertThat(extensionsOf(network)).isEmpty();
  }

  @Test
  default void a_journey_that_begins_to_run_later_comes_on_sale_in_time() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network =
        aNetwork()
            .from(today)
            .forDays(2)
            .running(
                aDeparture().named("now").on(today),
                aDeparture()
                    .named("later")
                    .on(today.plusDays(4))
                    .calling("Nagoya", "Hamamatsu", "Tokyo"))
            .publishedIn(store());
    store().passTime(Duration.ofDays(3));
    extensionsOf(network);

    Coach later =
        new Coach(
            store(),
            network.publication().journeys().get(1).journey().on(today.plusDays(4)),
            network.publication().journeys().get(1).layout(),
            network.publication().journeys().get(1).fares());
    assertThat(later.onSale().departure()).isEqualTo(later.departure());
    assertThat(later.onSale().fares()).isEqualTo(later.fares());
    assertThat(found(later)).containsExactly(later.id());
  }

  @Test
  default void of_many_who_extend_at_once_each_departure_is_made_by_one() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(10).publishedIn(store());
    store().passTime(Duration.ofDays(6));

    List<List<Extension>> answers = Race.of(8, i -> extensionsOf(network));

    assertThat(answers.stream().flatMap(List::stream))
        .containsExactly(new Extension(network.feed(), today.plusDays(16), 6));
    for (int day = 0; day < 16; day++) {
      assertThat(isOnSale(network, today.plusDays(day))).isTrue();
    }
  }

  @Test
  default void of_an_extension_and_a_publication_that_race_the_publication_decides() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(5).publishedIn(store());
    store().passTime(Duration.ofDays(3));
    NetworkDraft other =
        aNetwork()
            .named(network.feed())
            .from(today.plusDays(3))
            .forDays(5)
            .running(aDeparture().named("other").daily());

    Race.of(
        5,
        i -> {
          if (i == 2) {
            return other.publishedIn(store());
          }
          return extensionsOf(network);
        });

    for (int day = 3; day < 8; day++) {
      assertThat(isOnSale(network, today.plusDays(day))).isFalse();
    }
    assertThat(other.publishedIn(store()).report())
        .isEqualTo(new PublicationReport(0, 0, 0, 5, List.of()));
  }

  // What is over goes

  @Test
  default void an_unsold_departure_goes_two_days_after_its_last_call() {
    Coach coach =
        aDeparture().calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:00").publishedIn(store());
    store().passTimeUntil(coach.leaves("Tokyo").plus(Timetables.ARCHIVED_AFTER).minusSeconds(60));
    archiveAll();
    assertThat(store().departures().find(coach.id())).isPresent();

    store().passTimeUntil(coach.leaves("Tokyo").plus(Timetables.ARCHIVED_AFTER).plusSeconds(1));
    archiveAll();

    assertThat(store().departures().find(coach.id())).isEmpty();
  }

  @Test
  default void a_sold_departure_is_found_as_before_with_all_that_was_sold() {
    Coach coach =
        aDeparture()
            .calling("Kofu 20:30", "Otsuki 21:10-21:15", "Hachioji 24:50", "Tokyo 25:40")
            .towards("Tokyo (Yaesu Süd)")
            .inBlock("7")
            .pickingUpOnlyAt("Otsuki")
            .notSelling("Kofu", "Hachioji")
            .publishedIn(store());
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach.leg("Otsuki", "Tokyo", "1A", "1C"));
    anna.cancels(booking, booking.tickets().getLast());
    DepartureOnSale before = coach.onSale();
    Booking asItWas = anna.booking(booking);

    archiveAfter(coach);

    assertThat(coach.onSale()).isEqualTo(before);
    assertThat(coach.onSale().departure()).isEqualTo(coach.departure());
    assertThat(coach.freeSeats("Otsuki", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
    assertThat(
            store()
                .departures()
                .seatsOf(anna.id(), coach.id(), coach.segment("Otsuki", "Hachioji")))
        .isEqualTo(seats("1A"));
    assertThat(anna.booking(booking)).isEqualTo(asItWas);
    assertThat(store().bookings().list(anna.id(), Optional.empty(), 10)).containsExactly(asItWas);
  }

  @Test
  default void a_departure_whose_booking_was_cancelled_or_never_paid_is_kept_too() {
    Coach cancelled = aDeparture().publishedIn(store());
    Coach unpaid = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.cancels(anna.books(cancelled.leg("Kofu", "Tokyo", "1A")));
    store()
        .bookings()
        .fail(anna.startsToPay(anna.holds(unpaid.leg("Kofu", "Tokyo", "1A"))).intent(), "declined");
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    store().sweep();

    archiveAfter(unpaid);

    assertThat(cancelled.onSale().occupancy().takenCount()).isZero();
    assertThat(unpaid.onSale().departure()).isEqualTo(unpaid.departure());
  }

  @Test
  default void a_departure_on_which_seats_were_only_held_once_goes() {
    Coach coach = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    Hold hold = anna.holds(coach.leg("Kofu", "Tokyo", "1A"));
    store().passTime(Hold.LIFETIME.plusSeconds(1));
    store().sweep();

    archiveAfter(coach);

    assertThat(store().departures().find(coach.id())).isEmpty();
    assertThat(anna.hold(hold).legs()).isEqualTo(hold.legs());
  }

  @Test
  default void nothing_of_the_past_can_be_sold_any_more() {
    Coach coach = aDeparture().publishedIn(store());
    aBuyer(store()).books(coach.leg("Kofu", "Tokyo", "1A"));
    Buyer bob = aBuyer(store());
    HoldRequest request = bob.request(coach.leg("Kofu", "Tokyo", "1B"));

    archiveAfter(coach);

    assertThat(bob.asksFor(request)).isNotInstanceOf(HoldAnswer.Held.class);
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
  }

  @Test
  default void seats_that_are_given_back_late_are_free_in_the_past_too() {
    Coach coach = aDeparture().publishedIn(store());
    Buyer anna = aBuyer(store());
    anna.books(coach.leg("Kofu", "Tokyo", "1A"));
    Hold held = anna.holds(coach.leg("Kofu", "Tokyo", "1B"));
    Hold firm = anna.holds(coach.leg("Kofu", "Tokyo", "1C"));
    var payment = anna.paysFirmly(firm);

    // Nobody swept meanwhile, and the gateway did not say what became of the payment.
    archiveAfter(coach);
    store().sweep();
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1D"));
    Booking late = store().bookings().confirm(payment.intent());

    assertThat(anna.hold(held).status()).isEqualTo(Hold.Status.EXPIRED);
    assertThat(late.status()).isEqualTo(Booking.Status.CONFIRMED);
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1D"));
    anna.cancels(late);
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEqualTo(seats("1B", "1C", "1D"));
  }

  @Test
  default void a_publication_leaves_the_past_as_it_is() {
    LocalDate today = todayIn("Asia/Tokyo");
    NetworkDraft draft =
        aNetwork().from(today).forDays(9).running(aDeparture().named("1").on(today.plusDays(1)));
    Coach coach = draft.publishedIn(store()).coach("1");
    aBuyer(store()).books(coach.leg("Kofu", "Tokyo", "1A"));
    archiveAfter(coach);
    DepartureOnSale before = coach.onSale();

    PublicationReport report =
        draft.running(aDeparture().named("2").on(today.plusDays(1))).publishedIn(store()).report();
    aNetwork().named(coach.departure().journey().feed()).from(today).publishedIn(store());

    assertThat(report.keptAsSold()).isEmpty();
    assertThat(report.added()).isEqualTo(1);
    assertThat(coach.onSale()).isEqualTo(before);
  }

  @Test
  default void at_most_so_many_are_archived_at_a_time() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(7).publishedIn(store());
    aBuyer(store()).books(network.coach("daily", today.plusDays(3)).leg("Kofu", "Tokyo", "1A"));
    archiveAll();
    store().passTime(Duration.ofDays(30));

    Archived first = store().timetables().archive(2);
    Archived rest = archiveAll();

    assertThat(first.total()).isEqualTo(2);
    assertThat(rest.total()).isGreaterThanOrEqualTo(5);
    assertThat(store().timetables().archive(2)).isEqualTo(new Archived(0, 0));
    for (int day = 0; day < 7; day++) {
      assertThat(isOnSale(network, today.plusDays(day))).isEqualTo(day == 3);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> store().timetables().archive(0));
  }

  @Test
  default void of_many_who_archive_at_once_each_departure_is_archived_by_one() {
    LocalDate today = todayIn("Asia/Tokyo");
    Network network = daily().from(today).forDays(20).publishedIn(store());
    for (int day = 1; day < 20; day += 2) {
      aBuyer(store()).books(network.coach("daily", today.plusDays(day)).leg("Kofu", "Tokyo", "1A"));
    }
    archiveAll();
    store().passTime(Duration.ofDays(40));

    Race.of(8, i -> archiveAll());
    archiveAll();

    for (int day = 1; day < 20; day++) {
      assertThat(isOnSale(network, today.plusDays(day))).isEqualTo(day % 2 == 1);
    }
  }

  // What the clauses share

  private static NetworkDraft daily() {
    return aNetwork().running(aDeparture().named("daily").daily());
  }

  /** Daily but on one day of the week, and from time immemorial. */
  private static ServiceCalendar butOnDayOf(
      LocalDate date, Set<LocalDate> added, Set<LocalDate> removed) {
    return new ServiceCalendar(
        EnumSet.complementOf(EnumSet.of(date.getDayOfWeek())),
        date.minusDays(100),
        date.plusDays(30),
        added,
        removed);
  }

  private LocalDate todayIn(String zone) {
    return LocalDate.ofInstant(store().clock().instant(), ZoneId.of(zone));
  }

  private static Instant noonOf(LocalDate date, String zone) {
    return date.atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();
  }

  /** Extends all feeds, and tells what was done with this one. */
  private List<Extension> extensionsOf(Network network) {
    return store().timetables().extend().stream()
        .filter(extension -> extension.feed().equals(network.feed()))
        .toList();
  }

  /** Archives all that is over. */
  private Archived archiveAll() {
    int kept = 0;
    int deleted = 0;
    Archived last;
    do {
      last = store().timetables().archive(50);
      kept += last.kept();
      deleted += last.deleted();
    } while (last.total() > 0);
    return new Archived(kept, deleted);
  }

  /** Archives everything, after the coach has been gone for long enough. */
  private void archiveAfter(Coach coach) {
    Instant end = coach.departure().calls().getLast().departure();
    store().passTimeUntil(end.plus(Timetables.ARCHIVED_AFTER).plusSeconds(1));
    archiveAll();
  }

  private boolean isOnSale(Network network, LocalDate date) {
    return isRunning(network, "daily", date);
  }

  private boolean isRunning(Network network, String journey, LocalDate date) {
    return store().departures().find(network.coach(journey, date).id()).isPresent();
  }

  private List<String> runningOn(Network network, LocalDate date) {
    return network.publication().journeys().stream()
        .map(onSale -> onSale.journey().feedId().localId())
        .filter(journey -> isRunning(network, journey, date))
        .toList();
  }

  /** All journeys of the feed on so many days. */
  private List<Optional<DepartureOnSale>> onSaleFor(Network network, LocalDate first, int days) {
    return first
        .datesUntil(first.plusDays(days))
        .flatMap(date ->
            network.publication().journeys().stream()
                .map(onSale -> store().departures().find(onSale.journey().on(date).id())))
        .toList();
  }

  /** The departures that a search finds for the last part of the coach's way. */
  private List<DepartureId> found(Coach coach) {
    List<StopCall> calls = coach.departure().calls();
    StopCall boarding = calls.get(calls.size() - 2);
    return store()
        .offers()
        .search(
            new OfferQuery(
                calls.getLast().stop().id(),
                Optional.of(boarding.stop().id()),
                coach.dateAt(boarding.stop().name()),
                1,
                OfferQuery.Sort.DEPARTURE,
                Optional.empty(),
                10))
        .stream()
        .map(Offer::departure)
        .toList();
  }
}
