package io.travelapp.bootstrap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.travelapp.application.ImportTimetable.Outcome;
import io.travelapp.application.ImportTimetable.PricesOfLine;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.schedule.FeedInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The whole report of an import as JSON, for programs: every remark with its file, line and code,
 * every departure that was kept as sold, and how each line came to its prices. Dates are as in ISO
 * 8601; what is not known is absent.
 */
final class ImportReportFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ImportReportFile() {}

  /**
   * What was done.
   *
   * @param outcome {@code imported} or {@code refused}
   */
  record Report(
      String outcome,
      Optional<Imported> imported,
      List<Remark> remarks,
      List<Kept> keptAsSold,
      List<Prices> prices) {}

  record Imported(
      String feed,
      Optional<Info> feedInfo,
      String firstDay,
      String lastDay,
      boolean leavesValidity,
      int stops,
      int journeys,
      Departures departures) {}

  record Info(
      String publisher,
      String url,
      String language,
      Optional<String> version,
      Optional<String> from,
      Optional<String> until) {}

  record Departures(int added, int changed, int withdrawn, int unchanged, int keptAsSold) {}

  record Kept(String departureId, String journey, String serviceDate, String difference) {}

  record Prices(
      String line,
      String name,
      int byFare,
      int byTariff,
      int withoutPrice,
      int variants,
      int unfitVariants,
      List<String> otherCurrencies) {}

  /** Writes the file anew, with the folders that it takes. */
  static void write(Path file, Outcome outcome) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, JSON.writeValueAsBytes(report(outcome)));
  }

  private static Report report(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(List<Remark> faults) ->
          new Report("refused", Optional.empty(), faults, List.of(), List.of());
      case Outcome.Imported imported ->
          new Report(
              "imported",
              Optional.of(imported(imported)),
              imported.remarks(),
              imported.report().keptAsSold().stream()
                  .map(kept ->
                      new Kept(
                          kept.departure().toString(),
                          kept.journey().toString(),
                          kept.serviceDate().toString(),
                          kept.difference()))
                  .toList(),
              imported.prices().stream().map(ImportReportFile::prices).toList());
    };
  }

  private static Imported imported(Outcome.Imported imported) {
    var departures = imported.report();
    return new Imported(
        imported.feed(),
        imported.info().map(ImportReportFile::info),
        imported.firstDay().toString(),
        imported.lastDay().toString(),
        imported.leavesValidity(),
        imported.stops(),
        imported.journeys(),
        new Departures(
            departures.added(),
            departures.changed(),
            departures.withdrawn(),
            departures.unchanged(),
            departures.keptAsSold().size()));
  }

  private static Info info(FeedInfo info) {
    return new Info(
        info.publisher(),
        info.url(),
        info.language(),
        info.version(),
        info.from().map(Object::toString),
        info.until().map(Object::toString));
  }

  private static Prices prices(PricesOfLine line) {
    return new Prices(
        line.line().feedId().toString(),
        line.line().name(),
        line.byFare(),
        line.byTariff(),
        line.withoutPrice(),
        line.variants(),
        line.unfitVariants(),
        line.otherCurrencies().stream().map(Currency::getCurrencyCode).sorted().toList());
  }
}
