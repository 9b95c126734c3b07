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
  private final GtfsAdapters.Progress progress;
  private final Remarks remarks = new Remarks();
  private final Set<FeedFile> usable = EnumSet.noneOf(FeedFile.class);
  private final Set<FeedFile> leftOut = EnumSet.noneOf(FeedFile.class);

  /**
   * Looks at which tables there are and at their headers.
   *
   * @throws UnfitFeed naming every required table or column that is missing
   */
  Feed(String name, FeedFolder folder, FeedBudget budget, GtfsAdapters.Progress progress)
      throws IOException {
    this.name = name;
    this.folder = folder;
    this.budget = budget;
    this.progress = progress;
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
      Optional<Unsound> fault = faultOf(file);
      if (fault.isEmpty()) {
        continue;
      }
      if (file.need() == FeedFile.Need.DISPENSABLE) {
        leftOut.add(file);
        remarks.add(file, 1, fault.get().flaw(), fault.get().reason() + "; the file is left out");
      } else {
        faults.add(new Remark(file.fileName(), 0, fault.get().flaw().code(), fault.get().reason()));
      }
    }
    if (!has(FeedFile.CALENDAR) && !has(FeedFile.CALENDAR_DATES)) {
      faults.add(
          new Remark(
              FeedFile.CALENDAR.fileName(),
              0,
              Flaw.CALENDAR_MISSING.code(),
              "neither it nor calendar_dates.txt tells the days of service"));
    }
    if (!faults.isEmpty()) {
      throw new UnfitFeed(faults);
    }
  }

  /** Why a table cannot be used; one that is empty or absent is no fault where it may be. */
  private Optional<Unsound> faultOf(FeedFile file) throws IOException {
    try (Table table = open(file, GtfsAdapters.Progress.SILENT).orElse(null)) {
      if (table == null || table.isEmpty()) {
        Unsound fault =
            table == null
                ? new Unsound(Flaw.FILE_MISSING, "the file is missing")
                : new Unsound(Flaw.FILE_EMPTY, "the file is empty");
        return file.need() == FeedFile.Need.REQUIRED ? Optional.of(fault) : Optional.empty();
      }
      if (table.headerFault().isPresent()) {
        return Optional.of(
            new Unsound(
                Flaw.HEADER_BROKEN,
                "its header cannot be read: " + table.headerFault().get().reason()));
      }
      List<String> lacking = table.columns().lacking(file.columns());
      if (!lacking.isEmpty()) {
        return Optional.of(
            new Unsound(Flaw.COLUMN_MISSING, "its header lacks " + String.join(", ", lacking)));
      }
      usable.add(file);
      return Optional.empty();
    }
  }

  /** Whether a table is there and has its columns. */
  boolean has(FeedFile file) {
    return usable.contains(file);
  }

  /** Whether a table is there and was left out, for its header. */
  boolean leavesOut(FeedFile file) {
    return leftOut.contains(file);
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
    try (Table table = open(file, progress).orElse(null)) {
      if (table != null) {
        readRows(file, table, thing, reader);
      }
    } catch (UnfitFeed e) {
      throw e;
    } catch (IOException e) {
      throw UnfitFeed.unreadable(file.fileName(), e);
    }
  }

  private Optional<Table> open(FeedFile file, GtfsAdapters.Progress progress) throws IOException {
    try {
      Optional<LineReader> lines = folder.open(file, budget, progress);
      return lines.isPresent()
          ? Optional.of(new Table(lines.get(), file.columnsInOrder()))
          : Optional.empty();
    } catch (UnfitFeed e) {
      throw e;
    } catch (IOException e) {
      throw UnfitFeed.unreadable(file.fileName(), e);
    }
  }

  private void readRows(FeedFile file, Table table, String thing, RowReader reader)
      throws IOException {
    Occurrences surplus = new Occurrences();
    Occurrences beyondHeader = new Occurrences();
    for (Table.Item item = table.next(); item != null; item = table.next()) {
      switch (item) {
        case Table.Broken(long line, Flaw flaw, String reason) ->
            remarks.add(file, line, flaw, reason + "; it is left out");
        case Table.Found(long line, List<String> values) -> {
          Row row = new Row(line, table.columns(), values);
          if (row.hasSurplus()) {
            surplus.add(line);
          } else if (row.goesBeyondHeader()) {
            beyondHeader.add(line);
          }
          readRow(file, row, thing, reader);
        }
      }
    }
    remarks.add(
        file,
        surplus,
        Flaw.VALUES_SURPLUS,
        "there are more values than columns; those without one are left out");
    if (beyondHeader.count() > 0) {
      remarks.add(
          file,
          1,
          Flaw.HEADER_TOO_SHORT,
          "the header names %d columns, which are the first of this file in GTFS, and %d rows have more values; those are read as %s"
              .formatted(
                  table.columns().named(),
                  beyondHeader.count(),
                  String.join(", ", table.columns().unnamed())));
    }
  }

  private void readRow(FeedFile file, Row row, String thing, RowReader reader) {
    try {
      reader.read(row);
    } catch (Unsound e) {
      remarks.add(file, row.line(), e.flaw(), e.reason() + "; " + thing + " is left out");
    }
  }
}
