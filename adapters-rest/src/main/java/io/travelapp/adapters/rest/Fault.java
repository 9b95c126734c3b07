package io.travelapp.adapters.rest;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param pointer the place in the body, such as {@code #/passengers/0/familyName} (RFC 6901 as a
 *     fragment)
 * @param parameter the query parameter
 * @param saying the rule and the facts
 */
record Fault(Optional<String> pointer, Optional<String> parameter, String code, Saying saying) {

  /** At a place in the body; {@code path} is a JSON pointer, such as {@code /legs/0/seats}. */
  static Fault at(String path, String code, String detail) {
    return at(path, code, Saying.plain(detail));
  }

  static Fault at(String path, String code, Saying saying) {
    return new Fault(Optional.of("#" + path), Optional.empty(), code, saying);
  }

  static Fault inParameter(String parameter, String code, String detail) {
    return new Fault(Optional.empty(), Optional.of(parameter), code, Saying.plain(detail));
  }

  /** What it says in English. */
  String detail() {
    return saying.in(Locale.ENGLISH);
  }

  /** How it is written in a language. */
  FaultJson in(Locale language) {
    return new FaultJson(pointer, parameter, code, saying.in(language));
  }

  /** A fault as it is written. */
  record FaultJson(
      Optional<String> pointer, Optional<String> parameter, String code, String detail) {}
}
