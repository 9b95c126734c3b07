package io.travelapp.adapters.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next what to send as {@code cursor} for the next page; null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ListJson<T>(List<T> items, Optional<String> next) {

  /** A list that is here as a whole. */
  static <T> ListJson<T> whole(List<T> items) {
    return new ListJson<>(items, Optional.empty());
  }
}
