package io.travelapp.adapters.gtfs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the tests find feeds that are not theirs. */
final class Samples {

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Samples() {}

  /**
   * A real feed, by its file's name: from the folder that the system property {@code
   * travelapp.gtfs.samples} names, else from {@code ../shared/gtfs} beside the repository. The test
   * is skipped where it is absent.
   */
  static Path feed(String fileName) {
    Path file = folder().resolve(fileName);
    if (!Files.exists(file)) {
      String skipped =
          "Skipped: there is no " + file + "; set travelapp.gtfs.samples to the folder where it is";
      if (SAID.add(fileName)) {
        // The build's summary tells how many tests were skipped, but not why.
        System.err.println(skipped);
      }
      assumeTrue(false, skipped);
    }
    return file;
  }

  private static Path folder() {
    String named = System.getProperty("travelapp.gtfs.samples", "");
    return named.isEmpty() ? repository().resolve("../shared/gtfs").normalize() : Path.of(named);
  }

  /** The root of the repository, whatever folder the tests are started in. */
  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
