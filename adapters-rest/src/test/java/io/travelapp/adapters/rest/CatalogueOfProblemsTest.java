package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueOfProblemsTest {

  private static List<String> sayings() {
    return Catalogue.keys(Locale.ENGLISH);
  }

  @ParameterizedTest
  @MethodSource("sayings")
  void each_saying_tells_the_same_facts_in_all_languages(String key) {
    for (Locale language : Catalogue.LANGUAGES) {
      assertThat(Catalogue.factsOf(key, language))
          .as(language.toString())
          .isEqualTo(Catalogue.factsOf(key, Locale.ENGLISH));
    }
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void each_problem_has_a_title_in_all_languages(ProblemCode code) {
    assertThat(Catalogue.title(code, Locale.ENGLISH)).isEqualTo(code.title());
    assertThat(Catalogue.title(code, Locale.GERMAN)).isNotBlank().isNotEqualTo(code.title());
    assertThat(Catalogue.title(code, Locale.JAPANESE)).isNotBlank().isNotEqualTo(code.title());
  }

  @Test
  void nothing_is_said_of_what_is_no_problem() {
    List<String> codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::text).toList();

    for (Locale language : Catalogue.LANGUAGES) {
      assertThat(Catalogue.keys(language))
          .allSatisfy(key ->
              assertThat(codes)
                  .contains(key.replaceFirst("^title\\.", "").replaceFirst("\\..*", "")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT, en;q=0.5 | de",
        "ja | ja",
        "fr, ja;q=0.3 | ja",
        "fr | en",
        "'' | en",
        "en-GB | en",
        "* | en"
      })
  void who_wants_none_of_the_languages_reads_english(String wanted, String language) {
    List<LanguageRange> ranges = wanted.isEmpty() ? List.of() : LanguageRange.parse(wanted);

    assertThat(Catalogue.languageFor(ranges)).isEqualTo(Locale.forLanguageTag(language));
  }

  @Test
  void a_fact_stands_where_the_language_wants_it() {
    Map<String, String> facts = Map.of("seats", "1A, 1B");

    assertThat(Catalogue.text("seat_taken", Locale.ENGLISH, facts))
        .isEqualTo("Somebody else has 1A, 1B on a part of this leg; nothing was held.");
    assertThat(Catalogue.text("seat_taken", Locale.GERMAN, facts)).startsWith("1A, 1B ist");
    assertThat(Catalogue.text("seat_taken", Locale.JAPANESE, facts)).startsWith("1A, 1Bは");
  }

  @Test
  void what_a_fact_says_is_not_taken_for_a_place_of_another() {
    assertThat(
            Saying.of(ProblemCode.PROMOTION_UNKNOWN)
                .with("code", "{code} $1 \\")
                .in(Locale.ENGLISH))
        .isEqualTo("There is no promotion \"{code} $1 \\\".");
  }
}
