package io.travelapp.adapters.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says that a folder is in use, to other processes and in this one. It ends with the process. */
final class FolderLock implements AutoCloseable {

  /**
   * The folders locked by this process. A POSIX lock is lost when its process closes any channel on
   * the file, so a second attempt in the same process must not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** The lock on a folder given by its real path; empty if somebody has it. */
  static Optional<FolderLock> tryTake(Path folder) throws IOException {
    if (!HELD.add(folder)) {
      return Optional.empty();
    }
    Optional<FolderLock> taken = Optional.empty();
    try {
      taken = tryTakeFromOtherProcesses(folder);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(folder);
      }
    }
  }

  private static Optional<FolderLock> tryTakeFromOtherProcesses(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve("ledger.lock"), CREATE, WRITE);
    Optional<FileLock> lock = Optional.empty();
    try {
      lock = Optional.ofNullable(channel.tryLock());
      return lock.map(held -> new FolderLock(folder, channel));
    } finally {
      if (lock.isEmpty()) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } finally {
        HELD.remove(folder);
      }
    }
  }
}
