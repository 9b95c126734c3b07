package io.travelapp.adapters.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder whose files are readable by their owner alone, and which keeps across a power cut what
 * it has reported as done.
 *
 * <p>Files are written by {@code java.io} streams: a channel of {@code java.nio} is closed under
 * its user when the thread is interrupted.
 */
final class DurableFolder {

  private final Path path;

  private DurableFolder(Path path) {
    this.path = path;
  }

  /** The folder at {@code path}, made with its parents if it is missing. */
  static DurableFolder at(Path path) throws IOException {
    Files.createDirectories(path, ownerOnly(path, "rwx------"));
    return new DurableFolder(path.toRealPath());
  }

  Path path() {
    return path;
  }

  /**
   * Adds a file whole or not at all: it is written beside under a hidden name, forced to the disk
   * and renamed.
   */
  void add(String name, byte[] content) throws IOException {
    Path draft = path.resolve("." + name + ".draft");
    try {
      Files.createFile(draft, ownerOnly(path, "rw-------"));
      try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      Files.move(draft, path.resolve(name), ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    syncEntries();
  }

  /** Opens a file for reading and writing, made if it is missing. */
  RandomAccessFile open(String name) throws IOException {
    return new RandomAccessFile(made(name).toFile(), "rw");
  }

  /**
   * Opens a file, made if it is missing, of which whatever is written comes at the end, also where
   * another process writes there.
   */
  FileOutputStream append(String name) throws IOException {
    return new FileOutputStream(made(name).toFile(), true);
  }

  private Path made(String name) throws IOException {
    Path file = path.resolve(name);
    try {
      Files.createFile(file, ownerOnly(path, "rw-------"));
      syncEntries();
    } catch (FileAlreadyExistsException e) {
      // An earlier run made it.
    }
    return file;
  }

  /** Forces the names in the folder to the disk. Windows has no such thing and needs none. */
  private void syncEntries() throws IOException {
    if (hasPosixPermissions(path)) {
      try (FileChannel entries = FileChannel.open(path, READ)) {
        entries.force(true);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return hasPosixPermissions(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasPosixPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
