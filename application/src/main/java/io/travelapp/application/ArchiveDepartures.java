package io.travelapp.application;

import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.booking.Timetables.Archived;

/**
 * Takes departures that are over out of the way of the search; what was sold of them is found as
 * before. Called again and again, on every node.
 */
public final class ArchiveDepartures {

  private final Timetables timetables;

  public ArchiveDepartures(Timetables timetables) {
    this.timetables = timetables;
  }

  /** How many departures were kept because something was sold of them, and how many deleted. */
  public record Outcome(int kept, int deleted) {}

  /** Archives all that there are, at most {@code limit} at a time. */
  public Outcome handle(int limit) {
    int kept = 0;
    int deleted = 0;
    Archived last;
    do {
      last = timetables.archive(limit);
      kept += last.kept();
      deleted += last.deleted();
    } while (last.total() == limit);
    return new Outcome(kept, deleted);
  }
}
