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
 *   case Read(var timetable, var layouts, var fares, var remarks) -> ...
 *   case Refused(var faults) -> ...
 * }
 * }</pre>
 */
public final class GtfsAdapters {

  private static final int FEED_NAME_CHARS_MAX = 60;

  private GtfsAdapters() {}

  /** What the zones are in fare_rules.txt. */
  public enum FareZoneNames {
    /** The zones of the stops, as GTFS has it (stops.zone_id). */
    ZONE_ID,
    /**
     * Positions along the route: the first call of a trip is 1 or P1, and so on. They tell nothing
     * of a trip with more or fewer calls than the highest position of its route.
     */
    POSITION
  }

  /** Is told how reading goes on. It is called often, by the thread that reads. */
  @FunctionalInterface
  public interface Progress {

    /** Does not want to know. */
    Progress SILENT = (file, bytes, ofBytes) -> {};

    /** So much of a file was read. */
    void reading(String file, long bytes, long ofBytes);
  }

  /**
   * How a feed is read.
   *
   * @param shiftWeeks by how many weeks every date is moved, back if negative
   */
  public record Options(int shiftWeeks, FareZoneNames fareZones, Progress progress) {

    /** As GTFS has it. */
    public static Options usual() {
      return new Options(0, FareZoneNames.ZONE_ID, Progress.SILENT);
    }

    public Options withShiftWeeks(int weeks) {
      return new Options(weeks, fareZones, progress);
    }

    public Options withFareZones(FareZoneNames names) {
      return new Options(shiftWeeks, names, progress);
    }

    public Options withProgress(Progress listener) {
      return new Options(shiftWeeks, fareZones, listener);
    }
  }

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
   * @throws IllegalArgumentException if {@code feedName} cannot be one
   */
  public static TimetableSource feed(Path zipOrFolder, String feedName, Options options) {
    if (!FeedId.isFeedName(feedName)) {
      throw new IllegalArgumentException("\"" + feedName + "\" cannot be the name of a feed");
    }
    return new GtfsTimetableSource(zipOrFolder, feedName, options, FeedBudget.Limits.DEFAULT);
  }

  /**
   * The same with all as GTFS has it.
   *
   * @param shiftWeeks by how many weeks every date is moved, back if negative
   */
  public static TimetableSource feed(Path zipOrFolder, String feedName, int shiftWeeks) {
    return feed(zipOrFolder, feedName, Options.usual().withShiftWeeks(shiftWeeks));
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
