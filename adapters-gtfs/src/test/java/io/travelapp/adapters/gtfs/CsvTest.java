package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How tables are written in the wild, and what is read of them. */
class CsvTest {

  @TempDir Path scratch;

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() {
    var feed = aSoundFeed();
    feed.with("stops.txt", "\uFEFF" + feed.content("stops.txt").strip());

    assertThat(feed.acceptedIn(scratch).remarks()).isEmpty();
  }

  @Test
  void a_byte_order_mark_may_stand_before_a_quoted_column() {
    var feed = aSoundFeed();
    String header = "\uFEFF\"stop_id\",\"stop_name\",\"stop_lat\",\"stop_lon\"";

    assertThat(feed.replacing("stops.txt", 1, header).acceptedIn(scratch).stop("kofu").name())
        .isEqualTo("Kofu");
  }

  @Test
  void lines_may_end_with_carriage_return_and_line_feed_and_keep_their_numbers() {
    var feed = aSoundFeed().adding("stops.txt", "kofu,Kofu again,35.6,138.5,,,");
    feed.with("stops.txt", feed.content("stops.txt").strip().replace("\n", "\r\n"));

    assertThat(feed.acceptedIn(scratch).remarks())
        .containsExactly(
            new Remark("stops.txt", 5, "stop \"kofu\" is there already; the stop is left out"));
  }

  @Test
  void lines_may_end_with_carriage_return_alone() {
    var feed = aSoundFeed().adding("stops.txt", "kofu,Kofu again,35.6,138.5,,,");
    feed.with("stops.txt", feed.content("stops.txt").strip().replace("\n", "\r"));

    assertThat(feed.acceptedIn(scratch).remarks()).extracting(Remark::line).containsExactly(5L);
  }

  @Test
  void the_last_line_need_not_end() {
    var feed = aSoundFeed();
    byte[] unended =
        feed.content("stop_times.txt").stripTrailing().getBytes(StandardCharsets.UTF_8);

    assertThat(feed.withBytes("stop_times.txt", unended).acceptedIn(scratch).journeyIds())
        .containsExactly("morning", "evening");
  }

  @Test
  void lines_without_text_are_skipped_and_counted() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "", "   ", "kofu,Kofu again,35.6,138.5,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(7L);
  }

  @Test
  void a_value_may_be_quoted_and_hold_commas_and_quotes() {
    var accepted =
        aSoundFeed()
            .replacing("stops.txt", 2, "\"kofu\",\"Kofu, \"\"North\"\" Exit\",35.6670,138.5690,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu, \"North\" Exit");
  }

  @Test
  void blanks_around_values_and_around_their_quotes_do_not_count() {
    var accepted =
        aSoundFeed()
            .replacing("calendar.txt", 2, "\"daily\", 1,1,1,1,1,1, 1 , \"20260105\" ,\" 20261231\"")
            .replacing("stops.txt", 2, " kofu , \"Kofu, North\" ,  35.6670,138.5690,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu, North");
    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
  }

  @Test
  void a_quote_inside_a_value_that_is_not_quoted_is_a_character() {
    var accepted =
        aSoundFeed()
            .replacing("stops.txt", 2, "kofu,Kofu 5\" Gate,35.6,138.5,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu 5\" Gate");
  }

  @Test
  void columns_come_in_any_order_and_case_and_with_blanks() {
    var accepted =
        aSoundFeed()
            .with(
                "stops.txt",
                " Stop_Lon ,STOP_ID, \"Stop_Name\" ,zone_id,stop_lat",
                "138.5690,kofu,Kofu,z1,35.6670",
                "138.9420,otsuki,Otsuki,z1,35.6130",
                "139.7671,tokyo,Tokyo,z2,35.6812")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.stop("otsuki").location().longitude()).isEqualTo(138.9420);
  }

  @Test
  void of_two_columns_of_one_name_the_first_counts() {
    var accepted =
        aSoundFeed()
            .with(
                "stops.txt",
                "stop_id,stop_name,stop_lat,stop_lon,stop_name",
                "kofu,Kofu,35.6670,138.5690,Wrong",
                "otsuki,Otsuki,35.6130,138.9420,Wrong",
                "tokyo,Tokyo,35.6812,139.7671,Wrong")
            .acceptedIn(scratch);

    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu");
  }

  @Test
  void a_row_may_lack_values_at_its_end_that_nobody_needs() {
    var accepted =
        aSoundFeed().replacing("stops.txt", 2, "kofu,Kofu,35.6670,138.5690").acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.journeyIds()).hasSize(2);
  }

  @Test
  void a_row_that_lacks_a_needed_value_is_left_out() {
    var accepted = aSoundFeed().adding("stops.txt", "fuji,Fuji,35.4").acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(new Remark("stops.txt", 5, "stop_lon is missing; the stop is left out"));
  }

  @Test
  void values_without_a_column_are_remarked_on_once() {
    var accepted =
        aSoundFeed()
            .replacing("trips.txt", 2, "chuo,daily,morning,Tokyo,surplus")
            .replacing("trips.txt", 3, "chuo,daily,evening,Tokyo,,more")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "trips.txt",
                2,
                "here first, and in 2 rows in all, there are more values than columns; those"
                    + " without one are left out"));
  }

  @Test
  void commas_at_the_end_of_a_row_are_no_values() {
    var accepted =
        aSoundFeed().replacing("trips.txt", 2, "chuo,daily,morning,Tokyo,,,").acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
  }

  @Test
  void a_quoted_value_may_go_on_over_lines_which_become_one() {
    var accepted =
        aSoundFeed()
            .replacing("stops.txt", 2, "kofu,\"Kofu\nNorth\r\nExit\",35.6670,138.5690,,,")
            .adding("stops.txt", "kofu,Kofu again,35.6,138.5,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stop("kofu").name()).isEqualTo("Kofu North Exit");
    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(7L);
  }

  @Test
  void a_quote_that_is_never_closed_spoils_its_own_line_only() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "fuji,\"Fuji,35.4,138.7,,,", "nara,Nara,34.6,135.8,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stop("nara").name()).isEqualTo("Nara");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stops.txt",
                5,
                "the line is not sound CSV, perhaps for its quotes; it is left out"));
  }

  @Test
  void text_after_a_closing_quote_spoils_its_own_line_only() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "fuji,\"Fuji\" Lake,35.4,138.7,,,", "nara,Nara,34.6,135.8,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stop("nara").name()).isEqualTo("Nara");
    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(5L);
  }

  @Test
  void an_endless_line_is_left_out_and_the_next_is_read() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "fuji," + "F".repeat(LineReader.LINE_CHARS_MAX) + ",35.4,138.7,,,",
                "nara,Nara,34.6,135.8,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stop("nara").name()).isEqualTo("Nara");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("stops.txt", 5, "the line has more than 65536 characters; it is left out"));
  }

  @Test
  void a_quoted_value_does_not_go_on_over_an_endless_line() {
    var accepted =
        aSoundFeed()
            .adding("stops.txt", "fuji,\"Fuji", "F".repeat(70_000), "nara,Nara,34.6,135.8,,,")
            .acceptedIn(scratch);

    assertThat(accepted.stop("nara").name()).isEqualTo("Nara");
    assertThat(accepted.remarks()).extracting(Remark::line).containsExactly(5L, 6L);
  }

  @Test
  void bytes_that_are_not_UTF_8_spoil_the_value_that_is_needed() {
    var feed = aSoundFeed();
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(feed.content("stops.txt").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("zurich,Zürich,47.3,8.5,,,\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(feed.withBytes("stops.txt", bytes.toByteArray()).acceptedIn(scratch).remarks())
        .containsExactly(
            new Remark(
                "stops.txt",
                5,
                "stop_name \"Z\uFFFDrich\" has bytes that are no text in UTF-8; the stop is left"
                    + " out"));
  }

  @Test
  void names_of_any_alphabet_stay_what_they_are() {
    var accepted =
        aSoundFeed().replacing("stops.txt", 2, "kofu,甲府駅北口 🚌,35.6,138.5,,,").acceptedIn(scratch);

    assertThat(accepted.stop("kofu").name()).isEqualTo("甲府駅北口 🚌");
  }

  @Test
  void an_id_or_a_name_without_end_is_refused() {
    var accepted =
        aSoundFeed()
            .adding(
                "stops.txt",
                "f".repeat(201) + ",Fuji,35.4,138.7,,,",
                "fuji," + "F".repeat(2001) + ",35.4,138.7,,,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "stops.txt", 5, "stop_id has more than 200 characters; the stop is left out"),
            new Remark(
                "stops.txt", 6, "stop_name has more than 2000 characters; the stop is left out"));
  }
}
