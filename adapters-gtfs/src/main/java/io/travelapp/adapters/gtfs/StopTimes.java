package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.ServiceTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The calls of the trips of a feed, as they stand in stop_times.txt: unordered and not compared
 * with each other. One that cannot be used spoils its trip.
 *
 * <p>Boarding or alighting on a telephone call or by a word to the driver (pickup_type and
 * drop_off_type 2 and 3) cannot be promised to who books here, so it counts as not available. What
 * is boarded on a call of which the feed says until when it has to come (pickup_type 2 with a
 * pickup_booking_rule_id) can: the booking is that call, made in time.
 */
final class StopTimes {

  private static final int SEQUENCE_MAX = 999_999_999;
  private static final int REGULAR = 0;
  private static final int NOT_AVAILABLE = 1;
  private static final int BY_TELEPHONE = 2;
  private static final int BY_ARRANGEMENT_MAX = 3;
  private static final Pattern DISTANCE = Pattern.compile("\\d{1,12}(\\.\\d{0,20})?");

  private final Feed feed;
  private final Trips trips;
  private final Stops stops;
  private final BookingRules bookingRules;

  private final Map<String, List<Call>> callsOfTrips = new HashMap<>();
  private final Set<String> spoilt = new HashSet<>();
  private final Set<String> unknownTrips = new HashSet<>();
  private final Set<String> unknownRules = new HashSet<>();
  private final Occurrences byArrangement = new Occurrences();
  private final Occurrences alightingByRule = new Occurrences();
  private final Occurrences interpolated = new Occurrences();

  // Most calls look like others: a feed has some thousand times and stops, and many more calls.
  private final Map<String, ServiceTime> timesByText = new HashMap<>();
  private final Map<CallTime, Optional<CallTime>> callTimes = new HashMap<>();
  private final Map<PatternCall, PatternCall> patternCalls = new HashMap<>();
  private final Map<String, String> headsigns = new HashMap<>();

  private StopTimes(Feed feed, Trips trips, Stops stops, BookingRules bookingRules) {
    this.feed = feed;
    this.trips = trips;
    this.stops = stops;
    this.bookingRules = bookingRules;
  }

  /**
   * A row of the table.
   *
   * @param sequence the trip's calls ascend by it, not necessarily by one
   * @param time empty where the feed does not tell it
   * @param distance how far it lies along the way, in whatever unit; not a number where the feed
   *     does not tell
   * @param headsign what the coach shows there; empty where that is what it shows anyway
   */
  record Call(
      long line,
      int sequence,
      PatternCall at,
      Optional<CallTime> time,
      double distance,
      String headsign) {

    /** Whether the other says the same of the same call. */
    boolean repeats(Call other) {
      return sequence == other.sequence && at.equals(other.at) && time.equals(other.time);
    }
  }

  static StopTimes read(Feed feed, Trips trips, Stops stops, BookingRules bookingRules)
      throws IOException {
    StopTimes stopTimes = new StopTimes(feed, trips, stops, bookingRules);
    feed.read(FeedFile.STOP_TIMES, "the stop time", stopTimes::add);
    stopTimes.remarkOnArrangements();
    return stopTimes;
  }

  private void remarkOnArrangements() {
    feed.remarks()
        .add(
            FeedFile.STOP_TIMES,
            byArrangement,
            Flaw.CALLS_BY_ARRANGEMENT,
            "one boards or alights by arrangement only (pickup_type or drop_off_type 2 or 3); that"
                + " cannot be booked and is left out");
    feed.remarks()
        .add(
            FeedFile.STOP_TIMES,
            alightingByRule,
            Flaw.ALIGHTING_RULES_UNREAD,
            "alighting has a booking rule of its own (drop_off_booking_rule_id), which is not read;"
                + " until when a ride is sold depends on where it boards");
  }

  private void add(Row row) throws Unsound {
    String trip = row.id("trip_id");
    if (!trips.names(trip)) {
      if (unknownTrips.add(trip)) {
        throw new Unsound(
            Flaw.TRIP_UNKNOWN, "trip " + quoted(trip) + " is unknown, here and further down");
      }
      return;
    }
    if (trips.find(trip).isEmpty() || spoilt.contains(trip)) {
      return;
    }
    try {
      callsOfTrips.computeIfAbsent(trip, any -> new ArrayList<>()).add(callOf(row));
    } catch (Unsound e) {
      spoil(trip, row.line(), e.flaw(), e.reason());
    }
  }

  private Call callOf(Row row) throws Unsound {
    return new Call(
        row.line(),
        row.number("stop_sequence", 0, SEQUENCE_MAX),
        patternCallOf(row),
        callTimeOf(row),
        distanceOf(row),
        headsigns.computeIfAbsent(row.text("stop_headsign"), sign -> sign));
  }

  private PatternCall patternCallOf(Row row) throws Unsound {
    int pickup = row.code("pickup_type", BY_ARRANGEMENT_MAX);
    int dropOff = row.code("drop_off_type", BY_ARRANGEMENT_MAX);
    String rule = row.text("pickup_booking_rule_id");
    boolean arranged = pickup > BY_TELEPHONE || (pickup == BY_TELEPHONE && rule.isEmpty());
    if (arranged || dropOff > NOT_AVAILABLE) {
      byArrangement.add(row.line());
    }
    Optional<SalesWindow> sales =
        arranged || pickup == NOT_AVAILABLE ? Optional.empty() : salesOf(row, rule);
    if (dropOff == REGULAR && !row.text("drop_off_booking_rule_id").isEmpty()) {
      alightingByRule.add(row.line());
    }
    var call =
        new PatternCall(
            stops.of(row.id("stop_id")),
            sales.isPresent(),
            dropOff == REGULAR,
            sales.orElse(SalesWindow.UNTIL_DEPARTURE));
    return patternCalls.computeIfAbsent(call, same -> same);
  }

  /** When rides that board there are sold; empty where the rule is not one, which is told. */
  private Optional<SalesWindow> salesOf(Row row, String rule) {
    if (rule.isEmpty()) {
      return Optional.of(SalesWindow.UNTIL_DEPARTURE);
    }
    if (!bookingRules.names(rule) && unknownRules.add(rule)) {
      String reason =
          "booking rule "
              + quoted(rule)
              + " is unknown, here and further down; boarding by it is left out";
      feed.remarks().add(FeedFile.STOP_TIMES, row.line(), Flaw.BOOKING_RULE_UNKNOWN, reason);
    }
    return bookingRules.find(rule);
  }

  private static double distanceOf(Row row) throws Unsound {
    String distance = row.text("shape_dist_traveled");
    return DISTANCE.matcher(distance).matches() ? Double.parseDouble(distance) : Double.NaN;
  }

  /** Arrival and departure; where only one of them is given, it is both. */
  private Optional<CallTime> callTimeOf(Row row) throws Unsound {
    String arrival = row.text("arrival_time");
    String departure = row.text("departure_time");
    if (arrival.isEmpty() && departure.isEmpty()) {
      return Optional.empty();
    }
    ServiceTime arrives = timeOf(row, arrival.isEmpty() ? "departure_time" : "arrival_time");
    ServiceTime departs = timeOf(row, departure.isEmpty() ? "arrival_time" : "departure_time");
    if (departs.compareTo(arrives) < 0) {
      throw new Unsound(
          Flaw.CALL_BACKWARDS,
          "it departs at " + departs + ", before it arrives at " + arrives + " on the same line");
    }
    return callTimes.computeIfAbsent(new CallTime(arrives, departs), Optional::of);
  }

  private ServiceTime timeOf(Row row, String column) throws Unsound {
    String text = row.text(column);
    ServiceTime known = timesByText.get(text);
    if (known == null) {
      known = row.time(column);
      timesByText.put(text, known);
    }
    return known;
  }

  /** The calls of a trip in the order of the file; none where it has none. */
  List<Call> of(String trip) {
    return callsOfTrips.getOrDefault(trip, List.of());
  }

  /** Whether a trip was left out, and remarked on. */
  boolean isSpoilt(String trip) {
    return spoilt.contains(trip);
  }

  /** Leaves a trip out, for something on this line. */
  void spoil(String trip, long line, Flaw flaw, String reason) {
    callsOfTrips.remove(trip);
    spoilt.add(trip);
    feed.remarks()
        .add(FeedFile.STOP_TIMES, line, flaw, reason + "; trip " + quoted(trip) + " is left out");
  }

  /** Leaves out a row that says what an earlier one said. */
  void skipRepeated(Call call) {
    String reason =
        "stop_sequence " + call.sequence + " is there already; the stop time is left out";
    feed.remarks().add(FeedFile.STOP_TIMES, call.line, Flaw.CALL_REPEATED, reason);
  }

  /** Counts a call whose time is computed. */
  void countInterpolated(Call call) {
    interpolated.add(call.line);
  }

  /** Says how many times were computed, when all trips have been looked at. */
  void remarkOnInterpolated() {
    feed.remarks()
        .add(
            FeedFile.STOP_TIMES,
            interpolated,
            Flaw.CALLS_INTERPOLATED,
            "there is no time; it is computed along the way between the calls that have one");
  }
}
