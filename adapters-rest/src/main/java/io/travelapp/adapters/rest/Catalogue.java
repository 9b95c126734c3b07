package io.travelapp.adapters.rest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What problems say in several languages: texts by key, with places for facts, such as {@code
 * {seats}}.
 */
final class Catalogue {

  /** The languages, the usual one first. */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.JAPANESE);

  private static final Pattern FACT = Pattern.compile("\\{([a-z]+)\\}");

  private static final Map<Locale, Properties> TEXTS =
      LANGUAGES.stream()
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Catalogue::read));

  private Catalogue() {}

  private static Properties read(Locale language) {
    String file = "problems/" + language.getLanguage() + ".properties";
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      texts.load(in);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language in which to answer who wants these, the most wanted first. */
  static Locale languageFor(List<LanguageRange> wanted) {
    return Optional.ofNullable(Locale.lookup(wanted, LANGUAGES)).orElse(LANGUAGES.getFirst());
  }

  /**
   * A text with its facts filled in.
   *
   * @throws IllegalArgumentException if there is no such text, or a fact of it is missing
   */
  static String text(String key, Locale language, Map<String, String> facts) {
    return FACT.matcher(template(key, language))
        .replaceAll(fact -> Matcher.quoteReplacement(fact(key, fact.group(1), facts)));
  }

  private static String fact(String key, String name, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(name))
        .orElseThrow(() -> new IllegalArgumentException(key + " tells no " + name));
  }

  private static String template(String key, Locale language) {
    return find(key, language)
        .orElseThrow(() -> new IllegalArgumentException("There is no text " + key));
  }

  private static Optional<String> find(String key, Locale language) {
    return Optional.ofNullable(Objects.requireNonNull(TEXTS.get(language)).getProperty(key));
  }

  /** The title of a problem. */
  static String title(ProblemCode code, Locale language) {
    return find("title." + code.text(), language).orElseGet(code::title);
  }

  /** All keys in a language. */
  static List<String> keys(Locale language) {
    return Objects.requireNonNull(TEXTS.get(language)).stringPropertyNames().stream()
        .sorted()
        .toList();
  }

  /** The names of the facts that a text tells, each once. */
  static List<String> factsOf(String key, Locale language) {
    return FACT.matcher(template(key, language))
        .results()
        .map(fact -> fact.group(1))
        .distinct()
        .sorted()
        .toList();
  }
}
