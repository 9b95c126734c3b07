package io.travelapp.testkit.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.RefundPolicy.Tier;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.Operator;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.domain.schedule.SalesWindow.Notice;
import io.travelapp.domain.schedule.ServiceCalendar;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.ServiceTime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The vectors of time; {@code README.md} beside them says what each column is. */
final class TimeVectorsTest {

  private static final String VECTORS = "/io/travelapp/testkit/vectors/time/";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "clock-changes.csv", useHeadersInDisplayName = true)
  void the_zone_data_of_this_machine_are_those_of_the_vectors(
      ZoneId zone, Instant change, ZoneOffset before, ZoneOffset after) {
    var rules = zone.getRules();

    assertThat(rules.getOffset(change.minus(SECOND))).isEqualTo(before);
    assertThat(rules.getOffset(change)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "clock-changes.csv", useHeadersInDisplayName = true)
  void there_are_service_times_before_inside_and_after_every_change(ZoneId zone, Instant change)
      throws IOException {
    var day = Duration.ofDays(1);
    Set<String> phases = new HashSet<>();
    for (String line : lines("service-times.csv")) {
      List<String> row = List.of(line.split(",", -1));
      if (row.get(0).equals(zone.getId())
          && Duration.between(change, Instant.parse(row.get(3))).abs().compareTo(day) < 0) {
        phases.add(row.get(6));
      }
    }

    assertThat(phases).containsExactlyInAnyOrder("before", "inside", "after");
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "service-days.csv", useHeadersInDisplayName = true)
  void a_service_day_begins_twelve_hours_before_its_noon(
      ZoneId zone, LocalDate serviceDate, Instant start, LocalDateTime local, ZoneOffset offset) {
    assertThat(ServiceTime.startOf(serviceDate, zone)).isEqualTo(start);
    assertThatTheClockShows(start, zone, local, offset);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "service-times.csv", useHeadersInDisplayName = true)
  void a_service_time_counts_from_the_start_of_its_service_day(
      ZoneId zone,
      LocalDate serviceDate,
      String time,
      Instant instant,
      LocalDateTime local,
      ZoneOffset offset) {
    assertThat(ServiceTime.parse(time)).hasToString(time);
    assertThat(ServiceTime.parse(time).on(serviceDate, zone)).isEqualTo(instant);
    assertThatTheClockShows(instant, zone, local, offset);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "stop-times.csv", useHeadersInDisplayName = true)
  void a_call_at_a_stop_of_another_zone_counts_by_the_clock_of_the_operator(
      ZoneId operatorZone,
      LocalDate serviceDate,
      String time,
      ZoneId stopZone,
      Instant instant,
      LocalDateTime local,
      ZoneOffset offset) {
    Departure departure = journey(operatorZone, time, stopZone, time, stopZone).on(serviceDate);

    assertThat(departure.startsAt()).isEqualTo(instant);
    assertThatTheClockShows(departure.startsAt(), stopZone, local, offset);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "durations.csv", useHeadersInDisplayName = true)
  void a_ride_takes_as_long_as_its_service_times_say_whatever_the_clocks_show(
      ZoneId operatorZone,
      LocalDate serviceDate,
      String departs,
      String arrives,
      ZoneId fromZone,
      LocalDateTime fromLocal,
      ZoneOffset fromOffset,
      ZoneId toZone,
      LocalDateTime toLocal,
      ZoneOffset toOffset,
      int minutes,
      int minutesByTheClocks) {
    var journey = journey(operatorZone, departs, fromZone, arrives, toZone);

    Offer offer = offer(journey.on(serviceDate));

    assertThat(offer.duration()).isEqualTo(Duration.ofMinutes(minutes));
    assertThatTheClockShows(offer.from().departure(), fromZone, fromLocal, fromOffset);
    assertThatTheClockShows(offer.to().arrival(), toZone, toLocal, toOffset);
    assertThat(Duration.between(fromLocal, toLocal))
        .isEqualTo(Duration.ofMinutes(minutesByTheClocks));
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "sales-windows.csv", useHeadersInDisplayName = true)
  void sales_end_by_elapsed_time_or_by_the_clock_of_the_boarding_stop(
      ZoneId zone,
      Instant boards,
      LocalDateTime boardsLocal,
      String kind,
      int amount,
      @Nullable LocalTime clockTime,
      Instant closes,
      LocalDateTime closesLocal,
      ZoneOffset closesOffset) {
    Notice notice =
        clockTime == null
            ? new Before(Duration.ofMinutes(amount))
            : new DayBefore(amount, clockTime);
    assertThat(kind).isEqualTo(clockTime == null ? "before" : "day_before");

    assertThat(SalesWindow.until(notice).closesAt(boards, zone)).isEqualTo(closes);
    assertThat(new SalesWindow(Optional.of(notice), notice).opensAt(boards, zone)).contains(closes);
    assertThat(LocalDateTime.ofInstant(boards, zone)).isEqualTo(boardsLocal);
    assertThatTheClockShows(closes, zone, closesLocal, closesOffset);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "refund-tiers.csv", useHeadersInDisplayName = true)
  void a_refund_tier_ends_by_elapsed_time_before_boarding(
      ZoneId zone,
      Instant boards,
      LocalDateTime boardsLocal,
      ZoneOffset boardsOffset,
      int minutesBefore,
      Instant ends,
      LocalDateTime endsLocal,
      ZoneOffset endsOffset) {
    var policy = new RefundPolicy(List.of(new Tier(Duration.ofMinutes(minutesBefore), 80)));

    assertThat(policy.percentAt(boards, ends.minus(SECOND))).isEqualTo(80);
    assertThat(policy.percentAt(boards, ends)).isZero();
    assertThatTheClockShows(boards, zone, boardsLocal, boardsOffset);
    assertThatTheClockShows(ends, zone, endsLocal, endsOffset);
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        requireNonNull(TimeVectorsTest.class.getResourceAsStream(VECTORS + file))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
    }
  }

  private static void assertThatTheClockShows(
      Instant instant, ZoneId zone, LocalDateTime local, ZoneOffset offset) {
    assertThat(instant.atZone(zone).toLocalDateTime()).isEqualTo(local);
    assertThat(instant.atZone(zone).getOffset()).isEqualTo(offset);
  }

  /** A run from a stop to another, whose operator lives by the clocks of a zone. */
  private static ServiceJourney journey(
      ZoneId operatorZone, String departs, ZoneId fromZone, String arrives, ZoneId toZone) {
    Operator operator = Operator.of(id("operator"), "Coaches", operatorZone);
    Line line = Line.of(id("line"), operator, "Overnight");
    var calls =
        List.of(
            new PatternCall(stop("from", fromZone), true, false),
            new PatternCall(stop("to", toZone), false, true));
    LocalDate never = LocalDate.EPOCH;
    return new ServiceJourney(
        id("run"),
        new RoutePattern(line, calls),
        new ServiceCalendar(Set.of(), never, never, Set.of(), Set.of()),
        List.of(call(departs), call(arrives)),
        "to");
  }

  private static CallTime call(String time) {
    return new CallTime(ServiceTime.parse(time), ServiceTime.parse(time));
  }

  private static Stop stop(String name, ZoneId zone) {
    var location = new GeoPoint(0, 0);
    return Stop.of(id(name), Place.of(id(name), name, "", location), name, location, zone);
  }

  private static FeedId id(String localId) {
    return new FeedId("vectors", localId);
  }

  private static Offer offer(Departure departure) {
    return new Offer(
        departure.id(),
        departure.journey(),
        departure.line(),
        departure.serviceDate(),
        departure.calls().getFirst(),
        departure.calls().getLast(),
        1,
        new Money(1, Currency.getInstance("EUR")));
  }
}
