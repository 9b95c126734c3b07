package io.travelapp.adapters.gtfs;

/**
 * How much of a feed is read before it is taken for an attack or a mistake: a zip file of a few
 * kilobytes can unpack to many gigabytes. One budget is for one reading.
 */
final class FeedBudget {

  /** How much is read at most, all tables together: bytes (unpacked) and lines. */
  record Limits(long bytes, long lines) {

    /** Twenty times a regional network of 50 thousand stop times. */
    static final Limits DEFAULT = new Limits(512L * 1024 * 1024, 2_000_000);
  }

  private final String source;
  private final Limits limits;
  private long bytes;
  private long lines;

  /**
   * @param source what the feed's file or folder is called
   */
  FeedBudget(String source, Limits limits) {
    this.source = source;
    this.limits = limits;
  }

  void countBytes(long more) throws UnfitFeed {
    bytes += more;
    if (bytes > limits.bytes) {
      throw new UnfitFeed(
          source,
          Flaw.SOURCE_TOO_LARGE,
          "its tables have more than " + limits.bytes + " bytes together");
    }
  }

  void countLine() throws UnfitFeed {
    lines++;
    if (lines > limits.lines) {
      throw new UnfitFeed(
          source,
          Flaw.SOURCE_TOO_LARGE,
          "its tables have more than " + limits.lines + " lines together");
    }
  }
}
