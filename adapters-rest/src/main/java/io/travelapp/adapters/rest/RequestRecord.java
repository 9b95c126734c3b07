package io.travelapp.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.money.Money;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a body into a record, and tells all that is wrong with it at once, each fault by its place:
 * what is missing, what is not known, what has the wrong type or does not fit.
 *
 * <p>The record is the whole description. Its components are texts, whole numbers, booleans, types
 * that {@link TextForm} knows, {@link Money}, records, lists of these, and {@link Optional}s of all
 * these for what may be missing or null. So
 *
 * <pre>{@code
 * record SignUpJson(EmailAddress email, PersonName givenName, Optional<PhoneNumber> phone) {}
 *
 * SignUpJson body = RequestRecord.read(tree, SignUpJson.class);
 * }</pre>
 *
 * <p>reads what a use case can take as it is. A rule that spans fields is the resource's to check.
 */
final class RequestRecord {

  /** The most entries of any list in a body. */
  static final int LIST_MAX = 100;

  private final Faults faults = new Faults();

  private RequestRecord() {}

  /**
   * Reads {@code tree} as a {@code type}.
   *
   * @throws Refusal with every fault
   */
  static <T> T read(JsonNode tree, Class<T> type) {
    RequestRecord reading = new RequestRecord();
    Optional<?> read = reading.record(tree, type, "");
    reading.faults.refuseIfAny();
    return type.cast(read.orElseThrow());
  }

  /** The value at {@code path}; empty if it is at fault, which has been noted then. */
  private Optional<?> value(JsonNode node, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Optional.class
          ? optional(node, inner, path)
          : list(node, inner, path);
    }
    if (isAbsent(node)) {
      faults.at(path, ProblemCode.MISSING, "Something is missing here.");
      return Optional.empty();
    }
    return single(node, (Class<?>) type, path);
  }

  /** The value of an {@link Optional} component: present, be there something in it or not. */
  private Optional<?> optional(JsonNode node, Type inner, String path) {
    if (isAbsent(node)) {
      return Optional.of(Optional.empty());
    }
    Optional<?> read = value(node, inner, path);
    return read.isPresent() ? Optional.of(read) : read;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private Optional<?> single(JsonNode node, Class<?> type, String path) {
    if (type == String.class) {
      return text(node, path, "A text");
    }
    if (type == int.class || type == Integer.class) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? Optional.of(node.intValue())
          : wrongType(path, "A whole number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return node.isBoolean() ? Optional.of(node.booleanValue()) : wrongType(path, "true or false");
    }
    if (type == Money.class) {
      return money(node, path);
    }
    Optional<TextForm<?>> form = TextForm.find(type);
    return form.isPresent() ? formed(node, form.get(), path) : record(node, type, path);
  }

  private Optional<String> text(JsonNode node, String path, String what) {
    if (!node.isTextual()) {
      return wrongType(path, what);
    }
    if (!isStorable(node.textValue())) {
      faults.at(path, ProblemCode.UNFIT, "No text here contains U+0000 or half a surrogate pair.");
      return Optional.empty();
    }
    return Optional.of(node.textValue());
  }

  /** Whether every store can keep the text, and UTF-8 can write it. */
  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private Optional<?> formed(JsonNode node, TextForm<?> form, String path) {
    Optional<String> text = text(node, path, form.what());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<?> parsed = form.parse().apply(text.get());
    if (parsed.isEmpty()) {
      faults.at(path, ProblemCode.UNFIT, form.expectation());
    }
    return parsed;
  }

  private Optional<Money> money(JsonNode node, String path) {
    Optional<?> read = record(node, MoneyJson.class, path);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    MoneyJson json = (MoneyJson) read.get();
    try {
      return Optional.of(Money.parse(json.amount(), Currency.getInstance(json.currency())));
    } catch (IllegalArgumentException e) {
      faults.at(
          path,
          ProblemCode.UNFIT,
          "An amount such as 24.90 with no more decimals than the currency has, and the code of a currency"
              + " are expected here.");
      return Optional.empty();
    }
  }

  private Optional<List<?>> list(JsonNode node, Type inner, String path) {
    if (isAbsent(node)) {
      faults.at(path, ProblemCode.MISSING, "A list is missing here.");
      return Optional.empty();
    }
    if (!node.isArray()) {
      return wrongType(path, "A list");
    }
    if (node.size() > LIST_MAX) {
      faults.at(path, ProblemCode.UNFIT, "A list has at most " + LIST_MAX + " entries.");
      return Optional.empty();
    }
    List<Object> entries = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      value(node.get(i), inner, path + "/" + i).ifPresent(entries::add);
    }
    return Optional.of(List.copyOf(entries));
  }

  private Optional<?> record(JsonNode node, Class<?> type, String path) {
    if (!node.isObject()) {
      return wrongType(path, "An object");
    }
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(node, components, path);
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = component.getName();
      value(node.path(name), component.getGenericType(), path + "/" + name).ifPresent(values::add);
    }
    // With a component at fault there is no record; the request is refused in the end.
    return values.size() == components.length
        ? Optional.of(make(type, components, values))
        : Optional.empty();
  }

  private void refuseUnknown(JsonNode node, RecordComponent[] components, String path) {
    Set<String> known =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        faults.at(
            path + "/" + name.replace("~", "~0").replace("/", "~1"),
            ProblemCode.UNKNOWN_FIELD,
            "This field is not known here.");
      }
    }
  }

  private <T> Optional<T> wrongType(String path, String what) {
    faults.at(path, ProblemCode.WRONG_TYPE, what + " is expected here.");
    return Optional.empty();
  }

  private static Object make(Class<?> type, RecordComponent[] components, List<Object> values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a record of a request: " + type, e);
    }
  }
}
