package io.travelapp.bootstrap;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of our own in the data folder, kept from start to start. One server at a time holds
 * the folder; an import beside it uses the database of that server.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration START_LONGEST = Duration.ofSeconds(60);

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
      endOrphan(data);
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              // Not the parent of the cluster: what lies beside the binaries is cleaned away when
              // it looks stale.
              .setOverrideWorkingDirectory(data.resolve("postgresql-binaries").toFile())
              .setDataDirectory(cluster(data))
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START_LONGEST)
              .setLocaleConfig("locale", "C")
              // It is made for tests, and switches off what keeps data through a crash.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
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
  private static void endOrphan(Path data) {
    Optional<ProcessHandle> orphan =
        postmaster(cluster(data))
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
