package io.travelapp.bootstrap;

import io.travelapp.application.ImportTimetable.Outcome;
import io.travelapp.application.ImportTimetable.PricesOfLine;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.schedule.FeedInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Tells a person what an import did, in so few lines that they are read: what is on sale, what was
 * left out and why. Each kind of fault is told once, with its number and the first line that has
 * it; {@link ImportReportFile} has them all.
 */
final class ImportReport {

  /** The most departures that are named one by one. */
  private static final int NAMED_MAX = 20;

  private ImportReport() {}

  static List<String> lines(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(List<Remark> faults) ->
          Stream.concat(Stream.of("The feed was refused and nothing was changed:"), remarks(faults))
              .toList();
      case Outcome.Imported imported -> imported(imported);
    };
  }

  private static List<String> imported(Outcome.Imported imported) {
    List<String> lines = new ArrayList<>();
    imported.info().map(ImportReport::info).ifPresent(lines::add);
    if (imported.leavesValidity()) {
      lines.add(
          "It is on sale from %s to %s, which is not within what its publisher says it is for."
              .formatted(imported.firstDay(), imported.lastDay()));
    }
    if (!imported.remarks().isEmpty()) {
      lines.add(imported.remarks().size() + " remarks:");
      remarks(imported.remarks()).forEach(lines::add);
    }
    prices(imported.prices()).forEach(lines::add);
    keptAsSold(imported.report().keptAsSold()).forEach(lines::add);
    lines.add(summary(imported));
    return List.copyOf(lines);
  }

  private static String info(FeedInfo info) {
    return "Published by %s%s%s%s."
        .formatted(
            info.publisher(),
            info.version().map(version -> ", version " + version).orElse(""),
            info.from().map(day -> ", from " + day).orElse(""),
            info.until().map(day -> ", until " + day).orElse(""));
  }

  /** A line for each kind of fault in each file, in the order of the first of them. */
  private static Stream<String> remarks(List<Remark> remarks) {
    Map<String, List<Remark>> kinds = new LinkedHashMap<>();
    for (Remark remark : remarks) {
      kinds
          .computeIfAbsent(remark.file() + " " + remark.code(), any -> new ArrayList<>())
          .add(remark);
    }
    return kinds.values().stream().map(ImportReport::kind);
  }

  private static String kind(List<Remark> alike) {
    Remark first = alike.getFirst();
    String where = first.line() > 0 ? first.file() + ":" + first.line() : first.file();
    String more = alike.size() > 1 ? " (and %d more such)".formatted(alike.size() - 1) : "";
    return "  " + where + ": " + first.reason() + more;
  }

  private static Stream<String> prices(List<PricesOfLine> prices) {
    int byFare = sum(prices, PricesOfLine::byFare);
    int byTariff = sum(prices, PricesOfLine::byTariff);
    int without = sum(prices, PricesOfLine::withoutPrice);
    List<String> lines = new ArrayList<>();
    lines.add(
        "Prices of legs: %d by the feed's fares, %d by the tariff, %d have none and are not for sale."
            .formatted(byFare, byTariff, without));
    unpriced(prices).ifPresent(lines::add);
    int unfit = sum(prices, PricesOfLine::unfitVariants);
    if (unfit > 0) {
      lines.add(
          "  Of %d of %d variants of lines the feed's fares tell of more or fewer calls; they do not count there."
              .formatted(unfit, sum(prices, PricesOfLine::variants)));
    }
    prices.stream()
        .filter(line -> !line.otherCurrencies().isEmpty())
        .map(line ->
            "  %s has fares in %s too, which do not count."
                .formatted(line.line().feedId(), line.otherCurrencies()))
        .forEach(lines::add);
    return lines.stream();
  }

  private static Optional<String> unpriced(List<PricesOfLine> prices) {
    List<String> lines =
        prices.stream()
            .filter(line -> line.withoutPrice() > 0)
            .map(line -> line.line().feedId().toString())
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "  Without a price there are legs of "
                + String.join(", ", lines.subList(0, Math.min(NAMED_MAX, lines.size())))
                + (lines.size() > NAMED_MAX
                    ? " and %d more".formatted(lines.size() - NAMED_MAX)
                    : "")
                + ": no fare and no tariff covers the country where they begin.");
  }

  private static int sum(List<PricesOfLine> prices, ToIntFunction<PricesOfLine> number) {
    return prices.stream().mapToInt(number).sum();
  }

  private static Stream<String> keptAsSold(List<KeptAsSold> kept) {
    List<String> lines = new ArrayList<>();
    if (!kept.isEmpty()) {
      lines.add("Kept as sold, though the timetable has changed:");
    }
    kept.stream()
        .limit(NAMED_MAX)
        .map(departure ->
            "  %s on %s: %s"
                .formatted(departure.journey(), departure.serviceDate(), departure.difference()))
        .forEach(lines::add);
    if (kept.size() > NAMED_MAX) {
      lines.add("  and %d more".formatted(kept.size() - NAMED_MAX));
    }
    return lines.stream();
  }

  private static String summary(Outcome.Imported imported) {
    PublicationReport report = imported.report();
    return ("Feed %s is on sale: %d stops, %d journeys; departures: %d new, %d changed, %d withdrawn, %d as before, %d kept"
            + " as sold.")
        .formatted(
            imported.feed(),
            imported.stops(),
            imported.journeys(),
            report.added(),
            report.changed(),
            report.withdrawn(),
            report.unchanged(),
            report.keptAsSold().size());
  }
}
