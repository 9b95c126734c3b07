package io.travelapp.benchmarks;

import java.util.List;
import java.util.Locale;

/** Something that is wanted of the figures. */
record Target(String what, double is, double bound, boolean atMost) {

  static Target atMost(String what, double is, double bound) {
    return new Target(what, is, bound, true);
  }

  static Target atLeast(String what, double is, double bound) {
    return new Target(what, is, bound, false);
  }

  boolean isReached() {
    return atMost ? is <= bound : is >= bound;
  }

  /** All of them, as a table in Markdown. */
  static String table(List<Target> targets) {
    MarkdownTable table = new MarkdownTable("target", "measured", "wanted", "");
    targets.forEach(target -> table.add(target.cells()));
    return table.text();
  }

  private List<String> cells() {
    return List.of(
        what,
        String.format(Locale.ROOT, "%.2f", is),
        String.format(Locale.ROOT, atMost ? "at most %.1f" : "at least %.1f", bound),
        isReached() ? "reached" : "**missed**");
  }
}
