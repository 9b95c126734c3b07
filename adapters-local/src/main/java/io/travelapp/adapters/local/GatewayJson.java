package io.travelapp.adapters.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardBrand;
import io.travelapp.domain.payment.CardSummary;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;

/**
 * JSON as the sandbox gateway speaks and writes it. What cannot be read is an {@link
 * IllegalArgumentException} that never quotes the input, for the input may be a card.
 */
final class GatewayJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(16).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private GatewayJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getClass().getSimpleName());
    }
  }

  /** On one line. */
  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can always be written");
    }
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is a text");
    }
    return value.textValue();
  }

  static int whole(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isInt()) {
      throw new IllegalArgumentException(field + " is a whole number");
    }
    return value.intValue();
  }

  static ObjectNode of(Money money) {
    return object()
        .put("amount", money.amount())
        .put("currency", money.currency().getCurrencyCode());
  }

  static Money money(JsonNode node) {
    return Money.parse(text(node, "amount"), Currency.getInstance(text(node, "currency")));
  }

  static ObjectNode of(CardSummary card) {
    return object()
        .put("brand", of(card.brand()))
        .put("last4", card.last4())
        .put("expiry", card.expiry().toString());
  }

  static CardSummary card(JsonNode node) {
    try {
      return new CardSummary(
          constant(CardBrand.class, text(node, "brand")),
          text(node, "last4"),
          YearMonth.parse(text(node, "expiry")));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expiry is a year and a month");
    }
  }

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
