package io.travelapp.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was found.
 *
 * @param sales by kind
 * @param statements how many are sent to the database for a sale of each kind
 * @param hot holds with their releases on one departure in a second, by the number of clients
 */
record BookingReport(
    BookingOptions options,
    List<BookingFigures> sales,
    List<Double> statements,
    Map<Integer, Double> hot) {

  BookingReport {
    sales = List.copyOf(sales);
    statements = List.copyOf(statements);
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (BookingFigures of : sales) {
      targets.add(Target.atLeast(of.kind().words() + ": HTTP / straight SQL", of.share(), 0.5));
    }
    BookingFigures holds = sales.getFirst();
    targets.add(Target.atMost("hold: p99 / p50 at half capacity", holds.tail(), 10));
    double best = hot.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    int most = options.hotClients().getLast();
    targets.add(
        Target.atLeast(
            "one departure: rate at " + most + " clients / best rate",
            hot.getOrDefault(most, 0.0) / best,
            0.8));
    return targets;
  }

  /** Tables in Markdown. */
  String text() {
    return String.join(
        "\n",
        "",
        "%s, %d processors, Java %s. %d clients, %d connections to the database; median of %d rounds of %d sales each."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                options.clients(),
                options.connections(),
                options.rounds(),
                options.sales()),
        "",
        salesTable(),
        "Holds with their releases on one departure:",
        "",
        hotTable(),
        Target.table(targets()));
  }

  private String salesTable() {
    MarkdownTable table =
        new MarkdownTable(
            "sale",
            "statements",
            "HTTP/s",
            "straight SQL/s",
            "share",
            "bare commits/s",
            "server CPU ms",
            "database CPU ms",
            "p50 ms",
            "p99 ms");
    for (int kind = 0; kind < sales.size(); kind++) {
      BookingFigures of = sales.get(kind);
      table.add(
          List.of(
              of.kind().words(),
              format("%.1f", statements.get(kind)),
              format("%.0f", of.requests()),
              format("%.0f", of.straight()),
              format("%.2f", of.share()),
              format("%.0f", of.commits()),
              format("%.2f", of.serverMillis()),
              format("%.2f", of.databaseMillis()),
              format("%.2f", of.p50()),
              format("%.2f", of.p99())));
    }
    return table.text();
  }

  private String hotTable() {
    MarkdownTable table = new MarkdownTable("clients", "holds and releases/s");
    hot.forEach(
        (clients, rate) -> table.add(List.of(Integer.toString(clients), format("%.0f", rate))));
    return table.text();
  }

  private static String format(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}
