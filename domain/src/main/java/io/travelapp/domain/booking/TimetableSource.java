package io.travelapp.domain.booking;

import io.travelapp.domain.fare.FeedFares;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.List;
import java.util.Map;

/** A timetable feed that can be read. */
public interface TimetableSource {

  /** Reads the whole feed. What cannot be used is left out and named; nothing is guessed. */
  Reading read();

  /** What reading gave. */
  sealed interface Reading {
    /**
     * A timetable, sound and complete in itself.
     *
     * @param layouts the vehicles of the lines of which the feed tells one
     * @param fares what the feed tells of prices; {@link FeedFares#NONE} where it does not
     * @param remarks what was left out, in the order of the files
     */
    record Read(
        Timetable timetable,
        Map<LineId, VehicleLayout> layouts,
        FeedFares fares,
        List<Remark> remarks)
        implements Reading {

      public Read {
        layouts = Map.copyOf(layouts);
        remarks = List.copyOf(remarks);
      }

      /** A timetable of a feed that tells no prices. */
      public Read(Timetable timetable, Map<LineId, VehicleLayout> layouts, List<Remark> remarks) {
        this(timetable, layouts, FeedFares.NONE, remarks);
      }
    }

    /**
     * There is nothing to be sold from: a required file is missing, or is not what it should be.
     */
    record Refused(List<Remark> faults) implements Reading {

      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * One thing that was left out.
   *
   * @param file the file's name in the feed
   * @param line the line in it, from 1; 0 where the whole file is meant
   * @param code the kind of fault, by which programs tell it; such as {@code trip-backwards}
   * @param reason what is wrong with it and what follows, in words
   */
  record Remark(String file, long line, String code, String reason) {}
}
