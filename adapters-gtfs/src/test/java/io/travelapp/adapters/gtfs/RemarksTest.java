package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How what was left out is told. */
class RemarksTest {

  @TempDir Path scratch;

  @Test
  void remarks_come_in_the_order_of_the_files_and_lines() {
    var accepted =
        aSoundFeed()
            .adding("trips.txt", "chuo,daily,lonely,", "nowhere,daily,lost,")
            .adding("stops.txt", "station,Station,35.0,138.0,1,,", "bad,,35.0,138.0,,,")
            .adding("routes.txt", "rail,ridgeway,RL,Rail,2")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .extracting(remark -> remark.file() + ":" + remark.line())
        .containsExactly(
            "stops.txt:5", "stops.txt:6", "routes.txt:3", "trips.txt:4", "trips.txt:5");
  }

  @Test
  void more_remarks_on_a_file_than_the_limit_are_counted() {
    String[] rows = new String[Remarks.REMARKS_PER_FILE_MAX + 7];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = "s" + row + ",,35.0,138.0,,,";
    }
    var accepted =
        aSoundFeed()
            .adding("stops.txt", rows)
            .adding("routes.txt", "rail,ridgeway,RL,Rail,2")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).hasSize(Remarks.REMARKS_PER_FILE_MAX + 2);
    assertThat(accepted.remarks().get(Remarks.REMARKS_PER_FILE_MAX - 1).line())
        .isEqualTo(Remarks.REMARKS_PER_FILE_MAX + 4);
    assertThat(accepted.remarks().get(Remarks.REMARKS_PER_FILE_MAX))
        .isEqualTo(new Remark("stops.txt", 0, "7 more remarks on this file"));
    assertThat(accepted.remarks().getLast().file()).isEqualTo("routes.txt");
  }

  @Test
  void a_value_is_told_on_one_line_and_not_in_full_length() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "s,Stop,\"35\u001B[31m\n\t.0" + "0".repeat(1_000) + "\",138,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .singleElement()
        .extracting(Remark::reason)
        .asString()
        .startsWith("stop_lat \"35 [31m .000")
        .hasSizeLessThan(200)
        .doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void whatever_stands_in_a_feed_it_is_read_or_refused_and_never_throws() {
    Random random = new Random(20_260_105);
    String alphabet = "\",\n\r \t0123456789-:.aé\uFEFF\uFFFD\0\u2028甲";
    String[] files = {"agency", "stops", "routes", "calendar", "trips", "stop_times"};
    for (int attempt = 0; attempt < 300; attempt++) {
      var feed = aSoundFeed();
      for (int change = 0; change < 3; change++) {
        String file = files[random.nextInt(files.length)] + ".txt";
        var content = new StringBuilder(feed.content(file));
        for (int places = 1 + random.nextInt(20); places > 0; places--) {
          int at = random.nextInt(content.length());
          int until = Math.min(content.length(), at + random.nextInt(3));
          int character = random.nextInt(alphabet.length());
          content.replace(at, until, alphabet.substring(character, character + 1));
        }
        feed.with(file, content.toString());
      }

      assertThat(feed.readIn(scratch)).isNotNull();
    }
  }
}
