package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.network.FeedId;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * Timetables from GTFS feeds.
 *
 * <pre>{@code
 * Path zip = Path.of("yamanashi-2017.zip");
 * TimetableSource feed = GtfsAdapters.feed(zip, GtfsAdapters.feedNameOf(zip), 52);
 * switch (feed.read()) {
 *   case Read(var timetable, var layouts, var remarks) -> ...
 *   case Refused(var faults) -> ...
 * }
 * }</pre>
 */
public final class GtfsAdapters {

  private static final int FEED_NAME_CHARS_MAX = 60;

  private GtfsAdapters() {}

  /**
   * A feed that is read from the disk each time that it is asked for.
   *
   * <p>Reading throws nothing for what the feed contains: a missing or damaged file is a refusal,
   * and so is a feed of more than 512 MiB or two million lines. It takes about the memory of the
   * timetable that it gives.
   *
   * @param zipOrFolder a zip file, or a folder in any file system; the tables may lie in one folder
   *     inside it
   * @param feedName how its ids are told from those of other feeds
   * @param shiftWeeks by how many weeks every date is moved, back if negative
   * @throws IllegalArgumentException if {@code feedName} cannot be one
   */
  public static TimetableSource feed(Path zipOrFolder, String feedName, int shiftWeeks) {
    if (!FeedId.isFeedName(feedName)) {
      throw new IllegalArgumentException("\"" + feedName + "\" cannot be the name of a feed");
    }
    return new GtfsTimetableSource(zipOrFolder, feedName, shiftWeeks, FeedBudget.Limits.DEFAULT);
  }

  /**
   * What a feed is called when nobody says: its file's or folder's name without {@code .zip}, in
   * the letters that a feed's name may have. {@code Réseau d'été.zip} gives {@code Reseau-d-ete}; a
   * name without any such letter or digit gives one made of its hash code.
   */
  public static String feedNameOf(Path zipOrFolder) {
    String fileName = FeedFolder.nameOf(zipOrFolder);
    String fit =
        Normalizer.normalize(fileName.replaceFirst("(?i)\\.zip$", ""), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceFirst("^[^A-Za-z0-9]+", "");
    String name = fit.substring(0, Math.min(fit.length(), FEED_NAME_CHARS_MAX));
    return name.isEmpty() ? "feed-" + Integer.toHexString(fileName.hashCode()) : name;
  }
}
