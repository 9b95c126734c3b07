package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.network.FeedId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed is called when nobody says. */
class GtfsAdaptersTest {

  @ParameterizedTest
  @CsvSource({
    "yamanashi-2017.zip, yamanashi-2017",
    "feeds/google-sample-feed.ZIP, google-sample-feed",
    "/srv/feeds/fuji/, fuji",
    "Réseau d'été.zip, Reseau-d-ete",
    ".hidden_feed.v1.2, hidden_feed.v1.2",
    "甲府 2017.zip, 2017",
    "a:b#c.zip, a-b-c"
  })
  void a_feed_is_called_like_its_file(Path file, String name) {
    assertThat(GtfsAdapters.feedNameOf(file)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"山梨.zip", "---.zip", ".zip", "/", "", "..", "x y z.zip", "甲府/"})
  void every_name_can_be_that_of_a_feed(Path file) {
    assertThat(GtfsAdapters.feedNameOf(file)).matches(FeedId::isFeedName);
  }

  @Test
  void names_without_any_letter_that_fits_stay_different() {
    assertThat(GtfsAdapters.feedNameOf(Path.of("山梨.zip")))
        .isNotEqualTo(GtfsAdapters.feedNameOf(Path.of("甲府.zip")))
        .startsWith("feed-");
  }

  @Test
  void a_long_name_is_cut() {
    assertThat(GtfsAdapters.feedNameOf(Path.of("a".repeat(100) + ".zip")))
        .isEqualTo("a".repeat(60));
  }
}
