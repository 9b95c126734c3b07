package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Searches.Kind;
import io.travelapp.benchmarks.SeatSelection.Step;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was found.
 *
 * @param searches by size and then by kind
 * @param seats by situation and step
 */
record SearchReport(
    SearchOptions options, List<SearchFigures> searches, List<SeatSelection.Figures> seats) {

  SearchReport {
    searches = List.copyOf(searches);
    seats = List.copyOf(seats);
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<SearchFigures> sizes = searches.stream().filter(of -> of.kind() == kind).toList();
      SearchFigures least = sizes.getFirst();
      SearchFigures most = sizes.getLast();
      String ratio = kind.words() + ": %s at " + most.departures() + " / " + least.departures();
      targets.add(Target.atMost(ratio.formatted("p50"), most.p50() / least.p50(), 1.2));
      targets.add(Target.atMost(ratio.formatted("p99"), most.p99() / least.p99(), 1.5));
      for (SearchFigures size : sizes) {
        String share = kind.words() + ": HTTP / straight SQL at " + size.departures();
        targets.add(Target.atLeast(share, size.share(), 0.5));
      }
    }
    searches.stream()
        .filter(of -> of.kind() == Kind.FROM_ANYWHERE)
        .map(of ->
            Target.atMost(
                "p50 from anywhere / with an origin at " + of.departures(),
                of.p50() / withOrigin(of.departures()).p50(),
                5))
        .forEach(targets::add);
    return targets;
  }

  private SearchFigures withOrigin(int departures) {
    return searches.stream()
        .filter(of -> of.kind() == Kind.WITH_ORIGIN && of.departures() == departures)
        .findFirst()
        .orElseThrow();
  }

  /** Tables in Markdown. */
  String text() {
    return String.join(
        "\n",
        "",
        "%s, %d processors, Java %s. %d connections; median of %d rounds of %s s each."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                options.connections(),
                options.rounds(),
                format("%.1f", options.time().toMillis() / 1000.0)),
        "",
        searchTable(),
        "Seat selection alone, and while %d connections search:".formatted(options.flood()),
        "",
        seatTable(),
        Target.table(targets()));
  }

  private String searchTable() {
    MarkdownTable table =
        new MarkdownTable(
            "search", "departures", "requests/s", "straight SQL/s", "share", "p50 ms", "p99 ms");
    for (SearchFigures of : searches) {
      table.add(
          List.of(
              of.kind().words(),
              format("%d", of.departures()),
              format("%.0f", of.requests()),
              format("%.0f", of.straight()),
              format("%.2f", of.share()),
              format("%.2f", of.p50()),
              format("%.2f", of.p99())));
    }
    return table.text();
  }

  private String seatTable() {
    MarkdownTable table =
        new MarkdownTable(
            "step", "beside", "searches answered/s", "refused/s", "p50 ms", "p99 ms", "longest ms");
    for (Step step : Step.values()) {
      seats.stream().filter(of -> of.step() == step).map(SearchReport::cells).forEach(table::add);
    }
    return table.text();
  }

  private static List<String> cells(SeatSelection.Figures of) {
    return List.of(
        of.step().words(),
        of.beside().map(kind -> "searches " + kind.words()).orElse("nothing"),
        format("%.0f", of.searched().answered()),
        format("%.0f", of.searched().refused()),
        format("%.2f", of.p50()),
        format("%.2f", of.p99()),
        format("%.2f", of.longest()));
  }

  private static String format(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}
