package io.travelapp.bootstrap;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in the data folder, kept from start to start. One server at a time holds
 * the folder; an import beside it uses the database of that server.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final Duration START_LONGEST = Duration.ofSeconds(60);

  /** How a cluster is called while it is made, before its number. */
  private static final String DRAFT = "draft-";

  /** What the library puts beside the binaries when all are unpacked. */
  private static final String UNPACKED = ".exists";

  private final Optional<EmbeddedPostgres> postgres;
  private final Optional<FileChannel> lock;
  private final int port;

  private EmbeddedDatabase(
      Optional<EmbeddedPostgres> postgres, Optional<FileChannel> lock, int port) {
    this.postgres = postgres;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Starts the database of this data folder.
   *
   * @throws CannotStart if another server holds the folder, or it cannot be written
   */
  static EmbeddedDatabase start(Path data) {
    return tryLock(data)
        .map(lock -> startLocked(data, lock))
        .orElseThrow(() ->
            new CannotStart("The data folder " + data + " is in use by another TravelApp server."));
  }

  /** Uses the database of the server that runs on this data folder, or starts one if none does. */
  static EmbeddedDatabase joinOrStart(Path data) {
    Optional<FileChannel> lock = tryLock(data);
    if (lock.isPresent()) {
      return startLocked(data, lock.get());
    }
    int port =
        postmaster(cluster(data))
            .filter(Postmaster::ready)
            .map(Postmaster::port)
            .orElseThrow(() ->
                new CannotStart(
                    "The server on " + data + " is just starting or stopping; try again."));
    return new EmbeddedDatabase(Optional.empty(), Optional.empty(), port);
  }

  /** Where the database is reached, as its owner; loopback only. */
  Settings.DatabaseLogin login() {
    return new Settings.DatabaseLogin(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
  }

  private static Optional<FileChannel> tryLock(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return Optional.of(channel);
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new CannotStart("The data folder " + data + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another server in this process has it.
      return false;
    }
  }

  private static EmbeddedDatabase startLocked(Path data, FileChannel lock) {
    try {
      removeTorn(data);
      if (Files.notExists(cluster(data))) {
        makeCluster(data);
      }
      endOrphan(cluster(data));
      EmbeddedPostgres postgres = on(data, cluster(data)).start();
      EmbeddedDatabase database =
          new EmbeddedDatabase(Optional.of(postgres), Optional.of(lock), postgres.getPort());
      database.checkThatItKeepsData();
      return database;
    } catch (CannotStart e) {
      close(lock);
      throw e;
    } catch (IOException | RuntimeException e) {
      close(lock);
      throw new CannotStart(
          "The embedded PostgreSQL in " + data + " did not start: " + e.getMessage(), e);
    }
  }

  /**
   * Makes it beside and names it at last, so that a death in the middle leaves nothing that looks
   * like one.
   */
  private static void makeCluster(Path data) throws IOException {
    Path draft = cluster(data).resolveSibling(DRAFT + UUID.randomUUID());
    on(data, draft).start().close();
    Files.move(draft, cluster(data), StandardCopyOption.ATOMIC_MOVE);
  }

  private static EmbeddedPostgres.Builder on(Path data, Path cluster) {
    return EmbeddedPostgres.builder()
        // Not the parent of the cluster: what lies beside the binaries is cleaned away when it
        // looks stale.
        .setOverrideWorkingDirectory(binaries(data).toFile())
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LONGEST)
        .setLocaleConfig("locale", "C")
        // It is made for tests, and switches off what keeps data through a crash.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1");
  }

  /**
   * Removes what a server left that died while it made its data folder: binaries not all unpacked,
   * a cluster not all made.
   */
  private static void removeTorn(Path data) throws IOException {
    for (Path binaries : entries(binaries(data), "PG-")) {
      if (Files.notExists(binaries.resolve(UNPACKED))) {
        remove(binaries);
      }
    }
    for (Path draft : entries(data.resolve("postgresql"), DRAFT)) {
      endOrphan(draft);
      remove(draft);
    }
  }

  private static List<Path> entries(Path folder, String prefix) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(entry -> folder.relativize(entry).toString().startsWith(prefix)).toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path entry : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (DirectoryNotEmptyException | UncheckedIOException e) {
      // Who was making it is not quite dead yet. The next start removes the rest.
      LOG.info("{} is not all removed yet: {}", folder, e.getMessage());
    }
  }

  private void checkThatItKeepsData() {
    Settings.DatabaseLogin login = login();
    if (!PostgresAdapters.isDurable(login.url(), login.user(), login.password())) {
      throw new CannotStart(
          "The embedded PostgreSQL runs with fsync off and would lose bookings in a crash.");
    }
  }

  /** A database server, from its own note. */
  private record Postmaster(long process, int port, boolean ready) {}

  private static Optional<Postmaster> postmaster(Path cluster) {
    Path note = cluster.resolve("postmaster.pid");
    try {
      List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
      // By PostgreSQL's miscadmin.h: process, folder, start time, port, socket folder, address,
      // memory, status.
      return lines.size() < 4
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.get(0).strip()),
                  Integer.parseInt(lines.get(3).strip()),
                  lines.size() > 7 && lines.get(7).startsWith("ready")));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * After the death of a server its database lives on; it is ended in good order, so that its files
   * are ours.
   */
  private static void endOrphan(Path cluster) {
    Optional<ProcessHandle> orphan =
        postmaster(cluster)
            .flatMap(postmaster -> ProcessHandle.of(postmaster.process()))
            // The note outlives a crash of the machine, and then its number may be anybody's.
            .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    if (orphan.isEmpty()) {
      return;
    }
    long process = orphan.get().pid();
    try {
      // SIGINT is PostgreSQL's fast shutdown; pg_ctl refuses to send it for root.
      new ProcessBuilder("kill", "-INT", Long.toString(process)).start().waitFor();
      orphan.get().onExit().get(START_LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new CannotStart(
          "The database that an earlier server left, process " + process + ", does not end.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while the database of an earlier server ended.", e);
    }
  }

  private static Path binaries(Path data) {
    return data.resolve("postgresql-binaries");
  }

  private static Path cluster(Path data) {
    return data.resolve("postgresql").resolve("cluster");
  }

  @Override
  public void close() {
    try {
      if (postgres.isPresent()) {
        postgres.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.ifPresent(EmbeddedDatabase::close);
    }
  }

  private static void close(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
