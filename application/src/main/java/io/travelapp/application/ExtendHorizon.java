package io.travelapp.application;

import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.booking.Timetables.Extension;
import java.util.List;

/**
 * Puts the departures of later days on sale, so that every feed is on sale as many days ahead as it
 * was published for. Called again and again, on every node.
 */
public final class ExtendHorizon {

  private final Timetables timetables;

  public ExtendHorizon(Timetables timetables) {
    this.timetables = timetables;
  }

  /** What was done, a feed each; mostly nothing. */
  public record Outcome(List<Extension> extensions) {

    public Outcome {
      extensions = List.copyOf(extensions);
    }
  }

  public Outcome handle() {
    return new Outcome(timetables.extend());
  }
}
