package io.travelapp.adapters.gtfs;

/** How much of one file was read, told to who wants to know it. */
final class ReadSoFar {

  private final String file;
  private final long ofBytes;
  private final GtfsAdapters.Progress progress;
  private long bytes;

  ReadSoFar(String file, long ofBytes, GtfsAdapters.Progress progress) {
    this.file = file;
    this.ofBytes = ofBytes;
    this.progress = progress;
  }

  void add(int more) {
    bytes += more;
    progress.reading(file, bytes, ofBytes);
  }
}
