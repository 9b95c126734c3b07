package io.travelapp.adapters.rest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sentence for people: the rule and the facts.
 *
 * <pre>{@code
 * Saying.of(ProblemCode.SEAT_TAKEN).with("seats", taken).in(Locale.GERMAN)
 * }</pre>
 *
 * @param text a key of the {@link Catalogue}, or the sentence itself, in English
 * @param inCatalogue which of the two
 */
record Saying(String text, boolean inCatalogue, Map<String, String> facts) {

  Saying {
    facts = Map.copyOf(facts);
  }

  /** A sentence that is said in English alone. */
  static Saying plain(String english) {
    return new Saying(english, false, Map.of());
  }

  /** What is said of a problem that has one reason. */
  static Saying of(ProblemCode code) {
    return new Saying(code.text(), true, Map.of());
  }

  /** What is said of a problem for one of its reasons. */
  static Saying of(ProblemCode code, String reason) {
    return new Saying(code.text() + "." + reason, true, Map.of());
  }

  /** The same with a fact. */
  Saying with(String name, Object fact) {
    Map<String, String> more = new HashMap<>(facts);
    more.put(name, fact.toString());
    return new Saying(text, inCatalogue, more);
  }

  /** The same with facts that are listed. */
  Saying with(String name, Collection<?> list) {
    return with(name, list.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  String in(Locale language) {
    return inCatalogue ? Catalogue.text(text, language, facts) : text;
  }
}
