package io.travelapp.benchmarks;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.Operator;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.ServiceCalendar;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.ServiceTime;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An invented network in which some stops are called at much more than others, the same each time.
 * All its lines run through {@value #CALLS} stops in three time zones with coaches of {@value
 * #SEATS} seats; all pairs of stops of a line are for sale.
 *
 * @param lines of which one in twelve has a second pattern
 * @param journeys on each day
 */
record Network(int stops, int lines, int journeys) {

  static final int CALLS = 12;

  static final int SEATS = 50;

  private static final String FEED = "benchmark";
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/London"), ZoneId.of("Europe/Paris"), ZoneId.of("Europe/Athens"));
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Operator OPERATOR = Operator.of(id("operator"), "Coaches", ZONES.getFirst());

  /** Makes the most used of 300 stops about five times as frequent as the average. */
  private static final double UNEVENNESS = 1.5;

  /** The stops of a pattern, and its times in seconds from the first call. */
  private record Way(Line line, List<Integer> stops, List<Integer> seconds) {}

  /** Of 300 stops and 2,000 lines. */
  static Network usual(int journeys) {
    return new Network(300, 2000, journeys);
  }

  Publication publication(LocalDate from, int days) {
    List<Place> places = IntStream.range(0, stops).mapToObj(Network::place).toList();
    List<Stop> allStops = IntStream.range(0, stops).mapToObj(n -> stop(n, places.get(n))).toList();
    ServiceCalendar daily =
        new ServiceCalendar(
            EnumSet.allOf(DayOfWeek.class), from, from.plusDays(days), Set.of(), Set.of());
    List<JourneyOnSale> onSale = new ArrayList<>();
    VehicleLayout coach = coach();
    FareTable fares = fares();
    for (int journey = 0; journey < journeys; journey++) {
      onSale.add(new JourneyOnSale(journey(journey, allStops, daily), coach, fares));
    }
    List<ServiceJourney> journeysOfAll = onSale.stream().map(JourneyOnSale::journey).toList();
    Timetable timetable = new Timetable(FEED, places, allStops, List.of(), journeysOfAll);
    return new Publication(timetable, onSale, from, days);
  }

  /**
   * Searches for one to four seats on any of the days between two stops of any of the patterns: so
   * each has a line, and where many lines go is what many search.
   *
   * @param first the first day that is searched
   */
  List<OfferQuery> searches(int count, LocalDate first, int days) {
    Random random = new Random(1);
    List<OfferQuery> searches = new ArrayList<>();
    for (int search = 0; search < count; search++) {
      List<Integer> way = way(random.nextInt(patterns())).stops();
      int to = 1 + random.nextInt(CALLS - 1);
      searches.add(
          new OfferQuery(
              place(way.get(to)).id(),
              Optional.of(place(way.get(random.nextInt(to))).id()),
              first.plusDays(random.nextInt(days)),
              1 + random.nextInt(4),
              OfferQuery.Sort.DEPARTURE,
              Optional.empty(),
              20));
    }
    return searches;
  }

  int patterns() {
    return lines + lines / 12;
  }

  private ServiceJourney journey(int number, List<Stop> allStops, ServiceCalendar daily) {
    Way way = way(number % patterns());
    int start = new Random(number).nextInt(24 * 60) * 60;
    List<PatternCall> calls =
        way.stops().stream().map(n -> new PatternCall(allStops.get(n), true, true)).toList();
    List<CallTime> times =
        way.seconds().stream()
            .map(seconds ->
                new CallTime(
                    new ServiceTime(start + seconds), new ServiceTime(start + seconds + 60)))
            .toList();
    return new ServiceJourney(
        id("J" + number), new RoutePattern(way.line(), calls), daily, times, "Town");
  }

  private Way way(int pattern) {
    Random random = new Random(1_000_003L * pattern);
    int line = pattern % lines;
    Set<Integer> chosen = new LinkedHashSet<>();
    while (chosen.size() < CALLS) {
      chosen.add((int) (stops * Math.pow(random.nextDouble(), UNEVENNESS)));
    }
    List<Integer> seconds = new ArrayList<>();
    int time = 0;
    for (int call = 0; call < CALLS; call++) {
      seconds.add(time);
      time += 60 * (15 + random.nextInt(60));
    }
    return new Way(Line.of(id("L" + line), OPERATOR, "Line " + line), List.copyOf(chosen), seconds);
  }

  private static Place place(int number) {
    return Place.of(id("P" + number), "Town " + number, "FR", location(number));
  }

  private static Stop stop(int number, Place place) {
    ZoneId zone = ZONES.get(number % ZONES.size());
    return Stop.of(id("S" + number), place, "Town " + number, location(number), zone);
  }

  private static GeoPoint location(int number) {
    return new GeoPoint(40 + number % 100 / 10.0, number / 100.0);
  }

  private static FareTable fares() {
    return FareTable.of(
        CALLS, EURO, leg -> Optional.of(Money.of(300L + 250L * (leg.to() - leg.from()), EURO)));
  }

  private static VehicleLayout coach() {
    List<Seat> seats = new ArrayList<>();
    for (int seat = 0; seat < SEATS; seat++) {
      int column = seat % 4;
      seats.add(
          new Seat(
              new SeatLabel(1 + seat / 4 + "ABCD".substring(column, column + 1)),
              1,
              1 + seat / 4,
              1 + column + column / 2,
              Set.of(column % 3 == 0 ? SeatFeature.WINDOW : SeatFeature.AISLE)));
    }
    return new VehicleLayout("Coach", seats);
  }

  private static FeedId id(String local) {
    return new FeedId(FEED, local);
  }
}
