package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.LocalizedText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What texts of the feed are in other languages (GTFS translations.txt). A row speaks of one record
 * by its id, or of whatever has a certain value; where both do, the one by id counts.
 */
final class Translations {

  /** Of a feed that does not tell its language, or speaks several. */
  private static final Locale USUAL_LANGUAGE = Locale.ENGLISH;

  /** ISO 639-2 for a text in several languages. */
  private static final String SEVERAL = "mul";

  private final Map<Key, Map<Locale, String>> byId = new HashMap<>();
  private final Map<Key, Map<Locale, String>> byValue = new HashMap<>();
  private Locale language = USUAL_LANGUAGE;

  private Translations() {}

  /** A field of a record, or of all that have a value there. */
  private record Key(String table, String field, String idOrValue) {}

  static Translations read(Feed feed) throws IOException {
    Translations translations = new Translations();
    feed.read(FeedFile.FEED_INFO, "the language of the feed", translations::tellLanguage);
    feed.read(FeedFile.TRANSLATIONS, "the translation", translations::add);
    return translations;
  }

  private void tellLanguage(Row row) throws Unsound {
    String tag = row.text("feed_lang");
    if (!tag.isEmpty() && !tag.equalsIgnoreCase(SEVERAL)) {
      language = language("feed_lang", tag);
    }
  }

  private void add(Row row) throws Unsound {
    String table = row.required("table_name");
    String field = row.required("field_name");
    String id = row.text("record_id");
    String value = row.text("field_value");
    if (id.isEmpty() == value.isEmpty()) {
      throw new Unsound(Flaw.TRANSLATION_UNFIT, "it needs record_id or field_value, and not both");
    }
    Locale other = language("language", row.required("language"));
    Map<Key, Map<Locale, String>> texts = id.isEmpty() ? byValue : byId;
    String before =
        texts
            .computeIfAbsent(new Key(table, field, id + value), any -> new HashMap<>())
            .putIfAbsent(other, row.required("translation"));
    if (before != null) {
      throw new Unsound(
          Flaw.TRANSLATION_REPEATED,
          "the same is translated into " + quoted(other.toLanguageTag()) + " already");
    }
  }

  private static Locale language(String column, String tag) throws Unsound {
    Locale language = Locale.forLanguageTag(tag);
    if (!language.toLanguageTag().equalsIgnoreCase(tag) || language.getLanguage().isEmpty()) {
      throw new Unsound(
          Flaw.LANGUAGE_UNFIT,
          column + " " + quoted(tag) + " is not the tag of a language (BCP 47)");
    }
    return language;
  }

  /** A text of the feed in all its languages. */
  LocalizedText of(String table, String field, String id, String text) {
    Map<Locale, String> others =
        new HashMap<>(byValue.getOrDefault(new Key(table, field, text), Map.of()));
    others.putAll(byId.getOrDefault(new Key(table, field, id), Map.of()));
    others.put(language, text);
    return new LocalizedText(language, others);
  }
}
