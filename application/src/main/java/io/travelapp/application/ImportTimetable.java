package io.travelapp.application;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.fare.PatternPrices;
import io.travelapp.domain.fare.Pricing;
import io.travelapp.domain.fare.Tariffs;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.FeedInfo;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param info what the feed tells about itself
     * @param journeys how many journeys are
     * @param firstDay the first service date on sale
     * @param lastDay the last one
     * @param prices how each line came to its prices, by what the feed calls it
     */
    record Imported(
        String feed,
        Optional<FeedInfo> info,
        int stops,
        int journeys,
        LocalDate firstDay,
        LocalDate lastDay,
        PublicationReport report,
        List<Remark> remarks,
        List<PricesOfLine> prices)
        implements Outcome {

      public Imported {
        remarks = List.copyOf(remarks);
        prices = List.copyOf(prices);
      }

      /** Whether the feed says that it tells nothing of some of the days on sale. */
      public boolean leavesValidity() {
        return info.isPresent() && !info.get().covers(firstDay, lastDay);
      }
    }

    /** Nothing was changed. */
    record Refused(List<Remark> faults) implements Outcome {}
  }

  /**
   * How a line came to its prices, in legs of all its variants.
   *
   * @param byFare legs with a fare of the feed
   * @param byTariff legs without one that have the price of a tariff
   * @param withoutPrice legs with neither, which are not for sale
   * @param variants how many variants it has
   * @param unfitVariants how many of these call more or less often than the feed's fares tell of
   * @param otherCurrencies in which there are fares that do not count, for a variant has one
   *     currency
   */
  public record PricesOfLine(
      Line line,
      int byFare,
      int byTariff,
      int withoutPrice,
      int variants,
      int unfitVariants,
      Set<Currency> otherCurrencies) {

    public PricesOfLine {
      otherCurrencies = Set.copyOf(otherCurrencies);
    }

    static PricesOfLine of(Line line, PatternPrices prices) {
      return new PricesOfLine(
          line,
          prices.byFare(),
          prices.byTariff(),
          prices.withoutPrice(),
          1,
          prices.fitsFares() ? 0 : 1,
          prices.otherCurrencies());
    }

    PricesOfLine plus(PricesOfLine other) {
      Set<Currency> currencies = new HashSet<>(otherCurrencies);
      currencies.addAll(other.otherCurrencies);
      return new PricesOfLine(
          line,
          byFare + other.byFare,
          byTariff + other.byTariff,
          withoutPrice + other.withoutPrice,
          variants + other.variants,
          unfitVariants + other.unfitVariants,
          currencies);
    }
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
    faults.add(
        new Remark(
            read.timetable().feed(), 0, "nothing-to-sell", "No journey of the feed can be sold"));
    return new Outcome.Refused(List.copyOf(faults));
  }

  private Outcome publish(Reading.Read read, int days) {
    Timetable timetable = read.timetable();
    PricedPatterns prices = new PricedPatterns(new Pricing(read.fares(), tariffs));
    List<JourneyOnSale> journeys = new ArrayList<>();
    for (ServiceJourney journey : timetable.journeys()) {
      LineId line = journey.pattern().line().id();
      VehicleLayout layout = read.layouts().getOrDefault(line, usualLayout);
      prices
          .tableOf(journey.pattern())
          .ifPresent(table -> journeys.add(new JourneyOnSale(journey, layout, table)));
    }
    LocalDate today = today(timetable.journeys());
    PublicationReport report =
        timetables.publish(new Publication(timetable, journeys, today, days));
    return new Outcome.Imported(
        timetable.feed(),
        timetable.info(),
        timetable.stops().size(),
        journeys.size(),
        today,
        today.plusDays(days - 1),
        report,
        read.remarks(),
        prices.ofLines());
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
