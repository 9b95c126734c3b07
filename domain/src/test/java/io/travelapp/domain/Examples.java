package io.travelapp.domain;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.Operator;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** A coach line at the foot of Mount Fuji, for tests that need a stop or a line, whichever. */
public final class Examples {

  public static final Currency YEN = Currency.getInstance("JPY");
  public static final Currency EURO = Currency.getInstance("EUR");
  public static final Currency DINAR = Currency.getInstance("KWD");

  public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private Examples() {}

  /** Whatever an id of the feed {@code fuji} is wanted for. */
  public static FeedId feedId(String localId) {
    return new FeedId("fuji", localId);
  }

  public static Line line(ZoneId operatorZone) {
    Operator operator = Operator.of(feedId("fujikyu"), "Fujikyu", operatorZone);
    return Line.of(feedId("express"), operator, "Fuji Express");
  }

  /** The only stop of the place of that name. */
  public static Stop stop(String name) {
    return stopAt(name, name);
  }

  /** One of several stops of a place. */
  public static Stop stopAt(String placeName, String name) {
    return stopAt(placeName, name, new GeoPoint(35.6, 138.6));
  }

  public static Stop stopAt(String placeName, String name, GeoPoint location) {
    Place place = Place.of(feedId(placeName), placeName, "JP", location);
    return Stop.of(feedId(name), place, name, location, TOKYO);
  }

  /** A pattern that calls at the only stops of these places, for boarding and alighting. */
  public static RoutePattern pattern(String... stops) {
    return new RoutePattern(
        line(TOKYO),
        Arrays.stream(stops)
            .map(name -> new PatternCall(stop(name), true, true))
            .collect(Collectors.toList()));
  }

  /** Calls at these stops, ten minutes apart, from {@code start} on. */
  public static List<StopCall> calls(Instant start, Stop... stops) {
    List<StopCall> calls = new ArrayList<>();
    for (Stop stop : stops) {
      Instant at = start.plusSeconds(600L * calls.size());
      calls.add(new StopCall(calls.size(), stop, at, at, true, true));
    }
    return calls;
  }

  public static List<StopCall> calls(Instant start, String... stops) {
    return calls(start, Arrays.stream(stops).map(Examples::stop).toArray(Stop[]::new));
  }
}
