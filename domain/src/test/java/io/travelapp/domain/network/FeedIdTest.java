package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedIdTest {

  @ParameterizedTest
  @CsvSource({
    "yamanashi-2017:S1, yamanashi-2017, S1",
    "a:b:c, a, b:c",
    "feed:甲府 駅, feed, 甲府 駅",
    "2017.v_1-x: S1, 2017.v_1-x, ' S1'",
  })
  void a_feed_id_is_the_name_of_the_feed_and_its_own_id(String text, String feed, String localId) {
    FeedId id = new FeedId(feed, localId);

    assertThat(FeedId.parse(text)).contains(id);
    assertThat(id).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "S1", ":S1", "yamanashi-2017:", "my feed:S1", "-a:S1", "é:S1"})
  void a_text_of_another_form_names_nothing_in_a_feed(String text) {
    assertThat(FeedId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a feed", "a:b", "-a", ".a", "_a", "a/b", "é", "a\n"})
  void a_name_that_cannot_be_part_of_an_id_is_no_feed_name(String feed) {
    assertThat(FeedId.isFeedName(feed)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new FeedId(feed, "S1"));
  }

  @Test
  void the_name_of_a_feed_has_at_most_sixty_characters() {
    assertThat(FeedId.isFeedName("f".repeat(60))).isTrue();
    assertThat(FeedId.isFeedName("f".repeat(61))).isFalse();
  }

  @Test
  void nothing_in_a_feed_has_an_empty_id() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FeedId("fuji", ""));
  }

  @Test
  void what_stands_under_a_thing_is_another_thing_of_the_same_feed() {
    assertThat(FeedId.parse("fuji:T1").orElseThrow().child("06:00:00"))
        .hasToString("fuji:T1#06:00:00");
  }

  /** The expected numbers were computed with another implementation of MD5. */
  @ParameterizedTest
  @CsvSource({
    "stop, yamanashi-2017:S1, 83508277897710984",
    "place, yamanashi-2017:S1, 47672051133118046",
    "line, yamanashi-2017:R1, 558907960170245239",
    "operator, yamanashi-2017:A1, 1100788114500028236",
    "departure, yamanashi-2017:5161#2027-04-02, 867387092834264389",
    "stop, feed:甲府, 23662837814225519",
  })
  void the_number_of_a_thing_is_the_same_in_every_store_and_every_version(
      String kind, String id, long number) {
    assertThat(FeedId.parse(id).orElseThrow().number(kind)).isEqualTo(number);
  }

  @Test
  void many_things_of_many_feeds_have_numbers_of_their_own_of_at_most_sixty_bits() {
    Set<Long> numbers = new HashSet<>();
    for (int feed = 0; feed < 10; feed++) {
      for (int id = 0; id < 1_000; id++) {
        FeedId feedId = new FeedId("feed" + feed, "S" + id);
        numbers.add(feedId.number("stop"));
        numbers.add(feedId.number("place"));
      }
    }

    assertThat(numbers)
        .hasSize(20_000)
        .allMatch(number -> number >= 0 && number < 1L << 60)
        .anyMatch(number -> number >= 1L << 59);
  }
}
