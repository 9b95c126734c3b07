package io.travelapp.bootstrap;

import io.travelapp.application.ImportTimetable.Outcome;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.TimetableSource.Remark;
import java.util.ArrayList;
import java.util.List;

/** Tells a person what an import did: what is on sale, what was left out and why. */
final class ImportReport {

  private ImportReport() {}

  static List<String> lines(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(List<Remark> faults) -> {
        List<String> lines =
            new ArrayList<>(List.of("The feed was refused and nothing was changed:"));
        lines.addAll(remarks(faults));
        yield List.copyOf(lines);
      }
      case Outcome.Imported imported -> imported(imported);
    };
  }

  private static List<String> imported(Outcome.Imported imported) {
    PublicationReport report = imported.report();
    List<String> lines = new ArrayList<>();
    if (!imported.remarks().isEmpty()) {
      lines.add(imported.remarks().size() + " remarks:");
      lines.addAll(remarks(imported.remarks()));
    }
    if (!imported.withoutPrice().isEmpty()) {
      lines.add("Not for sale, because no tariff covers the country where they begin:");
      imported.withoutPrice().forEach(line -> lines.add("  " + line));
    }
    if (!report.keptAsSold().isEmpty()) {
      lines.add("Kept as sold, though the timetable has changed:");
      report
          .keptAsSold()
          .forEach(kept ->
              lines.add(
                  "  " + kept.journey() + " on " + kept.serviceDate() + ": " + kept.difference()));
    }
    lines.add(
        ("Feed %s is on sale: %d stops, %d journeys; departures: %d new, %d changed, %d withdrawn, %d as before, %d kept"
                + " as sold.")
            .formatted(
                imported.feed(),
                imported.stops(),
                imported.journeys(),
                report.added(),
                report.changed(),
                report.withdrawn(),
                report.unchanged(),
                report.keptAsSold().size()));
    return List.copyOf(lines);
  }

  private static List<String> remarks(List<Remark> remarks) {
    return remarks.stream()
        .map(remark ->
            "  "
                + remark.file()
                + (remark.line() > 0 ? ":" + remark.line() : "")
                + ": "
                + remark.reason())
        .toList();
  }
}
