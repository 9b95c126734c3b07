package io.travelapp.adapters.rest;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.money.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes records as JSON Schema (2020-12, as OpenAPI 3.1 has it), by the rules by which {@link
 * RequestRecord} reads and {@link Json} writes them.
 */
final class WireSchemas {

  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          EmailAddress.class, "email",
          Instant.class, "date-time",
          LocalDate.class, "date",
          Password.class, "password");

  private static final Map<Class<?>, String> PLAIN =
      Map.of(
          String.class, "string",
          boolean.class, "boolean",
          Boolean.class, "boolean",
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          double.class, "number");

  private final Map<String, Object> named = new TreeMap<>();
  private final Map<String, Class<?>> classes = new LinkedHashMap<>();

  /** The schemas that are referred to, by name. */
  Map<String, Object> named() {
    return named;
  }

  /** The schema of values of a type; that of a record is a reference. */
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Map<String, Object> inner = of(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == Optional.class
          ? inner
          : members("type", "array", "items", inner);
    }
    Class<?> plain = (Class<?>) type;
    if (PLAIN.containsKey(plain)) {
      return members("type", PLAIN.get(plain));
    }
    if (plain.isEnum()) {
      List<String> names = Arrays.stream(plain.getEnumConstants()).map(TextForm::nameOf).toList();
      return members("type", "string", "enum", names);
    }
    if (plain == Money.class) {
      return reference(MoneyJson.class);
    }
    Optional<TextForm<?>> form = TextForm.find(plain);
    return form.isPresent() ? text(plain, form.get()) : reference(plain);
  }

  /** The schema of a page of a list. */
  Map<String, Object> pageOf(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("items", members("type", "array", "items", of(type)));
    properties.put(
        "next",
        members(
            "type",
            List.of("string", "null"),
            "description",
            "What to send as cursor for the next page; null on the last."));
    return members(
        "type", "object", "properties", properties, "required", List.of("items", "next"));
  }

  private static Map<String, Object> text(Class<?> type, TextForm<?> form) {
    Map<String, Object> schema = members("type", "string");
    if (FORMATS.containsKey(type)) {
      schema.put("format", FORMATS.get(type));
    }
    schema.put("description", form.what().replaceAll(",$", "") + ".");
    return schema;
  }

  private Map<String, Object> reference(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("Nobody has said how " + type + " is written");
    }
    String name = nameOf(type);
    Class<?> before = classes.putIfAbsent(name, type);
    if (before != null && before != type) {
      throw new IllegalArgumentException(before + " and " + type + " would both be " + name);
    }
    if (before == null) {
      named.put(name, object(type));
    }
    return members("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> object(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), of(component.getGenericType()));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = members("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** {@code Offer} for OfferJson, {@code OfferEnd} for its part EndJson. */
  private static String nameOf(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    String own = type.getSimpleName().replaceAll("Json$", "");
    return around != null && around.isRecord() ? nameOf(around) + own : own;
  }

  /** Names and values by turns, in this order. */
  static Map<String, Object> members(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      members.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return members;
  }
}
