package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.application.ImportTimetable.Outcome;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that is imported again, beside a running server on which somebody has bought. */
final class ReimportTest {

  private static final int DAYS = 5;

  @TempDir private Path folder;

  @Test
  void what_was_sold_stays_as_sold_and_is_named_and_the_rest_moves() throws IOException {
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(2);
    try (TestServer server = TestServer.start(folder.resolve("data"), "--demonstration", "no")) {
      PublicationReport first = imported(server, "08:00:00").report();
      assertThat(first.added()).isEqualTo(2 * DAYS);

      assertThat(imported(server, "08:00:00").report())
          .isEqualTo(new PublicationReport(0, 0, 0, 2 * DAYS, List.of()));

      JsonNode sold = morning(server, day);
      sell(server, sold);
      Outcome.Imported moved = imported(server, "08:07:00");

      assertThat(moved.report().keptAsSold())
          .singleElement()
          .satisfies(named -> {
            assertThat(named.journey()).hasToString("fuji:morning");
            assertThat(named.serviceDate()).isEqualTo(day);
            assertThat(named.difference()).isNotBlank();
          });
      assertThat(moved.report().changed()).isEqualTo(DAYS - 1);
      assertThat(moved.report().unchanged()).isEqualTo(DAYS);
      assertThat(moved.report().added() + moved.report().withdrawn()).isZero();
      JsonNode kept = morning(server, day);
      assertThat(kept.at("/departureId").asText()).isEqualTo(sold.at("/departureId").asText());
      assertThat(kept.at("/from/time/local").asText()).isEqualTo(day + "T08:00");
      LocalDate next = day.plusDays(1);
      assertThat(morning(server, next).at("/from/time/local").asText()).isEqualTo(next + "T08:07");
      assertThatItIsTold(moved, moved.report().keptAsSold().getFirst());
    }
  }

  /** On the screen and in the file. */
  private void assertThatItIsTold(Outcome.Imported outcome, KeptAsSold kept) throws IOException {
    assertThat(ImportReport.lines(outcome))
        .contains("  fuji:morning on " + kept.serviceDate() + ": " + kept.difference());
    Path file = folder.resolve("reports/report.json");
    ImportReportFile.write(file, outcome);
    JsonNode told = new JsonMapper().readTree(file.toFile());
    assertThat(told.at("/outcome").asText()).isEqualTo("imported");
    assertThat(told.at("/keptAsSold/0/journey").asText()).isEqualTo("fuji:morning");
    assertThat(told.at("/keptAsSold/0/difference").asText()).isEqualTo(kept.difference());
    assertThat(told.at("/imported/departures/changed").asInt()).isEqualTo(DAYS - 1);
  }

  private Outcome.Imported imported(TestServer server, String morning) throws IOException {
    Path feed = feed(morning);
    Settings settings =
        TestServer.settings(
            List.of(
                "import-gtfs",
                feed.toString(),
                "--feed",
                "fuji",
                "--days",
                Integer.toString(DAYS),
                "--data",
                server.data().toString()),
            server.data());
    Outcome outcome =
        Wiring.importGtfs(
            settings,
            (Settings.Command.ImportGtfs) settings.command(),
            GtfsAdapters.Progress.SILENT);
    assertThat(outcome).isInstanceOf(Outcome.Imported.class);
    return (Outcome.Imported) outcome;
  }

  /** Two coaches a day from Kofu to Tokyo; the one in the morning leaves when it is told to. */
  private Path feed(String morning) throws IOException {
    Path feed = Files.createTempDirectory(folder, "feed");
    Files.writeString(
        feed.resolve("agency.txt"),
        """
        agency_id,agency_name,agency_url,agency_timezone
        ridgeway,Ridgeway Coaches,https://ridgeway.example.org/,Asia/Tokyo
        """);
    Files.writeString(
        feed.resolve("stops.txt"),
        """
        stop_id,stop_name,stop_lat,stop_lon
        kofu,Kofu,35.6670,138.5690
        tokyo,Tokyo,35.6812,139.7671
        """);
    Files.writeString(
        feed.resolve("routes.txt"),
        """
        route_id,agency_id,route_short_name,route_long_name,route_type
        chuo,ridgeway,CH,Chuo Express,3
        """);
    Files.writeString(
        feed.resolve("calendar.txt"),
        """
        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
        daily,1,1,1,1,1,1,1,20200101,20991231
        """);
    Files.writeString(
        feed.resolve("trips.txt"),
        """
        route_id,service_id,trip_id
        chuo,daily,morning
        chuo,daily,evening
        """);
    Files.writeString(
        feed.resolve("stop_times.txt"),
        """
        trip_id,arrival_time,departure_time,stop_id,stop_sequence
        morning,%1$s,%1$s,kofu,1
        morning,10:00:00,10:00:00,tokyo,2
        evening,18:00:00,18:00:00,kofu,1
        evening,20:00:00,20:00:00,tokyo,2
        """
            .formatted(morning));
    return feed;
  }

  private static JsonNode morning(TestServer server, LocalDate day) {
    JsonNode found =
        server
            .anybody()
            .get(
                "departures?from=%s&to=%s&date=%s&seats=1"
                    .formatted(stop(server, "kofu"), stop(server, "tokyo"), day))
            .expect(200)
            .body();
    return StreamSupport.stream(found.at("/items").spliterator(), false)
        .filter(item -> item.at("/journeyFeedId").asText().equals("fuji:morning"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No coach in the morning in " + found));
  }

  private static void sell(TestServer server, JsonNode run) {
    Traveller aiko = server.customer();
    String leg =
        "{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
            .formatted(
                run.at("/departureId").asText(),
                run.at("/from/stopId").asText(),
                run.at("/to/stopId").asText());
    Traveller.Reply hold =
        aiko.postOnce("holds", "{\"legs\":[" + leg + "],\"seatCount\":1}").expect(201);
    aiko.book(hold, Traveller.GOOD_CARD, "Aiko").expect(201);
  }

  private static String stop(TestServer server, String id) {
    JsonNode found = server.anybody().get("places?feedId=fuji:" + id).expect(200).body();
    return StreamSupport.stream(found.at("/items").spliterator(), false)
        .filter(item -> item.at("/kind").asText().equals("stop"))
        .map(item -> item.at("/id").asText())
        .findFirst()
        .orElseThrow();
  }
}
