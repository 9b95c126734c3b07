package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.HORIZON;
import static io.travelapp.adapters.postgres.generated.Tables.JOURNEY_PATTERN;
import static io.travelapp.adapters.postgres.generated.Tables.LINE;
import static io.travelapp.adapters.postgres.generated.Tables.OPERATOR;
import static io.travelapp.adapters.postgres.generated.Tables.SERVICE_CALENDAR;
import static io.travelapp.adapters.postgres.generated.Tables.SERVICE_JOURNEY;
import static io.travelapp.adapters.postgres.generated.Tables.VEHICLE_LAYOUT;

import io.travelapp.adapters.postgres.generated.tables.records.HorizonRecord;
import io.travelapp.adapters.postgres.generated.tables.records.ServiceCalendarRecord;
import io.travelapp.domain.booking.Horizon;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.ServiceCalendar;
import io.travelapp.domain.schedule.ServiceTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Keeps what it takes to make the departures of a feed's later days without the feed: its journeys,
 * their calendars, and how far ahead it is on sale.
 */
final class PublishedJourneys {

  private static final Copy JOURNEYS =
      new Copy(
          SERVICE_JOURNEY,
          List.of(
              SERVICE_JOURNEY.FEED,
              SERVICE_JOURNEY.JOURNEY,
              SERVICE_JOURNEY.CALENDAR,
              SERVICE_JOURNEY.PATTERN_ID,
              SERVICE_JOURNEY.LAYOUT_ID,
              SERVICE_JOURNEY.STARTS,
              SERVICE_JOURNEY.HEADSIGN,
              SERVICE_JOURNEY.BLOCK));

  /** Far beyond every horizon, and a date that the database knows. */
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final DSLContext sql;
  private final String feed;

  /** Works in the transaction of {@code sql}, while the feed is locked. */
  PublishedJourneys(DSLContext sql, String feed) {
    this.sql = sql;
    this.feed = feed;
  }

  /**
   * Replaces all that was kept.
   *
   * @param horizon empty if the feed has no journeys
   * @param from of dates before it nothing is kept
   */
  void replace(Collection<PlannedJourney> journeys, Optional<Horizon> horizon, LocalDate from) {
    sql.deleteFrom(SERVICE_JOURNEY).where(SERVICE_JOURNEY.FEED.eq(feed)).execute();
    sql.deleteFrom(SERVICE_CALENDAR).where(SERVICE_CALENDAR.FEED.eq(feed)).execute();
    sql.deleteFrom(HORIZON).where(HORIZON.FEED.eq(feed)).execute();
    horizon.ifPresent(reached -> sql.executeInsert(row(reached)));
    Map<ServiceCalendar, Integer> numbers = new LinkedHashMap<>();
    journeys.forEach(journey -> numbers.putIfAbsent(journey.journey().calendar(), numbers.size()));
    sql.batchInsert(
            numbers.entrySet().stream()
                .map(calendar -> row(calendar.getValue(), calendar.getKey(), from))
                .toList())
        .execute();
    JOURNEYS.write(
        sql,
        row -> {
          for (PlannedJourney planned : journeys) {
            StoredJourney journey = StoredJourney.of(planned);
            row.add(
                feed,
                journey.id().localId(),
                numbers.get(planned.journey().calendar()),
                journey.patternId(),
                journey.layoutId(),
                journey.starts().seconds(),
                journey.headsign(),
                journey.block().orElse(null));
          }
        });
  }

  private HorizonRecord row(Horizon horizon) {
    return new HorizonRecord(
        feed,
        horizon.days(),
        horizon.end(),
        horizon.zones().stream().map(ZoneId::getId).sorted().toArray(String[]::new));
  }

  private ServiceCalendarRecord row(int number, ServiceCalendar calendar, LocalDate from) {
    return new ServiceCalendarRecord(
        feed,
        number,
        calendar.weekdays().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new),
        within(from, calendar.from()),
        // A day before the first says just as well that the period is over.
        within(from.minusDays(1), calendar.until()),
        dates(calendar.added(), from),
        dates(calendar.removed(), from));
  }

  /** That date, or the nearest from {@code first} on that the database knows. */
  private static LocalDate within(LocalDate first, LocalDate date) {
    if (date.isBefore(first)) {
      return first;
    }
    return date.isAfter(LAST) ? LAST : date;
  }

  private static LocalDate[] dates(Set<LocalDate> dates, LocalDate from) {
    return dates.stream().filter(date -> !date.isBefore(from)).sorted().toArray(LocalDate[]::new);
  }

  /** How far the feed is on sale; empty if nothing of it is. */
  Optional<Horizon> findHorizon() {
    return sql.selectFrom(HORIZON)
        .where(HORIZON.FEED.eq(feed))
        .fetchOptional(PublishedJourneys::horizon);
  }

  static Horizon horizon(HorizonRecord row) {
    return new Horizon(
        Arrays.stream(row.getZones()).map(ZoneId::of).collect(Collectors.toSet()),
        row.getDays(),
        row.getEnds());
  }

  void moveHorizonTo(LocalDate end) {
    sql.update(HORIZON).set(HORIZON.ENDS, end).where(HORIZON.FEED.eq(feed)).execute();
  }

  /** The journeys that run on each of these dates. */
  Map<LocalDate, List<StoredJourney>> runningOn(List<LocalDate> dates) {
    Map<Integer, List<StoredJourney>> journeys = journeysByCalendar();
    Map<LocalDate, List<StoredJourney>> running = new LinkedHashMap<>();
    Map<Integer, ServiceCalendar> calendars = calendars();
    for (LocalDate date : dates) {
      running.put(
          date,
          calendars.entrySet().stream()
              .filter(calendar -> calendar.getValue().runsOn(date))
              .flatMap(calendar -> journeys.getOrDefault(calendar.getKey(), List.of()).stream())
              .toList());
    }
    return running;
  }

  private Map<Integer, ServiceCalendar> calendars() {
    Map<Integer, ServiceCalendar> calendars = new HashMap<>();
    sql.selectFrom(SERVICE_CALENDAR)
        .where(SERVICE_CALENDAR.FEED.eq(feed))
        .forEach(row ->
            calendars.put(
                row.getCalendar(),
                new ServiceCalendar(
                    Arrays.stream(row.getWeekdays()).map(DayOfWeek::of).collect(Collectors.toSet()),
                    row.getFromDate(),
                    row.getUntilDate(),
                    Set.of(row.getAdded()),
                    Set.of(row.getRemoved()))));
    return calendars;
  }

  private Map<Integer, List<StoredJourney>> journeysByCalendar() {
    return sql.select(SERVICE_JOURNEY.fields())
        .select(JOURNEY_PATTERN.PARTS, VEHICLE_LAYOUT.SEATS, OPERATOR.ZONE)
        .from(SERVICE_JOURNEY)
        .join(JOURNEY_PATTERN)
        .on(JOURNEY_PATTERN.ID.eq(SERVICE_JOURNEY.PATTERN_ID))
        .join(VEHICLE_LAYOUT)
        .on(VEHICLE_LAYOUT.ID.eq(SERVICE_JOURNEY.LAYOUT_ID))
        .join(LINE)
        .on(LINE.ID.eq(JOURNEY_PATTERN.LINE_ID))
        .join(OPERATOR)
        .on(OPERATOR.ID.eq(LINE.OPERATOR_ID))
        .where(SERVICE_JOURNEY.FEED.eq(feed))
        .fetchGroups(SERVICE_JOURNEY.CALENDAR, PublishedJourneys::journey);
  }

  private static StoredJourney journey(Record row) {
    return new StoredJourney(
        new FeedId(row.get(SERVICE_JOURNEY.FEED), row.get(SERVICE_JOURNEY.JOURNEY)),
        row.get(SERVICE_JOURNEY.HEADSIGN),
        Optional.ofNullable(row.get(SERVICE_JOURNEY.BLOCK)),
        new ServiceTime(row.get(SERVICE_JOURNEY.STARTS)),
        ZoneId.of(row.get(OPERATOR.ZONE)),
        row.get(SERVICE_JOURNEY.PATTERN_ID),
        row.get(JOURNEY_PATTERN.PARTS),
        row.get(SERVICE_JOURNEY.LAYOUT_ID),
        row.get(VEHICLE_LAYOUT.SEATS));
  }
}
