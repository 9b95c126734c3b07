package io.travelapp.domain.network;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;

/**
 * A text in one language or several.
 *
 * <pre>{@code
 * var deer = LocalizedText.of(Locale.ENGLISH, "Deer roam the park.").with(Locale.GERMAN, "Im Park leben Hirsche.");
 * deer.in(deer.languageFor(LanguageRange.parse("de-CH, fr;q=0.8")))   // Im Park leben Hirsche.
 * deer.in(deer.languageFor(LanguageRange.parse("fr")))                // Deer roam the park.
 * }</pre>
 *
 * @param usual the language in which it is shown to who wants none of the others
 * @param texts by language, the usual one among them; none is blank
 */
public record LocalizedText(Locale usual, Map<Locale, String> texts) {

  public LocalizedText {
    texts = Map.copyOf(texts);
    if (!texts.containsKey(usual)) {
      throw new IllegalArgumentException("A text in its usual language, " + usual + ", is missing");
    }
    texts.forEach((language, text) -> {
      if (!isLanguage(language) || text.isBlank()) {
        throw new IllegalArgumentException(
            "A text has words in a language, not \"" + text + "\" in \"" + language + "\"");
      }
    });
  }

  /** Whether it names a language, and its tag (BCP 47) means the same again. */
  private static boolean isLanguage(Locale language) {
    return !language.getLanguage().isEmpty()
        && Locale.forLanguageTag(language.toLanguageTag()).equals(language);
  }

  /** A text in one language. */
  public static LocalizedText of(Locale language, String text) {
    return new LocalizedText(language, Map.of(language, text));
  }

  /** The same with this text in this language. */
  public LocalizedText with(Locale language, String text) {
    Map<Locale, String> more = new HashMap<>(texts);
    more.put(language, text);
    return new LocalizedText(usual, more);
  }

  /**
   * The language in which to show it to who wants these, the most wanted first: the first that is
   * there, where {@code de-AT} also means {@code de}, else the usual one (RFC 4647, section 3.4,
   * lookup).
   */
  public Locale languageFor(List<LanguageRange> wanted) {
    return Optional.ofNullable(Locale.lookup(wanted, texts.keySet())).orElse(usual);
  }

  /**
   * The text in one of its languages.
   *
   * @throws IllegalArgumentException if it is not there in that language
   */
  public String in(Locale language) {
    return Optional.ofNullable(texts.get(language))
        .orElseThrow(() -> new IllegalArgumentException("There is no text in " + language));
  }
}
