package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.LocalizedText;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationsTest {

  private static final String HEADER =
      "table_name,field_name,language,translation,record_id,field_value";

  @TempDir Path scratch;

  @Test
  void a_summary_speaks_the_languages_into_which_it_is_translated() {
    var accepted =
        promoted()
            .with(
                "translations.txt",
                HEADER,
                "destinations,summary,de,Trauben.,kofu,",
                "destinations,summary,zh-Hant,葡萄。,,Grapes.",
                "destinations,summary,fr,Des lumières.,tokyo,",
                "stops,stop_name,de,Kofu am Fuji,kofu,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(summary(accepted))
        .isEqualTo(
            LocalizedText.of(Locale.ENGLISH, "Grapes.")
                .with(Locale.GERMAN, "Trauben.")
                .with(Locale.forLanguageTag("zh-Hant"), "葡萄。"));
  }

  @Test
  void a_translation_by_id_counts_before_one_by_value() {
    var accepted =
        promoted()
            .with(
                "translations.txt",
                HEADER,
                "destinations,summary,de,Trauben.,kofu,",
                "destinations,summary,de,Weintrauben.,,Grapes.")
            .acceptedIn(scratch);

    assertThat(summary(accepted).in(Locale.GERMAN)).isEqualTo("Trauben.");
  }

  @Test
  void the_feed_tells_in_which_language_its_texts_are() {
    var accepted =
        promoted()
            .with("feed_info.txt", "feed_publisher_name,feed_publisher_url,feed_lang", "K,,pt-BR")
            .with("translations.txt", HEADER, "destinations,summary,en,Grapes!,kofu,")
            .acceptedIn(scratch);

    assertThat(summary(accepted))
        .isEqualTo(
            LocalizedText.of(Locale.forLanguageTag("pt-BR"), "Grapes.")
                .with(Locale.ENGLISH, "Grapes!"));
  }

  @Test
  void a_feed_of_several_languages_counts_as_English() {
    var accepted =
        promoted()
            .with("feed_info.txt", "feed_publisher_name,feed_publisher_url,feed_lang", "K,,mul")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(summary(accepted)).isEqualTo(LocalizedText.of(Locale.ENGLISH, "Grapes."));
  }

  @Test
  void unsound_translations_are_left_out() {
    var accepted =
        promoted()
            .with("feed_info.txt", "feed_publisher_name,feed_publisher_url,feed_lang", "K,,E_N")
            .with(
                "translations.txt",
                HEADER,
                "destinations,summary,de,Trauben.,kofu,",
                "destinations,summary,de,Beeren.,kofu,",
                "destinations,summary,de_CH,Trauben.,kofu,",
                "destinations,summary,fr,,kofu,",
                "destinations,summary,fr,Raisins.,,",
                "destinations,summary,fr,Raisins.,kofu,Grapes.",
                ",summary,fr,Raisins.,kofu,",
                "destinations,summary,,Raisins.,kofu,")
            .acceptedIn(scratch);

    assertThat(summary(accepted))
        .isEqualTo(LocalizedText.of(Locale.ENGLISH, "Grapes.").with(Locale.GERMAN, "Trauben."));
    assertThat(accepted.remarks())
        .extracting(Remark::file, Remark::line, Remark::reason)
        .containsExactly(
            tuple(
                "feed_info.txt",
                2L,
                "feed_lang \"E_N\" is not the tag of a language (BCP 47); the language of the feed"
                    + " is left out"),
            translation(3, "the same is translated into \"de\" already"),
            translation(4, "language \"de_CH\" is not the tag of a language (BCP 47)"),
            translation(5, "translation is missing"),
            translation(6, "it needs record_id or field_value, and not both"),
            translation(7, "it needs record_id or field_value, and not both"),
            translation(8, "table_name is missing"),
            translation(9, "language is missing"));
  }

  @Test
  void translations_in_another_form_are_left_out_and_the_feed_is_read() {
    var accepted =
        promoted()
            .with("translations.txt", "trans_id,lang,translation", "kofu,en,Kofu")
            .acceptedIn(scratch);

    assertThat(summary(accepted)).isEqualTo(LocalizedText.of(Locale.ENGLISH, "Grapes."));
    assertThat(accepted.remarks())
        .extracting(Remark::file, Remark::line, Remark::reason)
        .containsExactly(
            tuple(
                "translations.txt",
                1L,
                "its header lacks table_name, field_name, language; the file is left out"));
  }

  /** A feed with one destination. */
  private static FeedDraft promoted() {
    return aSoundFeed()
        .with("destinations.txt", "stop_id,position,summary,picture_url", "kofu,1,Grapes.,");
  }

  private static LocalizedText summary(FeedDraft.Accepted accepted) {
    return accepted.read().timetable().destinations().getFirst().summary();
  }

  private static Tuple translation(long line, String reason) {
    return tuple("translations.txt", line, reason + "; the translation is left out");
  }
}
