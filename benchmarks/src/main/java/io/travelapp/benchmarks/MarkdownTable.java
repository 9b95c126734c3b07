package io.travelapp.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that is read as well on a terminal as in a page: the first column to the left. */
final class MarkdownTable {

  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... columns) {
    rows.add(List.of(columns));
  }

  /** Adds a row with a cell for each column. */
  void add(List<String> cells) {
    if (cells.size() != rows.getFirst().size()) {
      throw new IllegalArgumentException("Not as many cells as columns: " + cells);
    }
    rows.add(List.copyOf(cells));
  }

  /** All of it, and an empty line. */
  String text() {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size()).mapToObj(this::width).toList();
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(1, rule(widths));
    return String.join("\n", lines) + "\n";
  }

  private int width(int column) {
    return Math.max(3, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths.get(column), column == 0))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String padded(String cell, int width, boolean toTheLeft) {
    String blanks = " ".repeat(width - cell.length());
    return toTheLeft ? cell + blanks : blanks + cell;
  }

  private static String rule(List<Integer> widths) {
    return IntStream.range(0, widths.size())
        .mapToObj(column ->
            column == 0 ? "-".repeat(widths.get(column)) : "-".repeat(widths.get(column) - 1) + ":")
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
