package io.travelapp.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was found.
 *
 * @param peak holds in a second, as many as can be
 * @param floods by how many came
 */
record OverloadReport(OverloadOptions options, double peak, List<OverloadFigures> floods) {

  private static final double MEGABYTE = 1024.0 * 1024.0;

  OverloadReport {
    floods = List.copyOf(floods);
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (OverloadFigures of : floods) {
      String at = " at " + of.times() + " times the peak";
      targets.add(Target.atLeast("holds" + at + " / peak", of.held() / peak, 0.8));
      targets.add(Target.atMost("p99 of a refusal, ms," + at, of.refusalP99(), 50));
      targets.add(
          Target.atMost(
              "answers that are neither, or tell no time," + at, (double) of.others(), 0));
      targets.add(
          Target.atMost(
              "seconds until all is as before," + at, of.recovery().toMillis() / 1e3, 10));
      targets.add(Target.atMost("live heap after / before," + at, of.heapGrowth(), 1.2));
    }
    return targets;
  }

  /** Tables in Markdown. */
  String text() {
    return String.join(
        "\n",
        "",
        "%s, %d processors, Java %s. %d connections to the database; %d connections come for %s s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                options.connections(),
                options.flood(),
                format("%.1f", options.time().toMillis() / 1000.0)),
        "",
        "The peak: %s holds/s.".formatted(format("%.0f", peak)),
        "",
        floodTable(),
        Target.table(targets()));
  }

  private String floodTable() {
    MarkdownTable table =
        new MarkdownTable(
            "times the peak",
            "wanted/s",
            "sent/s",
            "held/s",
            "refused/s",
            "refusal p50 ms",
            "p99 ms",
            "as before after s",
            "live heap before MB",
            "after MB");
    for (OverloadFigures of : floods) {
      table.add(
          List.of(
              Integer.toString(of.times()),
              format("%.0f", of.times() * peak),
              format("%.0f", of.came()),
              format("%.0f", of.held()),
              format("%.0f", of.refused()),
              format("%.2f", of.refusalP50()),
              format("%.2f", of.refusalP99()),
              format("%.1f", of.recovery().toMillis() / 1e3),
              format("%.1f", of.heapBefore() / MEGABYTE),
              format("%.1f", of.heapAfter() / MEGABYTE)));
    }
    return table.text();
  }

  private static String format(String form, Object value) {
    return String.format(Locale.ROOT, form, value);
  }
}
