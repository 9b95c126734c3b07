package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.application.ImportTimetable;
import io.travelapp.bootstrap.Traveller.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real timetable, imported beside a running server, searched and sold over HTTP. */
final class YamanashiTest {

  private static final Path FEED =
      Path.of(
          System.getProperty("travelapp.gtfs.samples", "../../shared/gtfs"), "yamanashi-2017.zip");

  /** A Wednesday of the feed on which trip 5161 runs. */
  private static final LocalDate FEED_DAY = LocalDate.of(2017, 8, 9);

  @Test
  void a_run_of_the_feed_is_found_at_its_times_and_a_seat_is_sold_on_it(@TempDir Path folder) {
    assumeTrue(
        Files.exists(FEED), () -> "skipped, for there is no " + FEED.toAbsolutePath().normalize());
    LocalDate day =
        LocalDate.now(ZoneId.of("Asia/Tokyo"))
            .plusDays(2)
            .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
    long weeks = ChronoUnit.WEEKS.between(FEED_DAY, day);
    try (TestServer server = TestServer.start(folder.resolve("data"), "--demonstration", "no")) {
      ImportTimetable.Outcome outcome = importBeside(server, weeks);
      assertThat(outcome).isInstanceOf(ImportTimetable.Outcome.Imported.class);

      Reply found =
          server
              .anybody()
              .get(
                  "departures?from=%s&to=%s&date=%s&seats=1"
                      .formatted(stop(server, "P266"), stop(server, "P261"), day))
              .expect(200);

      JsonNode run =
          StreamSupport.stream(found.body().at("/items").spliterator(), false)
              .filter(item -> item.at("/journeyFeedId").asText().equals("yamanashi-2017:5161"))
              .findFirst()
              .orElseThrow(
                  () -> new AssertionError("Trip 5161 is not among " + found.raw().body()));
      assertThat(run.at("/from/time/local").asText()).isEqualTo(day + "T08:49");
      assertThat(run.at("/to/time/local").asText()).isEqualTo(day + "T08:51");
      assertThat(run.at("/lowestFare/currency").asText()).isEqualTo("JPY");
      Traveller aiko = server.customer();
      Reply hold =
          aiko.postOnce("holds", "{\"legs\":[" + leg(run) + "],\"seatCount\":1}").expect(201);
      aiko.book(hold, Traveller.GOOD_CARD, "Aiko").expect(201);
    }
  }

  private static ImportTimetable.Outcome importBeside(TestServer server, long weeks) {
    Settings settings =
        TestServer.settings(
            List.of(
                "import-gtfs",
                FEED.toString(),
                "--shift-weeks",
                Long.toString(weeks),
                "--days",
                "12",
                "--data",
                server.data().toString()),
            server.data());
    return Wiring.importGtfs(
        settings, (Settings.Command.ImportGtfs) settings.command(), GtfsAdapters.Progress.SILENT);
  }

  private static String stop(TestServer server, String id) {
    Reply found = server.anybody().get("places?feedId=yamanashi-2017:" + id).expect(200);
    return StreamSupport.stream(found.body().at("/items").spliterator(), false)
        .filter(item -> item.at("/kind").asText().equals("stop"))
        .map(item -> item.at("/id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String leg(JsonNode run) {
    return """
    {"departureId":"%s","from":"%s","to":"%s"}\
    """
        .formatted(
            run.at("/departureId").asText(),
            run.at("/from/stopId").asText(),
            run.at("/to/stopId").asText());
  }
}
