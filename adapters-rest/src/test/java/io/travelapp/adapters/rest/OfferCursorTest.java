package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.OfferQuery.Position;
import io.travelapp.domain.booking.OfferQuery.Sort;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferCursorTest {

  @ParameterizedTest
  @EnumSource(Sort.class)
  void what_is_written_is_read_again(Sort sort) {
    for (long number : new long[] {0, 1, (1L << 60) - 1, Long.MAX_VALUE}) {
      OfferCursor cursor = new OfferCursor(sort, new Position(-number, number, number));

      assertThat(OfferCursor.parse(cursor.toString())).contains(cursor);
    }
  }

  @Test
  void it_can_stand_in_a_query_as_it_is() {
    OfferCursor cursor =
        new OfferCursor(Sort.DEPARTURE, new Position(1L << 40, 1L << 40, (1L << 60) - 1));

    assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "price",
        "price.1.2",
        "beauty.1.2.3",
        "price.1.2.-3",
        "price.1.2.3.4",
        "price.9999999999999999999.2.3",
        "PRICE.1.2.3",
        "price.1e9.2.3",
        "price. 1.2.3"
      })
  void nothing_else_is_a_cursor(String plain) {
    String encoded =
        Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(OfferCursor.parse(encoded)).isEmpty();
    assertThat(OfferCursor.parse(plain)).isEmpty();
  }
}
