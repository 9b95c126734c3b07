package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.network.FeedId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A feed while it is read: its tables, what its things are called, and what was left out. */
final class Feed {

  private final String name;
  private final FeedFolder folder;
  private final FeedBudget budget;
  private final Remarks remarks = new Remarks();
  private final Set<FeedFile> usable = EnumSet.noneOf(FeedFile.class);

  /**
   * Looks at which tables there are and at their headers.
   *
   * @throws UnfitFeed naming every required table or column that is missing
   */
  Feed(String name, FeedFolder folder, FeedBudget budget) throws IOException {
    this.name = name;
    this.folder = folder;
    this.budget = budget;
    survey();
  }

  /** Takes in a row, or says why it cannot. */
  @FunctionalInterface
  interface RowReader {
    void read(Row row) throws Unsound;
  }

  FeedId id(String localId) {
    return new FeedId(name, localId);
  }

  String name() {
    return name;
  }

  Remarks remarks() {
    return remarks;
  }

  private void survey() throws IOException {
    List<Remark> faults = new ArrayList<>();
    for (FeedFile file : FeedFile.values()) {
      Optional<String> fault = faultOf(file);
      if (fault.isEmpty()) {
        continue;
      }
      if (file.need() == FeedFile.Need.EXTENSION) {
        remarks.add(file, 1, fault.get() + "; the file is left out");
      } else {
        faults.add(new Remark(file.fileName(), 0, fault.get()));
      }
    }
    if (!has(FeedFile.CALENDAR) && !has(FeedFile.CALENDAR_DATES)) {
      faults.add(
          new Remark(
              FeedFile.CALENDAR.fileName(),
              0,
              "neither it nor calendar_dates.txt tells the days of service"));
    }
    if (!faults.isEmpty()) {
      throw new UnfitFeed(faults);
    }
  }

  /** Why a table cannot be used; one that is empty or absent is no fault where it may be. */
  private Optional<String> faultOf(FeedFile file) throws IOException {
    try (Table table = open(file).orElse(null)) {
      if (table == null || table.isEmpty()) {
        String fault = table == null ? "the file is missing" : "the file is empty";
        return file.need() == FeedFile.Need.REQUIRED ? Optional.of(fault) : Optional.empty();
      }
      if (table.headerFault().isPresent()) {
        return Optional.of("its header cannot be read: " + table.headerFault().get().reason());
      }
      List<String> lacking = table.columns().lacking(file.columns());
      if (!lacking.isEmpty()) {
        return Optional.of("its header lacks " + String.join(", ", lacking));
      }
      usable.add(file);
      return Optional.empty();
    }
  }

  /** Whether a table is there and has its columns. */
  boolean has(FeedFile file) {
    return usable.contains(file);
  }

  /**
   * Reads a table row by row; one that is not there has none. A row that the reader cannot take is
   * remarked on.
   *
   * @param thing what is left out with such a row, such as {@code the stop}
   */
  void read(FeedFile file, String thing, RowReader reader) throws IOException {
    if (!has(file)) {
      return;
    }
    try (Table table = open(file).orElse(null)) {
      if (table != null) {
        readRows(file, table, thing, reader);
      }
    } catch (UnfitFeed e) {
      throw e;
    } catch (IOException e) {
      throw UnfitFeed.unreadable(file.fileName(), e);
    }
  }

  private Optional<Table> open(FeedFile file) throws IOException {
    try {
      Optional<LineReader> lines = folder.open(file, budget);
      return lines.isPresent() ? Optional.of(new Table(lines.get())) : Optional.empty();
    } catch (UnfitFeed e) {
      throw e;
    } catch (IOException e) {
      throw UnfitFeed.unreadable(file.fileName(), e);
    }
  }

  private void readRows(FeedFile file, Table table, String thing, RowReader reader)
      throws IOException {
    long firstSurplus = 0;
    int surplus = 0;
    for (Table.Item item = table.next(); item != null; item = table.next()) {
      switch (item) {
        case Table.Broken(long line, String reason) ->
            remarks.add(file, line, reason + "; it is left out");
        case Table.Found(long line, List<String> values) -> {
          Row row = new Row(line, table.columns(), values);
          if (row.hasSurplus() && surplus++ == 0) {
            firstSurplus = row.line();
          }
          readRow(file, row, thing, reader);
        }
      }
    }
    if (surplus > 0) {
      remarks.add(
          file,
          firstSurplus,
          "here first, and in "
              + surplus
              + " rows in all, there are more values than columns; those without one are left out");
    }
  }

  private void readRow(FeedFile file, Row row, String thing, RowReader reader) {
    try {
      reader.read(row);
    } catch (Unsound e) {
      remarks.add(file, row.line(), e.reason() + "; " + thing + " is left out");
    }
  }
}
