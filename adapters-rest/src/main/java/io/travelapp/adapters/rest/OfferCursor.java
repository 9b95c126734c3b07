package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.OfferQuery.Position;
import io.travelapp.domain.booking.OfferQuery.Sort;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a search begins, as a client carries it: opaque, and bound to an order.
 */
record OfferCursor(Sort sort, Position position) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]{1,20})\\.(-?[0-9]{1,19})\\.(-?[0-9]{1,19})\\.([0-9]{1,19})");

  static Optional<OfferCursor> parse(String text) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(text);
      Matcher parts = FORM.matcher(new String(decoded, StandardCharsets.ISO_8859_1));
      return parts.matches()
          ? sortOf(parts.group(1))
              .map(sort ->
                  new OfferCursor(
                      sort,
                      new Position(
                          Long.parseLong(parts.group(2)),
                          Long.parseLong(parts.group(3)),
                          Long.parseLong(parts.group(4)))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Sort> sortOf(String name) {
    return Arrays.stream(Sort.values())
        .filter(sort -> TextForm.nameOf(sort).equals(name))
        .findFirst();
  }

  @Override
  public String toString() {
    String plain =
        TextForm.nameOf(sort)
            + "."
            + position.key()
            + "."
            + position.boards()
            + "."
            + position.departure();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));
  }
}
