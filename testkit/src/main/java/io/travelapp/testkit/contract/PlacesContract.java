package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.network.StopId;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Network;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Places} promises. Its clauses also use the store's {@code Timetables}; names
 * that are searched for contain a word that occurs nowhere else.
 */
public interface PlacesContract {

  Store store();

  // Search

  @Test
  default void equal_names_come_first_then_beginnings_then_words_then_the_rest() {
    String word = aWord();
    network("Great" + word + "ton", "Upper " + word + "ham", word + "berg", word);

    assertThat(found(word))
        .containsExactly(word, word + "berg", "Upper " + word + "ham", "Great" + word + "ton");
  }

  @Test
  default void a_word_begins_after_whatever_is_no_letter_and_no_digit() {
    String word = aWord();
    network("A7" + word, "Saint-" + word, "L'" + word, "(" + word + ")");

    assertThat(found(word)).last().isEqualTo("A7" + word);
  }

  @Test
  default void among_equals_places_come_before_stops_and_then_the_name_decides() {
    String word = aWord();
    aNetwork()
        .withPlace(word + "b", word + "a pier", word + "c pier")
        .withPlace(word + "d", word + "d")
        .running(aDeparture().calling(word + "c pier", word + "d", word + "a pier", "Elsewhere"))
        .publishedIn(store());

    assertThat(found(word))
        .containsExactly(word + "b", word + "d", word + "a pier", word + "c pier");
  }

  @Test
  default void a_stop_that_bears_the_name_of_its_place_is_left_out() {
    String word = aWord();
    aNetwork()
        .withPlace(word, word, word + " Pier")
        .running(aDeparture().calling(word, word + " Pier"))
        .publishedIn(store());

    List<PlaceOrStop> items = store().places().search(word, 10);

    assertThat(items).extracting(PlaceOrStop::name).containsExactly(word, word + " Pier");
    assertThat(items.getFirst()).isInstanceOf(Place.class);
    assertThat(items.getLast()).isInstanceOf(Stop.class);
  }

  @Test
  default void case_and_accents_do_not_matter_neither_sought_nor_found() {
    String word = aWord();
    network("Zürich " + word);

    for (String text :
        List.of("zurich " + word, "ZÜRICH " + word.toUpperCase(Locale.ROOT), "Žůrîch " + word)) {
      assertThat(found(text)).as(text).containsExactly("Zürich " + word);
    }
  }

  @Test
  default void an_accent_may_be_a_character_of_its_own() {
    String word = aWord();
    network("Ko\u0304fu " + word);

    assertThat(found("k\u014dfu " + word)).hasSize(1);
    assertThat(found("kofu " + word)).hasSize(1);
  }

  @Test
  default void letters_that_do_not_decompose_are_found_by_what_is_typed_in_their_place() {
    String word = aWord();
    network(word + " Łódź", word + " Ærøskøbing", word + " Großglockner", word + " Iğdır");

    assertThat(found(word + " lodz")).containsExactly(word + " Łódź");
    assertThat(found(word + " aeroskob")).containsExactly(word + " Ærøskøbing");
    assertThat(found(word + " grossgl")).containsExactly(word + " Großglockner");
    assertThat(found(word + " GROẞGL")).containsExactly(word + " Großglockner");
    assertThat(found(word + " igdir")).containsExactly(word + " Iğdır");
  }

  @Test
  default void other_scripts_are_searched_alike() {
    String word = aWord();
    network(word + " Θεσσαλονίκη", word + " 河口湖", word + " Київ");

    assertThat(found(word + " θεσ")).containsExactly(word + " Θεσσαλονίκη");
    assertThat(found(word + " ΘΕΣΣΑΛΟΝΙΚΗ")).containsExactly(word + " Θεσσαλονίκη");
    assertThat(found(word + " 河口")).containsExactly(word + " 河口湖");
    assertThat(found(word + " КИЇВ")).containsExactly(word + " Київ");
  }

  @Test
  default void no_character_has_a_meaning_of_its_own() {
    String word = aWord();
    network(word + "a", word + "%b", word + "_c", word + "\\d");

    assertThat(found(word + "%")).containsExactly(word + "%b");
    assertThat(found(word + "_")).containsExactly(word + "_c");
    assertThat(found(word + "\\")).containsExactly(word + "\\d");
    assertThat(found(word + "' or ''='")).isEmpty();
    assertThat(found(word + ".*")).isEmpty();
  }

  @Test
  default void a_blank_text_finds_nothing() {
    network(aWord());

    assertThat(store().places().search("", 10)).isEmpty();
    assertThat(store().places().search("  \t", 10)).isEmpty();
  }

  @Test
  default void blanks_around_the_text_do_not_matter() {
    String word = aWord();
    network(word);

    assertThat(found("  " + word + " ")).containsExactly(word);
  }

  @Test
  default void what_no_name_contains_is_not_found() {
    assertThat(found(aWord())).isEmpty();
  }

  @Test
  default void no_more_are_found_than_were_asked_for_and_those_are_the_best() {
    String word = aWord();
    network("Upper " + word, word + "b", word, word + "a");

    assertThat(store().places().search(word, 2))
        .extracting(PlaceOrStop::name)
        .containsExactly(word, word + "a");
  }

  @Test
  default void equal_names_of_two_feeds_are_both_found_by_feed_id() {
    String word = aWord();
    String feed = aWord();
    aNetwork().named(feed + "-2").running(aDeparture().calling(word, "Tokyo")).publishedIn(store());
    aNetwork().named(feed + "-1").running(aDeparture().calling(word, "Tokyo")).publishedIn(store());

    assertThat(store().places().search(word, 10))
        .extracting(PlaceOrStop::feedId)
        .containsExactly(new FeedId(feed + "-1", word), new FeedId(feed + "-2", word));
  }

  // Look-up

  @Test
  default void a_place_and_a_stop_are_found_by_id_as_they_were_published() {
    Network network =
        aNetwork()
            .inCountry("GB")
            .inZone("Europe/Paris")
            .withClock("London Victoria", "Europe/London")
            .withPlace("London", "London Victoria")
            .running(aDeparture().calling("Paris", "London Victoria"))
            .publishedIn(store());

    assertThat(store().places().find(network.placeId("London"))).contains(network.place("London"));
    assertThat(store().places().find(network.stopId("London Victoria")))
        .contains(network.stop("London Victoria"));
  }

  @Test
  default void what_does_not_exist_is_not_found() {
    FeedId nowhere = new FeedId(aWord(), "nowhere");

    assertThat(store().places().find(PlaceId.of(nowhere))).isEmpty();
    assertThat(store().places().find(StopId.of(nowhere))).isEmpty();
    assertThat(store().places().findByFeedId(nowhere)).isEmpty();
    assertThat(store().places().stopsOf(PlaceId.of(nowhere))).isEmpty();
    assertThat(store().places().linesTo(PlaceId.of(nowhere))).isEmpty();
  }

  @Test
  default void a_place_and_its_stop_may_share_a_feed_id_and_the_place_comes_first() {
    Network network = network("Kofu", "Tokyo");

    assertThat(store().places().findByFeedId(network.feedId("Kofu")))
        .containsExactly(network.place("Kofu"), network.stop("Kofu"));
  }

  @Test
  default void what_only_one_of_them_is_called_finds_that_alone() {
    Network network =
        aNetwork()
            .withPlace("Tokyo", "Shinjuku")
            .running(aDeparture().calling("Kofu", "Shinjuku"))
            .publishedIn(store());

    assertThat(store().places().findByFeedId(network.feedId("Tokyo")))
        .containsExactly(network.place("Tokyo"));
    assertThat(store().places().findByFeedId(network.feedId("Shinjuku")))
        .containsExactly(network.stop("Shinjuku"));
  }

  @Test
  default void the_stops_of_a_place_are_listed_by_name() {
    Network network =
        aNetwork()
            .withPlace("Tokyo", "Yaesu", "Shibuya", "Shinjuku")
            .running(aDeparture().calling("Kofu", "Yaesu", "Shinjuku", "Shibuya"))
            .publishedIn(store());

    assertThat(store().places().stopsOf(network.placeId("Tokyo")))
        .containsExactly(network.stop("Shibuya"), network.stop("Shinjuku"), network.stop("Yaesu"));
  }

  @Test
  default void promoted_places_are_listed_by_position() {
    Network network =
        aNetwork()
            .promoting("Kawaguchiko", "Nikko", "Hakone")
            .running(aDeparture().calling("Tokyo", "Hakone", "Nikko", "Kawaguchiko"))
            .publishedIn(store());

    List<Destination> listed = store().places().destinations();

    assertThat(listed)
        .filteredOn(destination -> destination.place().feedId().feed().equals(network.feed()))
        .isEqualTo(network.publication().timetable().destinations());
    assertThat(listed).extracting(Destination::position).isSorted();
  }

  @Test
  default void a_promoted_place_is_described_in_all_its_languages() {
    LocalizedText summary =
        LocalizedText.of(Locale.forLanguageTag("pt-BR"), "Um parque com cervos.")
            .with(Locale.GERMAN, "Ein Park mit \"Hirschen\", {a,b} \\ und mehr.")
            .with(Locale.JAPANESE, "鹿のいる公園。")
            .with(Locale.forLanguageTag("zh-Hant-HK"), "有鹿的公園。");
    Network network =
        aNetwork()
            .promoting("Nara")
            .describing("Nara", summary)
            .running(aDeparture().calling("Kyoto", "Nara"))
            .publishedIn(store());

    assertThat(store().places().destinations())
        .filteredOn(destination -> destination.place().equals(network.place("Nara")))
        .singleElement()
        .extracting(Destination::summary)
        .isEqualTo(summary);
  }

  @Test
  default void the_lines_to_a_place_are_those_from_which_one_may_get_off_there() {
    Network network =
        aNetwork()
            .withPlace("Tokyo", "Yaesu", "Shinjuku")
            .running(
                aDeparture().onLine("Express").calling("Kofu", "Yaesu"),
                aDeparture().onLine("Express").calling("Otsuki", "Shinjuku"),
                aDeparture().onLine("Airport").calling("Shinjuku", "Narita"),
                aDeparture().onLine("Coast").calling("Kofu", "Shinjuku", "Atami"),
                aDeparture()
                    .onLine("Mountain")
                    .calling("Narita", "Yaesu", "Kofu")
                    .pickingUpOnlyAt("Yaesu"))
            .publishedIn(store());

    assertThat(store().places().linesTo(network.placeId("Tokyo")))
        .extracting(Line::name)
        .containsExactly("Coast", "Express");
    assertThat(store().places().linesTo(network.placeId("Tokyo")).getLast())
        .isEqualTo(network.publication().journeys().getFirst().journey().pattern().line());
  }

  @Test
  default void a_line_that_runs_no_more_is_not_among_them() {
    LocalDate day = store().clock().instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(3);
    Network network =
        aNetwork()
            .running(
                aDeparture().named("1").onLine("Express").on(day).calling("Kofu", "Tokyo"),
                aDeparture().onLine("Coast").on(day.plusDays(1)).calling("Kofu", "Tokyo"))
            .publishedIn(store());
    assertThat(store().places().linesTo(network.placeId("Tokyo"))).hasSize(2);

    store().passTimeUntil(network.coach("1").leaves("Tokyo").plusSeconds(60));

    assertThat(store().places().linesTo(network.placeId("Tokyo")))
        .extracting(Line::name)
        .containsExactly("Coast");
  }

  // What the clauses share

  private Network network(String... stops) {
    return aNetwork()
        .running(
            stops.length == 1
                ? aDeparture().calling(stops[0], "Elsewhere")
                : aDeparture().calling(stops))
        .publishedIn(store());
  }

  private List<String> found(String text) {
    return store().places().search(text, Places.SEARCH_LIMIT_MAX).stream()
        .map(PlaceOrStop::name)
        .toList();
  }
}
