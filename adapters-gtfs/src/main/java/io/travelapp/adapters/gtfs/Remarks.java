package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource.Remark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was left out so far, file by file, and never more of it than memory can hold. */
final class Remarks {

  /** The most remarks on one file; what exceeds them is counted. */
  static final int REMARKS_PER_FILE_MAX = 500;

  /** The most characters of a value that are repeated in a remark. */
  private static final int QUOTED_CHARS_MAX = 80;

  private final Map<FeedFile, List<Remark>> kept = new EnumMap<>(FeedFile.class);
  private final Map<FeedFile, Integer> uncounted = new EnumMap<>(FeedFile.class);

  /**
   * Notes one thing that was left out.
   *
   * @param line from 1; 0 where the whole file is meant
   */
  void add(FeedFile file, long line, String reason) {
    List<Remark> ofFile = kept.computeIfAbsent(file, any -> new ArrayList<>());
    if (ofFile.size() < REMARKS_PER_FILE_MAX) {
      ofFile.add(new Remark(file.fileName(), line, reason));
    } else {
      uncounted.merge(file, 1, Integer::sum);
    }
  }

  /** All of them by file and line; the count of what exceeded the limit ends its file. */
  List<Remark> inOrder() {
    List<Remark> all = new ArrayList<>();
    kept.forEach((file, remarks) -> {
      remarks.stream().sorted(Comparator.comparingLong(Remark::line)).forEach(all::add);
      int more = uncounted.getOrDefault(file, 0);
      if (more > 0) {
        all.add(new Remark(file.fileName(), 0, more + " more remarks on this file"));
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
