package io.travelapp.adapters.gtfs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a feed lie: a folder, or a zip file opened as one. They may lie in one folder
 * inside it.
 */
final class FeedFolder implements Closeable {

  /** The most bytes of a zip file; its list of contents is held in memory. */
  static final long ZIP_BYTES_MAX = 128L * 1024 * 1024;

  /** The most folders in which a feed is looked for. */
  private static final int FOLDERS_MAX = 100;

  private final @Nullable FileSystem zip;
  private final Path folder;

  private FeedFolder(@Nullable FileSystem zip, Path folder) {
    this.zip = zip;
    this.folder = folder;
  }

  /**
   * Opens the folder or the zip file.
   *
   * @throws UnfitFeed if it is neither, or holds several feeds
   */
  static FeedFolder open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new FeedFolder(null, folderOfFiles(path, nameOf(path)));
    }
    if (!Files.isRegularFile(path)) {
      throw new UnfitFeed(
          nameOf(path), Flaw.SOURCE_MISSING, "there is no file and no folder of this name");
    }
    if (Files.size(path) > ZIP_BYTES_MAX) {
      throw new UnfitFeed(
          nameOf(path),
          Flaw.SOURCE_TOO_LARGE,
          "the zip file has more than " + ZIP_BYTES_MAX + " bytes");
    }
    return openZip(path);
  }

  /** What the feed's file or folder is called. */
  static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static FeedFolder openZip(Path path) throws IOException {
    FileSystem zip = fileSystemOf(path);
    try {
      Path root = zip.getRootDirectories().iterator().next();
      return new FeedFolder(zip, folderOfFiles(root, nameOf(path)));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  private static FileSystem fileSystemOf(Path path) throws IOException {
    try {
      // Names of other files may be in any alphabet, and must not spoil those that are read.
      return FileSystems.newFileSystem(path, Map.of("encoding", "ISO-8859-1"));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException | ProviderNotFoundException e) {
      throw new UnfitFeed(
          nameOf(path), Flaw.SOURCE_UNREADABLE, "the file is not a zip file, or it is damaged");
    }
  }

  private static Path folderOfFiles(Path root, String name) throws IOException {
    if (holdsFeed(root)) {
      return root;
    }
    List<Path> inside = foldersIn(root).stream().filter(FeedFolder::holdsFeed).toList();
    if (inside.size() > 1) {
      throw new UnfitFeed(
          name,
          Flaw.SOURCE_AMBIGUOUS,
          "it holds more than one feed: " + inside.stream().map(FeedFolder::nameOf).toList());
    }
    return inside.isEmpty() ? root : inside.getFirst();
  }

  private static List<Path> foldersIn(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path entry : entries) {
        folders.add(entry);
        if (folders.size() == FOLDERS_MAX) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    folders.sort(null);
    return folders;
  }

  private static boolean holdsFeed(Path folder) {
    return List.of(FeedFile.values()).stream()
        .filter(file -> file.need() == FeedFile.Need.REQUIRED)
        .anyMatch(file -> Files.isRegularFile(folder.resolve(file.fileName())));
  }

  /** The lines of a file; empty where the feed does not have it. */
  Optional<LineReader> open(FeedFile file, FeedBudget budget, GtfsAdapters.Progress progress)
      throws IOException {
    Path path = folder.resolve(file.fileName());
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    var bytes =
        new MeteredStream(
            Files.newInputStream(path),
            budget,
            checksumOf(path),
            new ReadSoFar(file.fileName(), Files.size(path), progress));
    // What is not UTF-8 comes out as U+FFFD, and each value is looked at for it when it is used.
    var characters = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    return Optional.of(new LineReader(characters, budget));
  }

  private static OptionalLong checksumOf(Path path) throws IOException {
    boolean inZip = path.getFileSystem().supportedFileAttributeViews().contains("zip");
    return inZip && Files.getAttribute(path, "zip:crc") instanceof Long crc
        ? OptionalLong.of(crc)
        : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
