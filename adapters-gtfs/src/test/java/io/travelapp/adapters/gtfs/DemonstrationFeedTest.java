package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.seating.VehicleLayout;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demonstration network that comes with the server, with the figures of its own files. */
class DemonstrationFeedTest {

  static final Path FOLDER =
      Samples.repository()
          .resolve("bootstrap/src/main/resources/io/travelapp/bootstrap/demonstration");

  private static FeedDraft.Accepted feed;

  @BeforeAll
  static void read() {
    feed = FeedDraft.accepted(GtfsAdapters.feed(FOLDER, "demonstration", 0).read());
  }

  @Test
  void it_reads_whole_and_without_a_remark() {
    var timetable = feed.read().timetable();

    assertThat(feed.remarks()).isEmpty();
    assertThat(timetable.feed()).isEqualTo("demonstration");
    assertThat(timetable.places()).hasSize(72);
    assertThat(timetable.stops()).hasSize(82);
    assertThat(timetable.journeys()).hasSize(134);
    assertThat(timetable.journeys().stream().mapToInt(journey -> journey.times().size()).sum())
        .isEqualTo(820);
    assertThat(feed.read().layouts()).hasSize(15);
  }

  @Test
  void its_destinations_are_promoted_in_order() {
    assertThat(feed.read().timetable().destinations())
        .hasSize(23)
        .isSortedAccordingTo((one, other) -> Integer.compare(one.position(), other.position()))
        .extracting(Destination::place)
        .extracting(Place::name)
        .startsWith("Kawaguchiko (Mount Fuji)", "Kyoto");
  }

  @Test
  void it_spans_three_continents() {
    assertThat(feed.read().timetable().places())
        .extracting(Place::country)
        .doesNotContain("")
        .contains("JP", "FR", "GB", "DE", "CH", "IT", "PT", "ES", "US", "IE");
    assertThat(feed.read().timetable().stops())
        .extracting(Stop::zone)
        .contains(
            ZoneId.of("Asia/Tokyo"), ZoneId.of("America/Phoenix"), ZoneId.of("America/Denver"));
  }

  @Test
  void its_destinations_are_described_in_three_languages() {
    assertThat(feed.read().timetable().destinations())
        .extracting(destination -> destination.summary().texts().keySet())
        .allMatch(Set.of(Locale.ENGLISH, Locale.GERMAN, Locale.JAPANESE)::equals);
  }

  @Test
  void a_coach_runs_through_the_night() {
    var night = feed.journey("lantern-night-out-2150").on(LocalDate.of(2026, 7, 1));

    assertThat(night.startsAt()).isEqualTo(Instant.parse("2026-07-01T12:50:00Z"));
    assertThat(night.calls().getLast().arrival())
        .isBetween(Instant.parse("2026-07-01T18:00:00Z"), Instant.parse("2026-07-02T03:00:00Z"));
  }

  @Test
  void the_Fuji_Express_only_takes_up_in_Tokyo_and_only_sets_down_at_the_lake() {
    var pattern = feed.journey("fuji-express-out-0710").pattern();

    assertThat(pattern.carries(0, 1)).isFalse();
    assertThat(pattern.carries(0, 2)).isTrue();
    assertThat(pattern.carries(3, 4)).isFalse();
  }

  @Test
  void lines_have_the_coaches_that_the_feed_tells() {
    var fujiExpress = feed.journey("fuji-express-out-0710").pattern().line();
    var sintraCoast =
        feed.read().timetable().journeys().stream()
            .map(journey -> journey.pattern().line())
            .filter(line -> line.feedId().localId().equals("sintra-coast"))
            .findFirst()
            .orElseThrow();

    assertThat(feed.read().layouts().get(fujiExpress.id()))
        .isNotNull()
        .satisfies(layout -> assertThat(layout.ordinarySeats()).isEqualTo(49))
        .satisfies(layout -> assertThat(layout.seats().getLast().displaces()).hasSize(4));
    assertThat(feed.read().layouts().get(sintraCoast.id()))
        .isNotNull()
        .extracting(VehicleLayout::seats)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(20);
  }
}
