package io.travelapp.application;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.fare.Tariffs;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.schedule.RoutePattern;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a timetable feed and puts it on sale, whole or not at all. */
public final class ImportTimetable {

  private final Timetables timetables;
  private final Tariffs tariffs;
  private final VehicleLayout usualLayout;
  private final InstantSource clock;

  public ImportTimetable(
      Timetables timetables, Tariffs tariffs, VehicleLayout usualLayout, InstantSource clock) {
    this.timetables = timetables;
    this.tariffs = tariffs;
    this.usualLayout = usualLayout;
    this.clock = clock;
  }

  /**
   * What to import.
   *
   * @param days for how many days from today it is on sale
   */
  public record Command(TimetableSource source, int days) {}

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * It is on sale.
     *
     * @param journeys how many journeys are
     * @param withoutPrice lines, by feed id, of which a variant has no tariff and is not for sale
     */
    record Imported(
        String feed,
        int stops,
        int journeys,
        PublicationReport report,
        List<Remark> remarks,
        Set<String> withoutPrice)
        implements Outcome {}

    /** Nothing was changed. */
    record Refused(List<Remark> faults) implements Outcome {}
  }

  public Outcome handle(Command command) {
    return switch (command.source().read()) {
      case Reading.Refused(List<Remark> faults) -> new Outcome.Refused(faults);
      case Reading.Read read ->
          read.timetable().journeys().isEmpty()
              ? nothingToSell(read)
              : publish(read, command.days());
    };
  }

  /** Published, it would take the whole feed off sale; whatever it is, it is no timetable. */
  private static Outcome nothingToSell(Reading.Read read) {
    List<Remark> faults = new ArrayList<>(read.remarks());
    faults.add(new Remark(read.timetable().feed(), 0, "No journey of the feed can be sold"));
    return new Outcome.Refused(List.copyOf(faults));
  }

  private Outcome publish(Reading.Read read, int days) {
    IdentityHashMap<RoutePattern, Optional<FareTable>> fares = new IdentityHashMap<>();
    List<JourneyOnSale> journeys = new ArrayList<>();
    Set<String> withoutPrice = new TreeSet<>();
    for (ServiceJourney journey : read.timetable().journeys()) {
      Line line = journey.pattern().line();
      fares
          .computeIfAbsent(journey.pattern(), tariffs::fareTable)
          .ifPresentOrElse(
              table ->
                  journeys.add(
                      new JourneyOnSale(
                          journey, read.layouts().getOrDefault(line.id(), usualLayout), table)),
              () -> withoutPrice.add(line.feedId().toString()));
    }
    PublicationReport report =
        timetables.publish(
            new Publication(read.timetable(), journeys, today(read.timetable().journeys()), days));
    return new Outcome.Imported(
        read.timetable().feed(),
        read.timetable().stops().size(),
        journeys.size(),
        report,
        read.remarks(),
        withoutPrice);
  }

  /** The earliest day that it still is with any of the operators. */
  private LocalDate today(List<ServiceJourney> journeys) {
    return journeys.stream()
        .map(journey -> journey.pattern().line().operator().zone())
        .distinct()
        .map(zone -> LocalDate.ofInstant(clock.instant(), zone))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
