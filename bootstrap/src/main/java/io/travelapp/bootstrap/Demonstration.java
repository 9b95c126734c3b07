package io.travelapp.bootstrap;

import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.application.ImportTimetable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The demonstration network: a small feed within the program, its calendar moved to begin in the
 * present week.
 */
final class Demonstration {

  private static final String FEED = "demonstration";
  private static final int DAYS = 60;

  /** The first day of the feed's calendar, a Monday. */
  private static final LocalDate FEED_BEGINS = LocalDate.of(2026, 1, 5);

  private Demonstration() {}

  /** Puts it on sale for the days to come; what is on sale already stays as it is. */
  static void load(ImportTimetable importTimetable, InstantSource clock) {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    LocalDate week = yesterday.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int weeks = Math.toIntExact(ChronoUnit.WEEKS.between(FEED_BEGINS, week));
    withFolder(folder -> {
      ImportTimetable.Command command =
          new ImportTimetable.Command(GtfsAdapters.feed(folder, FEED, weeks), DAYS);
      if (importTimetable.handle(command) instanceof ImportTimetable.Outcome.Refused refused) {
        throw new IllegalStateException("The demonstration feed is refused: " + refused.faults());
      }
    });
  }

  private static void withFolder(Consumer<Path> use) {
    URL resource =
        Objects.requireNonNull(Demonstration.class.getResource("demonstration/agency.txt"));
    try {
      URI uri = resource.toURI();
      if (uri.getScheme().equals("file")) {
        use.accept(Objects.requireNonNull(Path.of(uri).getParent()));
        return;
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        use.accept(Objects.requireNonNull(jar.provider().getPath(uri).getParent()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
