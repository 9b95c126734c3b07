package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without what a feed is refused, all faults at once. */
class RequiredFilesTest {

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
  void a_feed_without_a_required_file_is_refused(String file) {
    assertThat(aSoundFeed().without(file).faultsIn(scratch))
        .containsExactly(new Remark(file, 0, "the file is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"})
  void a_feed_with_an_empty_required_file_is_refused(String file) {
    assertThat(aSoundFeed().withBytes(file, new byte[0]).faultsIn(scratch))
        .containsExactly(new Remark(file, 0, "the file is empty"));
  }

  @Test
  void a_folder_without_any_file_is_refused_naming_each() throws IOException {
    Path empty = Files.createDirectory(scratch.resolve("empty"));

    assertThat(FeedDraft.faults(FeedDraft.read(empty)))
        .extracting(Remark::file)
        .containsExactly(
            "agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt");
  }

  @Test
  void missing_files_and_missing_columns_are_named_together() {
    assertThat(
            aSoundFeed()
                .without("agency.txt")
                .with("stops.txt", "stop_id,stop_lat", "kofu,35.6")
                .with("calendar_dates.txt", "service_id,date", "daily,20260101")
                .replacing("stop_times.txt", 1, "trip,arrival_time,departure_time,stop_id,stop_seq")
                .faultsIn(scratch))
        .containsExactly(
            new Remark("agency.txt", 0, "the file is missing"),
            new Remark("stops.txt", 0, "its header lacks stop_name, stop_lon"),
            new Remark("calendar_dates.txt", 0, "its header lacks exception_type"),
            new Remark("stop_times.txt", 0, "its header lacks trip_id, stop_sequence"));
  }

  @Test
  void a_header_that_cannot_be_read_is_a_fault() {
    assertThat(aSoundFeed().replacing("trips.txt", 1, "\"route_id,\"x\"").faultsIn(scratch))
        .containsExactly(
            new Remark(
                "trips.txt",
                0,
                "its header cannot be read: the line is not sound CSV, perhaps for its quotes"));
  }

  @Test
  void a_feed_in_another_encoding_than_UTF_8_lacks_its_columns() {
    var feed = aSoundFeed();
    byte[] utf16 = feed.content("stops.txt").getBytes(StandardCharsets.UTF_16);

    assertThat(feed.withBytes("stops.txt", utf16).faultsIn(scratch))
        .containsExactly(
            new Remark("stops.txt", 0, "its header lacks stop_id, stop_name, stop_lat, stop_lon"));
  }

  @Test
  void one_of_the_two_calendars_is_enough() {
    var feed =
        aSoundFeed()
            .without("calendar.txt")
            .with("calendar_dates.txt", "service_id,date,exception_type", "daily,20260601,1");

    assertThat(feed.acceptedIn(scratch).journeyIds()).containsExactly("morning", "evening");
  }

  @Test
  void an_empty_calendar_is_as_none() {
    assertThat(
            aSoundFeed().withBytes("calendar_dates.txt", new byte[0]).acceptedIn(scratch).remarks())
        .isEmpty();
    assertThat(aSoundFeed().withBytes("calendar.txt", new byte[0]).faultsIn(scratch))
        .containsExactly(
            new Remark(
                "calendar.txt", 0, "neither it nor calendar_dates.txt tells the days of service"));
  }

  @Test
  void a_feed_of_which_no_trip_is_usable_is_refused_with_the_reasons() {
    assertThat(
            aSoundFeed()
                .replacing("stops.txt", 4, "tokyo,Tokyo,95.0,139.7671,,,")
                .faultsIn(scratch))
        .containsExactly(
            new Remark("trips.txt", 0, "there is no trip that can be sold"),
            new Remark(
                "stops.txt",
                4,
                "stop_lat \"95.0\" is not a number of degrees from -90 to 90; the stop is left out"),
            new Remark(
                "stop_times.txt", 4, "stop \"tokyo\" was left out; trip \"morning\" is left out"),
            new Remark(
                "stop_times.txt", 7, "stop \"tokyo\" was left out; trip \"evening\" is left out"));
  }

  @Test
  void a_feed_of_headers_alone_is_refused() {
    assertThat(
            aSoundFeed()
                .with("trips.txt", "route_id,service_id,trip_id")
                .with("stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence")
                .faultsIn(scratch))
        .containsExactly(new Remark("trips.txt", 0, "there is no trip that can be sold"));
  }

  @Test
  void an_extension_without_its_columns_is_left_out_and_the_feed_is_read() {
    var accepted =
        aSoundFeed().with("destinations.txt", "stop_id,rank", "kofu,1").acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "destinations.txt", 1, "its header lacks position, summary; the file is left out"));
    assertThat(accepted.read().timetable().destinations()).isEmpty();
  }
}
