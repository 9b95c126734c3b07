package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static io.travelapp.adapters.gtfs.FeedDraft.accepted;
import static io.travelapp.adapters.gtfs.FeedDraft.faults;
import static io.travelapp.adapters.gtfs.FeedDraft.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.booking.TimetableSource.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a feed may lie, and what is said of what is no feed. */
class FeedFolderTest {

  @TempDir Path scratch;

  @Test
  void a_feed_reads_the_same_from_a_folder_and_from_a_zip_file() {
    var feed = aSoundFeed().adding("stops.txt", "kofu,Kofu again,35.6,138.5,,,");

    var fromFolder = read(feed.writeTo(scratch.resolve("folder")));
    var fromZip = read(feed.zipTo(scratch.resolve("feed.zip"), "/"));

    assertThat(fromZip).isEqualTo(fromFolder);
    assertThat(accepted(fromZip).journeyIds()).containsExactly("morning", "evening");
  }

  @Test
  void the_files_may_lie_in_a_folder_inside_the_zip_file() {
    Path zip = aSoundFeed().zipTo(scratch.resolve("feed.zip"), "/fuji-2026");
    aSoundFeed().without("stops.txt").zipTo(zip, "/fuji-2026/older/");

    assertThat(accepted(read(zip)).journeyIds()).containsExactly("morning", "evening");
  }

  @Test
  void other_files_and_folders_beside_them_do_not_matter() throws IOException {
    Path zip = aSoundFeed().zipTo(scratch.resolve("feed.zip"), "/fuji-2026");
    try (FileSystem inZip = FileSystems.newFileSystem(zip)) {
      Files.createDirectory(inZip.getPath("/__MACOSX"));
      Files.writeString(inZip.getPath("/__MACOSX/._stops.txt"), "nothing");
      Files.writeString(inZip.getPath("/LICENCE"), "CC0");
    }

    assertThat(accepted(read(zip)).journeyIds()).hasSize(2);
  }

  @Test
  void a_name_in_another_alphabet_beside_them_does_not_matter() throws IOException {
    Path zip = scratch.resolve("feed.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("Shift_JIS"))) {
      out.putNextEntry(new ZipEntry("お読みください.txt"));
    }
    aSoundFeed().zipTo(zip, "/");

    assertThat(accepted(read(zip)).journeyIds()).hasSize(2);
  }

  @Test
  void a_folder_may_hold_the_feed_in_a_folder_too() {
    aSoundFeed().writeTo(scratch.resolve("outer/inner"));

    assertThat(accepted(read(scratch.resolve("outer"))).journeyIds()).hasSize(2);
  }

  @Test
  void two_feeds_in_one_zip_file_are_refused() {
    Path zip = aSoundFeed().zipTo(scratch.resolve("feed.zip"), "/winter");
    aSoundFeed().zipTo(zip, "/summer");

    assertThat(faults(read(zip)))
        .containsExactly(
            new Remark("feed.zip", 0, "it holds more than one feed: [summer, winter]"));
  }

  @Test
  void a_feed_may_lie_in_the_file_system_of_a_jar() throws IOException {
    Path jar = aSoundFeed().zipTo(scratch.resolve("app.jar"), "/io/travelapp/demonstration");

    try (FileSystem inJar = FileSystems.newFileSystem(jar)) {
      Path folder = inJar.getPath("/io/travelapp/demonstration");
      assertThat(accepted(read(folder)).journeyIds()).hasSize(2);
    }
  }

  @Test
  void a_zip_file_may_lie_in_the_file_system_of_a_jar() throws IOException {
    Path jar = scratch.resolve("app.jar");
    try (FileSystem inJar = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Path zip = aSoundFeed().zipTo(inJar.getPath("/feed.zip"), "/");
      assertThat(accepted(read(zip)).journeyIds()).hasSize(2);
    }
  }

  @Test
  void a_feed_can_be_read_again_and_is_looked_at_anew() {
    Path folder = aSoundFeed().writeTo(scratch.resolve("feed"));
    var source = GtfsAdapters.feed(folder, FeedDraft.FEED, 0);
    Reading before = source.read();

    assertThat(source.read()).isEqualTo(before);

    aSoundFeed().withTrip("night", "kofu 23:00", "tokyo 25:30").writeTo(folder);
    assertThat(accepted(source.read()).journeyIds()).containsExactly("morning", "evening", "night");
  }

  @Test
  void a_path_where_nothing_is_is_refused() {
    assertThat(faults(read(scratch.resolve("nowhere.zip"))))
        .containsExactly(
            new Remark("nowhere.zip", 0, "there is no file and no folder of this name"));
  }

  @Test
  void a_file_that_is_no_zip_file_is_refused_in_one_sentence() throws IOException {
    Path text = Files.writeString(scratch.resolve("feed.zip"), "stop_id,stop_name\n");
    Path empty = Files.createFile(scratch.resolve("empty"));

    assertThat(faults(read(text)))
        .containsExactly(new Remark("feed.zip", 0, "the file is not a zip file, or it is damaged"));
    assertThat(faults(read(empty)))
        .containsExactly(new Remark("empty", 0, "the file is not a zip file, or it is damaged"));
  }

  @Test
  void a_zip_file_of_which_the_end_is_missing_is_refused_in_one_sentence() throws IOException {
    byte[] whole = Files.readAllBytes(aSoundFeed().zipTo(scratch.resolve("whole.zip"), "/"));
    Path half = Files.write(scratch.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(faults(read(half)))
        .containsExactly(new Remark("half.zip", 0, "the file is not a zip file, or it is damaged"));
  }

  @Test
  void a_flipped_bit_in_a_time_is_noticed_by_the_checksum() throws IOException {
    Path zip = scratch.resolve("feed.zip");
    storeUncompressed(zip, aSoundFeed());
    byte[] bytes = Files.readAllBytes(zip);
    int time = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("08:40:00");
    bytes[time + 1]++;

    assertThat(faults(read(Files.write(zip, bytes))))
        .containsExactly(
            new Remark(
                "stop_times.txt", 0, "it cannot be read: its content does not match its checksum"));
  }

  private static void storeUncompressed(Path zip, FeedDraft feed) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setMethod(ZipOutputStream.STORED);
      for (String file :
          new String[] {
            "agency.txt", "stops.txt", "routes.txt", "calendar.txt", "trips.txt", "stop_times.txt"
          }) {
        byte[] content = feed.content(file).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(file);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
      }
    }
  }

  @Test
  void whatever_is_damaged_in_a_zip_file_it_is_read_or_refused_and_never_throws()
      throws IOException {
    Random random = new Random(20_260_105);
    byte[] whole = Files.readAllBytes(aSoundFeed().zipTo(scratch.resolve("whole.zip"), "/feed"));
    Path damaged = scratch.resolve("damaged.zip");
    int refused = 0;
    for (int attempt = 0; attempt < 400; attempt++) {
      byte[] bytes = whole.clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, bytes);

      Reading reading = read(damaged);

      refused += reading instanceof Reading.Refused ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void a_zip_file_that_unpacks_to_more_than_the_limit_is_refused() throws IOException {
    Path zip = scratch.resolve("bomb.zip");
    aSoundFeed().zipTo(zip, "/");
    try (FileSystem inZip = FileSystems.newFileSystem(zip);
        OutputStream out = Files.newOutputStream(inZip.getPath("/stop_times.txt"))) {
      byte[] block = new byte[64 * 1024];
      Arrays.fill(block, (byte) '0');
      for (int blocks = 0; blocks < 320; blocks++) {
        out.write(block);
      }
    }
    assertThat(Files.size(zip)).isLessThan(100_000);

    assertThat(faults(readWithin(zip, new FeedBudget.Limits(10_000_000, 1_000))))
        .containsExactly(
            new Remark("bomb.zip", 0, "its tables have more than 10000000 bytes together"));
  }

  @Test
  void a_feed_of_more_lines_than_the_limit_is_refused() {
    Path folder = aSoundFeed().writeTo(scratch.resolve("feed"));
    long lines = 2 + 4 + 2 + 2 + 3 + 7;
    long headersThatAreReadTwice = 6;

    assertThat(readWithin(folder, new FeedBudget.Limits(10_000, lines + headersThatAreReadTwice)))
        .isInstanceOf(Reading.Read.class);
    assertThat(faults(readWithin(folder, new FeedBudget.Limits(10_000, lines))))
        .containsExactly(new Remark("feed", 0, "its tables have more than 20 lines together"));
  }

  private static Reading readWithin(Path path, FeedBudget.Limits limits) {
    return new GtfsTimetableSource(path, FeedDraft.FEED, GtfsAdapters.Options.usual(), limits)
        .read();
  }
}
