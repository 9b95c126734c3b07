package io.travelapp.adapters.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One thing that is wrong with a request, and where.
 *
 * @param pointer the place in the body, such as {@code #/passengers/0/familyName} (RFC 6901 as a
 *     fragment)
 * @param parameter the query parameter
 * @param detail the rule and the facts
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Fault(Optional<String> pointer, Optional<String> parameter, String code, String detail) {

  /** At a place in the body; {@code path} is a JSON pointer, such as {@code /legs/0/seats}. */
  static Fault at(String path, String code, String detail) {
    return new Fault(Optional.of("#" + path), Optional.empty(), code, detail);
  }

  static Fault inParameter(String parameter, String code, String detail) {
    return new Fault(Optional.empty(), Optional.of(parameter), code, detail);
  }
}
