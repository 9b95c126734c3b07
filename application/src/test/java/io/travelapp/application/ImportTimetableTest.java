package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.JPY;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.application.ImportTimetable.PricesOfLine;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.fare.DistanceTariff;
import io.travelapp.domain.fare.FareRule;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.fare.FareZone;
import io.travelapp.domain.fare.FareZones;
import io.travelapp.domain.fare.FeedFares;
import io.travelapp.domain.fare.Tariffs;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.FeedInfo;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.fixture.NetworkDraft;
import io.travelapp.testkit.memory.InMemoryTimetableSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportTimetableTest {

  /** What is today in Tokyo; in Los Angeles it is the day before. */
  private static final LocalDate TODAY = LocalDate.parse("2027-03-01");

  private static final VehicleLayout USUAL = VehicleLayout.twoByTwo("Usual", 12);
  private static final DistanceTariff TARIFF =
      new DistanceTariff(JPY, new BigDecimal("100"), new BigDecimal("10"));
  private static final Tariffs JAPAN_ALONE = new Tariffs(Map.of("JP", TARIFF), Optional.empty());

  private final BookingOffice office = new BookingOffice();

  @Test
  void a_feed_that_cannot_be_read_changes_nothing() {
    List<Remark> faults =
        List.of(new Remark("stops.txt", 0, "file-missing", "The file is missing"));
    importing(read(japan()), JAPAN_ALONE, 14);

    assertThat(importing(new InMemoryTimetableSource(new Reading.Refused(faults)), JAPAN_ALONE, 14))
        .isEqualTo(new ImportTimetable.Outcome.Refused(faults));
    assertThat(departure(japan(), "5161", TODAY)).isPresent();
  }

  @Test
  void a_feed_is_on_sale_by_tariff_for_so_many_days_from_today() {
    ImportTimetable.Outcome.Imported imported = imported(read(japan()), JAPAN_ALONE, 3);

    assertThat(imported.feed()).isEqualTo("japan");
    assertThat(imported.stops()).isEqualTo(2);
    assertThat(imported.journeys()).isEqualTo(1);
    assertThat(imported.report().added()).isEqualTo(3);
    assertThat(imported.prices())
        .containsExactly(new PricesOfLine(lineOf(japan()), 0, 1, 0, 1, 0, Set.of()));
    assertThat(imported.firstDay()).isEqualTo(TODAY);
    assertThat(imported.lastDay()).isEqualTo(TODAY.plusDays(2));
    DepartureOnSale first = departure(japan(), "5161", TODAY).orElseThrow();
    assertThat(first.fares().legsForSale()).hasSize(1);
    assertThat(first.fares().currency()).isEqualTo(JPY);
    assertThat(departure(japan(), "5161", TODAY.plusDays(2))).isPresent();
    assertThat(departure(japan(), "5161", TODAY.plusDays(3))).isEmpty();
    assertThat(departure(japan(), "5161", TODAY.minusDays(1))).isEmpty();
  }

  @Test
  void today_is_the_day_that_it_still_is_with_the_westernmost_operator() {
    NetworkDraft california =
        aNetwork()
            .named("california")
            .inCountry("US")
            .inZone("America/Los_Angeles")
            .running(aDeparture().named("101").daily());

    imported(read(california), new Tariffs(Map.of(), Optional.of(TARIFF)), 1);

    assertThat(departure(california, "101", TODAY.minusDays(1))).isPresent();
    assertThat(departure(california, "101", TODAY)).isEmpty();
  }

  @Test
  void the_coach_is_the_one_that_the_feed_tells_or_else_the_usual_one() {
    NetworkDraft feed =
        aNetwork()
            .named("japan")
            .running(
                aDeparture().named("local").onLine("Local").daily(),
                aDeparture().named("night").onLine("Night").daily());
    VehicleLayout sleeper = VehicleLayout.twoByTwo("Sleeper", 5);
    LineId night = LineId.of(new FeedId("japan", "Night"));

    imported(read(feed, Map.of(night, sleeper), List.of()), JAPAN_ALONE, 1);

    assertThat(departure(feed, "night", TODAY).orElseThrow().layout()).isEqualTo(sleeper);
    assertThat(departure(feed, "local", TODAY).orElseThrow().layout()).isEqualTo(USUAL);
  }

  @Test
  void a_line_without_a_tariff_is_reported_and_not_for_sale() {
    NetworkDraft feed =
        aNetwork()
            .named("france")
            .inCountry("FR")
            .running(
                aDeparture().named("1").onLine("Riviera").daily(),
                aDeparture().named("2").onLine("Riviera").daily(),
                aDeparture().named("3").onLine("Alps").daily());

    ImportTimetable.Outcome.Imported imported = imported(read(feed), JAPAN_ALONE, 14);

    assertThat(imported.prices())
        .extracting(prices -> prices.line().feedId().toString(), PricesOfLine::withoutPrice)
        .containsExactly(tuple("france:Alps", 3), tuple("france:Riviera", 3));
    assertThat(imported.journeys()).isZero();
    assertThat(imported.report().added()).isZero();
    assertThat(departure(feed, "1", TODAY)).isEmpty();
  }

  @Test
  void a_leg_costs_what_the_feed_says_and_the_tariff_fills_what_it_leaves_open() {
    NetworkDraft feed =
        aNetwork()
            .named("japan")
            .running(aDeparture().named("5161").calling("Kofu", "Otsuki", "Tokyo").daily());
    FareZones zones =
        new FareZones.OfStops(
            Map.of(
                StopId.of(new FeedId("japan", "Kofu")), new FareZone("1"),
                StopId.of(new FeedId("japan", "Tokyo")), new FareZone("2")));
    FareRule fromKofuToTokyo =
        new FareRule(
            Money.of(1500, JPY),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new FareZone("1")),
            Optional.of(new FareZone("2")),
            Set.of());
    Reading.Read reading =
        new Reading.Read(
            feed.publication(TODAY).timetable(),
            Map.of(),
            FeedFares.of(zones, List.of(fromKofuToTokyo)),
            List.of());

    var withTariff = imported(new InMemoryTimetableSource(reading), JAPAN_ALONE, 1);
    assertThat(withTariff.prices())
        .containsExactly(new PricesOfLine(lineOf(feed), 1, 2, 0, 1, 0, Set.of()));
    assertThat(faresOf(feed).fareOf(new Segment(0, 2))).contains(Money.of(1500, JPY));
    assertThat(faresOf(feed).legsForSale()).hasSize(3);

    var without = imported(new InMemoryTimetableSource(reading), Tariffs.NONE, 1);
    assertThat(without.prices())
        .containsExactly(new PricesOfLine(lineOf(feed), 1, 0, 2, 1, 0, Set.of()));
    assertThat(without.report().changed()).isEqualTo(1);
    assertThat(faresOf(feed).legsForSale()).containsExactly(new Segment(0, 2));
  }

  @Test
  void variants_of_a_line_are_summed_up() {
    NetworkDraft feed =
        aNetwork()
            .named("japan")
            .running(
                aDeparture().named("1").onLine("Chuo").calling("Kofu", "Tokyo").daily(),
                aDeparture().named("2").onLine("Chuo").calling("Kofu", "Tokyo").daily(),
                aDeparture().named("3").onLine("Chuo").calling("Kofu", "Otsuki", "Tokyo").daily());

    assertThat(imported(read(feed), JAPAN_ALONE, 1).prices())
        .containsExactly(new PricesOfLine(lineOf(feed), 0, 1 + 3, 0, 2, 0, Set.of()));
  }

  @Test
  void days_on_sale_beyond_what_the_feed_tells_of_are_reported() {
    Timetable plain = japan().publication(TODAY).timetable();
    FeedInfo info =
        new FeedInfo(
            "Fuji",
            "https://fuji.example.org/",
            "ja",
            Optional.of("2027-1"),
            Optional.of(TODAY),
            Optional.of(TODAY.plusDays(6)));
    Timetable timetable =
        new Timetable(
            plain.feed(),
            plain.places(),
            plain.stops(),
            plain.destinations(),
            plain.journeys(),
            Optional.of(info));
    TimetableSource source =
        new InMemoryTimetableSource(new Reading.Read(timetable, Map.of(), List.of()));

    assertThat(imported(source, JAPAN_ALONE, 7).info()).contains(info);
    assertThat(imported(source, JAPAN_ALONE, 7).leavesValidity()).isFalse();
    assertThat(imported(source, JAPAN_ALONE, 8).leavesValidity()).isTrue();
    assertThat(imported(read(japan()), JAPAN_ALONE, 8).leavesValidity()).isFalse();
  }

  @Test
  void what_was_left_out_is_passed_on() {
    List<Remark> remarks =
        List.of(new Remark("trips.txt", 7, "route-unknown", "Route X is not in the feed"));

    assertThat(imported(read(japan(), Map.of(), remarks), JAPAN_ALONE, 1).remarks())
        .isEqualTo(remarks);
  }

  @Test
  void a_feed_that_is_imported_again_changes_nothing() {
    imported(read(japan()), JAPAN_ALONE, 14);

    ImportTimetable.Outcome.Imported again = imported(read(japan()), JAPAN_ALONE, 14);

    assertThat(again.report().added()).isZero();
    assertThat(again.report().changed()).isZero();
    assertThat(again.report().withdrawn()).isZero();
    assertThat(again.report().unchanged()).isEqualTo(14);
  }

  @Test
  void a_feed_of_which_no_journey_can_be_sold_is_refused_with_all_that_was_left_out() {
    importing(read(japan()), JAPAN_ALONE, 14);
    Timetable empty = new Timetable("japan", List.of(), List.of(), List.of(), List.of());
    Remark remark = new Remark("trips.txt", 7, "route-unknown", "Route X is not in the feed");

    assertThat(
            importing(
                new InMemoryTimetableSource(new Reading.Read(empty, Map.of(), List.of(remark))),
                JAPAN_ALONE,
                14))
        .isEqualTo(
            new ImportTimetable.Outcome.Refused(
                List.of(
                    remark,
                    new Remark(
                        "japan", 0, "nothing-to-sell", "No journey of the feed can be sold"))));
    assertThat(departure(japan(), "5161", TODAY)).isPresent();
  }

  private static NetworkDraft japan() {
    return aNetwork()
        .named("japan")
        .running(aDeparture().named("5161").calling("Kofu", "Tokyo").daily());
  }

  /** The only line of a feed. */
  private static Line lineOf(NetworkDraft feed) {
    return feed.publication(TODAY).timetable().journeys().getFirst().pattern().line();
  }

  private FareTable faresOf(NetworkDraft feed) {
    return departure(feed, "5161", TODAY).orElseThrow().fares();
  }

  private static TimetableSource read(NetworkDraft feed) {
    return read(feed, Map.of(), List.of());
  }

  private static TimetableSource read(
      NetworkDraft feed, Map<LineId, VehicleLayout> layouts, List<Remark> remarks) {
    return new InMemoryTimetableSource(
        new Reading.Read(feed.publication(TODAY).timetable(), layouts, remarks));
  }

  private ImportTimetable.Outcome importing(TimetableSource source, Tariffs tariffs, int days) {
    return new ImportTimetable(office.store.timetables(), tariffs, USUAL, office.store.clock())
        .handle(new ImportTimetable.Command(source, days));
  }

  private ImportTimetable.Outcome.Imported imported(
      TimetableSource source, Tariffs tariffs, int days) {
    ImportTimetable.Outcome outcome = importing(source, tariffs, days);
    assertThat(outcome).isInstanceOf(ImportTimetable.Outcome.Imported.class);
    return (ImportTimetable.Outcome.Imported) outcome;
  }

  private Optional<DepartureOnSale> departure(NetworkDraft feed, String journey, LocalDate date) {
    String name = feed.publication(TODAY).timetable().feed();
    return office.store.departures().find(DepartureId.of(new FeedId(name, journey), date));
  }
}
