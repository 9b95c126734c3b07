package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.application.ImportTimetable.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A feed with a fault of each kind, imported as by {@code ./run import-gtfs}. A line of it that has
 * a fault ends with the code that the report has to tell there.
 */
final class FaultyFeedTest {

  private static final Path FEED =
      Path.of("../adapters-gtfs/src/test/resources/io/travelapp/adapters/gtfs/faulty");

  private static final Pattern FAULT = Pattern.compile(".*,([a-z]+(?:-[a-z]+)+)");

  @TempDir private Path folder;

  @Test
  void every_fault_is_reported_at_its_line_and_the_rest_is_for_sale() throws IOException {
    LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(2);
    try (TestServer server = TestServer.start(folder.resolve("data"), "--demonstration", "no")) {
      JsonNode report = reportOf(server);

      assertThat(StreamSupport.stream(report.at("/remarks").spliterator(), false))
          .extracting(FaultyFeedTest::place)
          .containsExactlyInAnyOrderElementsOf(expected())
          .hasSizeGreaterThan(60);
      assertThat(onSale(server, day))
          .containsExactly(
              "morning 08:00 900",
              "twice-told 11:00 900",
              "untimed 12:00 900",
              "by-arrangement 13:00 900",
              "alighting-rule 14:00 900",
              "evening 18:00 900",
              "at-intervals#20:00:00 20:00 900",
              "at-intervals#20:30:00 20:30 900");
    }
  }

  private JsonNode reportOf(TestServer server) throws IOException {
    Settings settings =
        TestServer.settings(
            List.of(
                "import-gtfs",
                FEED.toString(),
                "--feed",
                "faulty",
                "--days",
                "5",
                "--data",
                server.data().toString()),
            server.data());
    Outcome outcome =
        Wiring.importGtfs(
            settings,
            (Settings.Command.ImportGtfs) settings.command(),
            GtfsAdapters.Progress.SILENT);
    Path file = folder.resolve("report.json");
    ImportReportFile.write(file, outcome);
    return new JsonMapper().readTree(file.toFile());
  }

  /** From Kofu to Tokyo: journey, time of leaving and fare. */
  private static List<String> onSale(TestServer server, LocalDate day) {
    JsonNode found =
        server
            .anybody()
            .get(
                "departures?from=%s&to=%s&date=%s&seats=1"
                    .formatted(stop(server, "kofu"), stop(server, "tokyo"), day))
            .expect(200)
            .body();
    return StreamSupport.stream(found.at("/items").spliterator(), false)
        .map(item ->
            "%s %s %s"
                .formatted(
                    item.at("/journeyFeedId").asText().substring("faulty:".length()),
                    item.at("/from/time/local").asText().substring("2026-01-01T".length()),
                    item.at("/lowestFare/amount").asText()))
        .toList();
  }

  private static String stop(TestServer server, String id) {
    JsonNode found = server.anybody().get("places?feedId=faulty:" + id).expect(200).body();
    return StreamSupport.stream(found.at("/items").spliterator(), false)
        .filter(item -> item.at("/kind").asText().equals("stop"))
        .map(item -> item.at("/id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String place(JsonNode remark) {
    return "%s:%d %s"
        .formatted(
            remark.at("/file").asText(), remark.at("/line").asInt(), remark.at("/code").asText());
  }

  private static List<String> expected() throws IOException {
    List<String> expected = new ArrayList<>();
    try (Stream<Path> files = Files.list(FEED)) {
      for (Path file : files.toList()) {
        // Not all of it is UTF-8, which is one of the faults.
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int line = 1; line <= lines.size(); line++) {
          Matcher fault = FAULT.matcher(lines.get(line - 1));
          if (fault.matches()) {
            expected.add(file.getFileName() + ":" + line + " " + fault.group(1));
          }
        }
      }
    }
    return expected;
  }
}
