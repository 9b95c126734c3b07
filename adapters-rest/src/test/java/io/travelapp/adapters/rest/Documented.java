package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds each answer that a test gets to what the OpenAPI document says of it. */
final class Documented {

  /** What the container answers, whatever the operation. */
  private static final Set<Integer> OF_EVERY_OPERATION = Set.of(304, 400, 405, 406, 408, 413, 415);

  private static final JsonNode DOCUMENT =
      Api.parse(new String(Json.write(OpenApi.of(Resources.documented())), StandardCharsets.UTF_8));

  private Documented() {}

  /**
   * Fails if the answer to an operation has a status, a code or a member that is not documented.
   */
  static void check(String method, String path, Api.Answer answer) {
    Optional<JsonNode> operation =
        pathOf(path.replaceAll("\\?.*", ""))
            .map(item -> item.path(method.toLowerCase(Locale.ROOT).replace("head", "get")))
            .filter(JsonNode::isObject);
    if (operation.isPresent() && !OF_EVERY_OPERATION.contains(answer.status())) {
      JsonNode response = operation.get().path("responses").path(Integer.toString(answer.status()));
      String what = method + " " + path + " answers " + answer.status() + " " + answer.text();
      assertThat(response.isObject()).as(what).isTrue();
      boolean packed = !answer.header("Content-Encoding").isEmpty();
      if (answer.status() >= 400) {
        assertThat(response.path("description").asText())
            .as(what)
            .contains("`" + answer.code() + "`");
      } else if (!method.equals("HEAD") && !packed && response.has("content")) {
        List<String> faults = new ArrayList<>();
        compare(response.at("/content/application~1json/schema"), answer.json(), "", faults);
        assertThat(faults).as(what).isEmpty();
      }
    }
  }

  private static Optional<JsonNode> pathOf(String path) {
    Iterator<Map.Entry<String, JsonNode>> paths = DOCUMENT.path("paths").properties().iterator();
    while (paths.hasNext()) {
      Map.Entry<String, JsonNode> next = paths.next();
      if (path.matches(next.getKey().replaceAll("\\{[a-z]+\\}", "[^/]+"))) {
        return Optional.of(next.getValue());
      }
    }
    return Optional.empty();
  }

  private static void compare(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      compare(DOCUMENT.at(schema.path("$ref").asText().substring(1)), value, at, faults);
      return;
    }
    if (!isOfType(schema.path("type"), value)) {
      faults.add(at + " is no " + schema.path("type"));
    }
    if (schema.has("enum") && !schema.path("enum").toString().contains(value.toString())) {
      faults.add(at + " is none of " + schema.path("enum"));
    }
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      compare(schema.path("items"), value.get(i), at + "/" + i, faults);
    }
    if (value.isObject()) {
      schema
          .path("required")
          .forEach(name -> {
            if (!value.has(name.asText())) {
              faults.add(at + "/" + name.asText() + " is missing");
            }
          });
      value
          .properties()
          .forEach(member -> {
            JsonNode property = schema.path("properties").path(member.getKey());
            if (property.isMissingNode()) {
              faults.add(at + "/" + member.getKey() + " is not documented");
            } else {
              compare(property, member.getValue(), at + "/" + member.getKey(), faults);
            }
          });
    }
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      boolean any = false;
      for (JsonNode one : type) {
        any |= isOfType(one, value);
      }
      return any;
    }
    return switch (type.asText()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> false;
    };
  }
}
