package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Searches.Kind;
import io.travelapp.benchmarks.SeatSelection.Step;
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

  /** Something that is wanted of the figures. */
  record Target(String what, double is, double bound, boolean atMost) {

    boolean isReached() {
      return atMost ? is <= bound : is >= bound;
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-62s %7.2f %s %4.1f  %s",
          what,
          is,
          atMost ? "<=" : ">=",
          bound,
          isReached() ? "reached" : "MISSED");
    }
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<SearchFigures> sizes = searches.stream().filter(of -> of.kind() == kind).toList();
      SearchFigures least = sizes.getFirst();
      SearchFigures most = sizes.getLast();
      String ratio = kind.words() + ": %s at " + most.departures() + " / " + least.departures();
      targets.add(atMost(ratio.formatted("p50"), most.p50() / least.p50(), 1.2));
      targets.add(atMost(ratio.formatted("p99"), most.p99() / least.p99(), 1.5));
      for (SearchFigures size : sizes) {
        String share = kind.words() + ": HTTP / straight SQL at " + size.departures();
        targets.add(new Target(share, size.share(), 0.5, false));
      }
    }
    searches.stream()
        .filter(of -> of.kind() == Kind.FROM_ANYWHERE)
        .map(of ->
            atMost(
                "p50 from anywhere / with an origin at " + of.departures(),
                of.p50() / withOrigin(of.departures()).p50(),
                5))
        .forEach(targets::add);
    return targets;
  }

  private static Target atMost(String what, double is, double bound) {
    return new Target(what, is, bound, true);
  }

  private SearchFigures withOrigin(int departures) {
    return searches.stream()
        .filter(of -> of.kind() == Kind.WITH_ORIGIN && of.departures() == departures)
        .findFirst()
        .orElseThrow();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        Search: %d connections, the median of %d rounds of %d s each
          %-16s %12s %12s %14s %8s %8s %8s
        """
            .formatted(
                options.connections(),
                options.rounds(),
                options.time().toSeconds(),
                "",
                "departures",
                "requests/s",
                "straight SQL/s",
                "share",
                "p50 ms",
                "p99 ms"));
    searches.forEach(of ->
        text.append(
            String.format(
                Locale.ROOT,
                "  %-16s %12d %12.0f %14.0f %8.2f %8.2f %8.2f%n",
                of.kind().words(),
                of.departures(),
                of.requests(),
                of.straight(),
                of.share(),
                of.p50(),
                of.p99())));
    appendSeats(text);
    text.append("\nTargets\n");
    targets().forEach(target -> text.append("  ").append(target.line()).append('\n'));
    return text.toString();
  }

  private void appendSeats(StringBuilder text) {
    text.append(
        """

        Seat selection alone, and while %d connections search as fast as they can
          %-16s %-24s %8s %8s
        """
            .formatted(options.saturating(), "", "", "p50 ms", "p99 ms"));
    for (Step step : Step.values()) {
      seats.stream()
          .filter(of -> of.step() == step)
          .forEach(of ->
              text.append(
                  String.format(
                      Locale.ROOT,
                      "  %-16s %-24s %8.2f %8.2f%n",
                      step.words(),
                      of.beside().map(kind -> "searches " + kind.words()).orElse("alone"),
                      of.p50(),
                      of.p99())));
    }
  }
}
