package io.travelapp.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What a program loads, kept as the JVM needs it, for those that are started again and again: a
 * start then takes half of the processor's time. The first one that ends in good order leaves it
 * for those that are started later, as {@code ./run} does it with the program's own jars.
 */
public final class KeptClasses {

  private final Path archive;
  private final String classPath;

  private KeptClasses(Path archive, String classPath) {
    this.archive = archive;
    this.classPath = classPath;
  }

  /** Those of this class path; none yet. */
  public static KeptClasses in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new KeptClasses(folder.resolve("classes.jsa"), ofJars(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This class path, its folders as jars: of others the JVM keeps nothing. */
  private static String ofJars(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path classes = Path.of(entry);
      if (Files.isDirectory(classes)) {
        Path jar = folder.resolve(entries.size() + ".jar");
        pack(classes, jar);
        entries.add(jar.toString());
      } else {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(
            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, entries);
      }
    }
  }

  /** The class path, for {@code -cp}. */
  String classPath() {
    return classPath;
  }

  /** By which the JVM takes what is kept, or keeps it at its end. */
  String flag() {
    return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=")
        + archive;
  }
}
