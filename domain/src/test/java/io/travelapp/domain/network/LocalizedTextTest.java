package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalizedTextTest {

  private static final Locale TRADITIONAL_CHINESE = Locale.forLanguageTag("zh-Hant");

  private final LocalizedText deer =
      LocalizedText.of(Locale.ENGLISH, "Deer roam the park.")
          .with(Locale.GERMAN, "Im Park leben Hirsche.")
          .with(Locale.JAPANESE, "公園には鹿がいます。")
          .with(TRADITIONAL_CHINESE, "公園裡有鹿。");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what is wanted, as in Accept-Language | what is shown
        "de                          | de",
        "de-AT                       | de",
        "DE-at                       | de",
        "fr, ja;q=0.8, de;q=0.9      | de",
        "fr, ja;q=0.8, de;q=0.4      | ja",
        "ja-JP-u-ca-japanese         | ja",
        "zh-Hant-TW                  | zh-Hant",
        "en-GB, de                   | en",
        // A narrower text is not what a wider wish asks for: Hant cannot be read by all who read
        // zh.
        "zh                          | en",
        "fr                          | en",
        "*                           | en",
        "*, de;q=0.5                 | de",
        "de;q=0, fr                  | en",
        "de;q=0, ja;q=0.1            | ja",
      })
  void it_is_shown_in_the_most_wanted_language_that_is_there(String wanted, String shown) {
    Locale language = deer.languageFor(LanguageRange.parse(wanted));

    assertThat(language).isEqualTo(Locale.forLanguageTag(shown));
    assertThat(deer.in(language)).isEqualTo(deer.texts().get(language));
  }

  @Test
  void who_wants_no_language_reads_the_usual_one() {
    assertThat(deer.languageFor(List.of())).isEqualTo(Locale.ENGLISH);
    assertThat(deer.in(Locale.ENGLISH)).isEqualTo("Deer roam the park.");
  }

  @Test
  void a_text_takes_the_place_of_an_earlier_one_in_its_language() {
    LocalizedText corrected = deer.with(Locale.GERMAN, "Im Park laufen Hirsche frei herum.");

    assertThat(corrected.in(Locale.GERMAN)).isEqualTo("Im Park laufen Hirsche frei herum.");
    assertThat(corrected.in(Locale.JAPANESE)).isEqualTo("公園には鹿がいます。");
    assertThat(corrected.usual()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void a_language_that_is_not_there_has_no_text() {
    assertThatIllegalArgumentException().isThrownBy(() -> deer.in(Locale.FRENCH));
  }

  @Test
  void the_usual_language_is_there_and_no_text_is_blank() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalizedText(Locale.ENGLISH, Map.of(Locale.GERMAN, "Hirsche")));
    assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of(Locale.ENGLISH, " "));
    assertThatIllegalArgumentException().isThrownBy(() -> LocalizedText.of(Locale.ROOT, "Deer"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalizedText.of(Locale.of("no", "NO", "NY"), "Hjort"));
  }
}
