package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was left out so far, file by file, and never more of it than memory can hold. */
final class Remarks {

  /**
   * The most remarks on one file; what exceeds them is counted. So many take some five megabytes.
   */
  static final int REMARKS_PER_FILE_MAX = 20_000;

  /** The most characters of a value that are repeated in a remark. */
  private static final int QUOTED_CHARS_MAX = 80;

  private final Map<FeedFile, List<Remark>> kept = new EnumMap<>(FeedFile.class);
  private final Map<FeedFile, Integer> uncounted = new EnumMap<>(FeedFile.class);

  /**
   * Notes one thing that was left out.
   *
   * @param line from 1; 0 where the whole file is meant
   */
  void add(FeedFile file, long line, Flaw flaw, String reason) {
    List<Remark> ofFile = kept.computeIfAbsent(file, any -> new ArrayList<>());
    if (ofFile.size() < REMARKS_PER_FILE_MAX) {
      ofFile.add(new Remark(file.fileName(), line, flaw.code(), reason));
    } else {
      uncounted.merge(file, 1, Integer::sum);
    }
  }

  /** Notes what is said once, however many rows it is about; nothing where there is none. */
  void add(FeedFile file, Occurrences occurrences, Flaw flaw, String reason) {
    int count = occurrences.count();
    if (count > 0) {
      String where = count == 1 ? "" : "here first, and in " + count + " rows in all, ";
      add(file, occurrences.firstLine(), flaw, where + reason);
    }
  }

  /** All of them by file and line; the count of what exceeded the limit ends its file. */
  List<Remark> inOrder() {
    List<Remark> all = new ArrayList<>();
    kept.forEach((file, remarks) -> {
      remarks.stream().sorted(Comparator.comparingLong(Remark::line)).forEach(all::add);
      int more = uncounted.getOrDefault(file, 0);
      if (more > 0) {
        all.add(
            new Remark(
                file.fileName(),
                0,
                Flaw.REMARKS_TOO_MANY.code(),
                more + " more remarks on this file"));
      }
    });
    return all;
  }

  /** A value of the feed as it is shown in a remark: in quotes, on one line, and not endless. */
  static String quoted(String value) {
    String shown =
        value.length() > QUOTED_CHARS_MAX ? value.substring(0, QUOTED_CHARS_MAX) + "..." : value;
    return "\"" + shown.replaceAll("\\p{Cntrl}", " ") + "\"";
  }
}
