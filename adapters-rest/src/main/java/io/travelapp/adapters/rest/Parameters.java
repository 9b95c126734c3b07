package io.travelapp.adapters.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/**
 * Reads query parameters and collects what is wrong with them.
 *
 * <pre>{@code
 * Parameters parameters = new Parameters(uri);
 * Optional<LocalDate> date = parameters.required("date", LocalDate.class);
 * int limit = parameters.number("limit", 1, 100).orElse(20);
 * parameters.refuseUnfit();
 * return search(date.orElseThrow(), limit);
 * }</pre>
 */
final class Parameters {

  private final MultivaluedMap<String, String> given;
  private final Faults faults = new Faults();

  Parameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
  }

  /** The value of a parameter that has to be there; empty, and noted, if it is missing or unfit. */
  <T> Optional<T> required(String name, Class<T> type) {
    return isMissing(name) ? Optional.empty() : optional(name, type);
  }

  /** The value of a parameter; empty if it is missing, and also, and noted, if it is unfit. */
  <T> Optional<T> optional(String name, Class<T> type) {
    TextForm<T> form = TextForm.of(type);
    Optional<String> text = text(name);
    Optional<T> value = text.flatMap(form.parse());
    if (text.isPresent() && value.isEmpty()) {
      unfit(name, form.expectation());
    }
    return value;
  }

  /** The text of a parameter; an empty text is none. */
  Optional<String> text(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      unfit(name, "This parameter is given more than once.");
      return Optional.empty();
    }
    Optional<String> text = values.stream().filter(value -> !value.isEmpty()).findFirst();
    if (text.filter(value -> !RequestRecord.isStorable(value)).isPresent()) {
      unfit(name, "No text here contains U+0000 or half a surrogate pair.");
      return Optional.empty();
    }
    return text;
  }

  /** A whole number from {@code min} to {@code max}. */
  Optional<Integer> requiredNumber(String name, int min, int max) {
    return isMissing(name) ? Optional.empty() : number(name, min, max);
  }

  /** A whole number from {@code min} to {@code max}, if the parameter is there. */
  Optional<Integer> number(String name, int min, int max) {
    Optional<String> text = text(name);
    Optional<Integer> number =
        text.filter(digits -> digits.matches("[0-9]{1,9}"))
            .map(Integer::valueOf)
            .filter(value -> value >= min && value <= max);
    if (text.isPresent() && number.isEmpty()) {
      unfit(name, "A whole number from " + min + " to " + max + " is expected here.");
    }
    return number;
  }

  /** Notes that the parameter is missing. */
  void missing(String name) {
    faults.inParameter(name, ProblemCode.MISSING, "The parameter " + name + " is missing.");
  }

  /** Notes that the parameter has a value that cannot be. */
  void unfit(String name, String detail) {
    faults.inParameter(name, ProblemCode.UNFIT, detail);
  }

  /**
   * Ends the request if anything was wrong.
   *
   * @throws Refusal with every fault
   */
  void refuseUnfit() {
    faults.refuseIfAny();
  }

  /** Whether the parameter is there, be it fit or not. */
  boolean isGiven(String name) {
    return !given.getOrDefault(name, List.of()).stream().allMatch(String::isEmpty);
  }

  private boolean isMissing(String name) {
    if (!isGiven(name)) {
      missing(name);
    }
    return !isGiven(name);
  }
}
