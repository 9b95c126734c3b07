package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A feed with a fault of each kind. Its files say themselves what is expected: a line with a fault
 * ends with the code of its {@link Flaw}.
 */
final class EveryFaultTest {

  private static final Path FAULTY =
      Path.of("src/test/resources/io/travelapp/adapters/gtfs/faulty");

  @TempDir private Path scratch;

  @Test
  void each_fault_is_told_at_its_line_and_nothing_else_is() {
    assertThat(read().remarks().stream().map(EveryFaultTest::place))
        .containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void what_has_no_fault_is_for_sale() {
    Reading.Read read = read();

    assertThat(read.timetable().journeys())
        .extracting(journey -> journey.feedId().localId())
        .containsExactlyInAnyOrder(
            "morning",
            "evening",
            "at-intervals#20:00:00",
            "at-intervals#20:30:00",
            "twice-told",
            "untimed",
            "by-arrangement",
            "alighting-rule",
            "ruled");
    assertThat(read.timetable().stops())
        .extracting(stop -> stop.feedId().localId())
        .containsExactlyInAnyOrder("kofu", "otsuki", "tokyo", "hub-1", "more", "lost", "web");
    assertThat(read.timetable().destinations()).hasSize(2);
  }

  @Test
  void no_kind_of_fault_is_missing_here() {
    Set<String> shown = codesOf(read().remarks());
    shown.addAll(codesOf(remarksOf(aSoundFeed().with("route_vehicles.txt", "\"route_id"))));
    shown.addAll(codesOf(remarksOf(withRules("fare_id,route_id", "whole-way,chuo,Z1"))));
    shown.addAll(codesOf(remarksByPosition("whole-way,chuo,P0", "whole-way,,P1")));
    shown.addAll(codesOf(remarksOf(withTooManyFaults())));

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.allOf(Flaw.class).stream()
                .filter(flaw -> !flaw.refusesFeed())
                .map(Flaw::code)
                .toList());
  }

  private static FeedDraft withRules(String header, String... rules) {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(List.of(rules));
    return aSoundFeed()
        .with("fare_attributes.txt", "fare_id,price,currency_type", "whole-way,900,JPY")
        .with("fare_rules.txt", lines.toArray(String[]::new));
  }

  private static FeedDraft withTooManyFaults() {
    String[] nameless = new String[Remarks.REMARKS_PER_FILE_MAX + 1];
    for (int row = 0; row < nameless.length; row++) {
      nameless[row] = "s" + row + ",,35.0,138.0,,,";
    }
    return aSoundFeed().adding("stops.txt", nameless);
  }

  private List<Remark> remarksByPosition(String... rules) {
    Path feed = write(withRules("fare_id,route_id,origin_id", rules));
    var options = GtfsAdapters.Options.usual().withFareZones(GtfsAdapters.FareZoneNames.POSITION);
    return remarks(GtfsAdapters.feed(feed, FeedDraft.FEED, options).read());
  }

  private List<Remark> remarksOf(FeedDraft feed) {
    return remarks(FeedDraft.read(write(feed)));
  }

  private Path write(FeedDraft feed) {
    try {
      return feed.writeTo(Files.createTempDirectory(scratch, "feed"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Remark> remarks(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).remarks();
  }

  private static Reading.Read read() {
    return (Reading.Read) FeedDraft.read(FAULTY);
  }

  private static Set<String> codesOf(List<Remark> remarks) {
    return remarks.stream().map(Remark::code).collect(Collectors.toSet());
  }

  private static String place(Remark remark) {
    return remark.file() + ":" + remark.line() + " " + remark.code();
  }

  private static List<String> expected() {
    Set<String> codes = Stream.of(Flaw.values()).map(Flaw::code).collect(Collectors.toSet());
    List<String> expected = new ArrayList<>();
    try (Stream<Path> files = Files.list(FAULTY)) {
      for (Path file : files.toList()) {
        // Not all of it is UTF-8, which is one of the faults.
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int line = 1; line <= lines.size(); line++) {
          String text = lines.get(line - 1);
          String code = text.substring(text.lastIndexOf(',') + 1);
          if (codes.contains(code)) {
            expected.add(file.getFileName() + ":" + line + " " + code);
          }
        }
      }
      return expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
