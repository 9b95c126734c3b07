package io.travelapp.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the benchmark's own: on loopback, as safe against a crash as the product's, and
 * with PostgreSQL's own settings for the rest.
 */
final class ScratchCluster implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Path folder;
  private final boolean kept;
  private boolean closed;

  private ScratchCluster(EmbeddedPostgres postgres, Path folder, boolean kept) {
    this.postgres = postgres;
    this.folder = folder;
    this.kept = kept;
  }

  /**
   * Starts it.
   *
   * @param wanted where it is kept for the next time; a temporary one is removed at the end
   */
  static ScratchCluster start(Optional<Path> wanted) throws IOException {
    Path folder =
        wanted.isPresent() ? wanted.get() : Files.createTempDirectory("travelapp-benchmark");
    Files.createDirectories(folder);
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setDataDirectory(folder.resolve("postgresql").resolve("cluster"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            // Filling it would else end in many checkpoints.
            .setServerConfig("max_wal_size", "4GB")
            .start();
    ScratchCluster cluster = new ScratchCluster(postgres, folder, wanted.isPresent());
    // Also where the measuring is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    return cluster;
  }

  /** Where the product keeps its files while it is measured. */
  Path folder() {
    return folder;
  }

  /** What its processes have taken of the processors so far, those that have not ended. */
  Duration processorTime() throws IOException {
    Path pid = folder.resolve("postgresql").resolve("cluster").resolve("postmaster.pid");
    long main = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
    return ProcessHandle.of(main).stream()
        .flatMap(ProcessHandle::descendants)
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Where its owner reaches a database. */
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + postgres.getPort()
        + "/"
        + database
        + "?user="
        + ScratchDatabase.OWNER;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      postgres.close();
      if (!kept) {
        removeFolder();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
  }
}
