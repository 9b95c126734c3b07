package io.travelapp.adapters.postgres;

import io.travelapp.domain.booking.JourneyOnSale;
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
import io.travelapp.domain.seating.VehicleLayout;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A network of the size of a country's: lines that wander between its stops, each journey with
 * times of its own and one coach a day.
 *
 * @param journeys how many run each day
 * @param calls how often each of them stops
 * @param stops how many there are, each a place of its own
 */
record LargeFeed(String feed, int journeys, int calls, int stops, LocalDate from, int days) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final Currency YEN = Currency.getInstance("JPY");

  /** The same feed with the same seed gives the same publication. */
  Publication publication(long seed) {
    Random random = new Random(seed);
    List<Place> places = new ArrayList<>();
    List<Stop> stopList = new ArrayList<>();
    for (int stop = 0; stop < stops; stop++) {
      GeoPoint location = new GeoPoint(35 + stop / 1000.0, 135 + stop / 1000.0);
      Place place = Place.of(id("P" + stop), "Town " + stop, "JP", location);
      places.add(place);
      stopList.add(Stop.of(id("S" + stop), place, "Town " + stop, location, ZONE));
    }
    VehicleLayout layout = VehicleLayout.twoByTwo("Coach", 12);
    Operator operator = Operator.of(id("operator"), "Coaches", ZONE);
    List<JourneyOnSale> onSale = new ArrayList<>();
    for (int journey = 0; journey < journeys; journey++) {
      ServiceJourney run = journey(journey, random, operator, stopList);
      onSale.add(new JourneyOnSale(run, layout, fares()));
    }
    Timetable timetable =
        new Timetable(
            feed,
            places,
            stopList,
            List.of(),
            onSale.stream().map(JourneyOnSale::journey).toList());
    return new Publication(timetable, onSale, from, days);
  }

  private FeedId id(String local) {
    return new FeedId(feed, local);
  }

  private ServiceJourney journey(
      int number, Random random, Operator operator, List<Stop> stopList) {
    Line line = Line.of(id("L" + number / 10), operator, "Line " + number / 10);
    List<PatternCall> pattern = new ArrayList<>();
    List<CallTime> times = new ArrayList<>();
    int first = Math.floorMod(number / 10 * 7, stops);
    int time = random.nextInt(20 * 3600);
    for (int call = 0; call < calls; call++) {
      pattern.add(new PatternCall(stopList.get((first + call) % stops), true, true));
      times.add(new CallTime(new ServiceTime(time), new ServiceTime(time + 60)));
      time += 300 + random.nextInt(1200);
    }
    ServiceCalendar daily =
        new ServiceCalendar(
            EnumSet.allOf(DayOfWeek.class), from, from.plusDays(days), Set.of(), Set.of());
    return new ServiceJourney(
        id("J" + number), new RoutePattern(line, pattern), daily, times, "To " + number);
  }

  private FareTable fares() {
    return FareTable.of(
        calls, YEN, leg -> Optional.of(Money.of(100L * (leg.to() - leg.from()), YEN)));
  }
}
