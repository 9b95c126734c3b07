package io.travelapp.domain.booking;

import io.travelapp.domain.schedule.ServiceJourney;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far ahead a feed is on sale. It moves on by itself: each day one more service date is to be
 * put on sale.
 *
 * @param zones those of the feed's operators, at least one
 * @param days how many service dates are to be on sale, today's included
 * @param end the first service date whose departures were not made yet
 */
public record Horizon(Set<ZoneId> zones, int days, LocalDate end) {

  public Horizon {
    zones = Set.copyOf(zones);
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("Without an operator it is never today");
    }
  }

  /** The horizon of what is published; empty if the timetable has no journey. */
  public static Optional<Horizon> of(Publication publication) {
    Set<ZoneId> zones =
        Stream.concat(
                publication.timetable().journeys().stream(),
                publication.journeys().stream().map(JourneyOnSale::journey))
            .map((ServiceJourney journey) -> journey.pattern().line().operator().zone())
            .collect(Collectors.toUnmodifiableSet());
    return zones.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Horizon(
                zones, publication.days(), publication.from().plusDays(publication.days())));
  }

  /** The earliest day that it still is with any of the operators. */
  public LocalDate today(Instant now) {
    return zones.stream()
        .map(zone -> LocalDate.ofInstant(now, zone))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * The service dates whose departures are to be made now, in order: none if it reaches far enough.
   * Days that have passed are not made up for.
   */
  public List<LocalDate> missingDates(Instant now) {
    LocalDate today = today(now);
    LocalDate first = end.isBefore(today) ? today : end;
    LocalDate last = today.plusDays(days);
    return first.isBefore(last) ? first.datesUntil(last).toList() : List.of();
  }

  /** The same with the missing dates made. */
  public Horizon movedTo(Instant now) {
    LocalDate reached = today(now).plusDays(days);
    return reached.isAfter(end) ? new Horizon(zones, days, reached) : this;
  }
}
