package io.travelapp.adapters.cognito;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a request. */
record Asked(Map<String, Object> fields) {

  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw Refused.with("InvalidParameterException", "Missing required parameter " + name);
  }

  int number(String name) {
    return fields.get(name) instanceof Number number ? number.intValue() : 60;
  }

  @SuppressWarnings("unchecked") // An object of JSON has names.
  Asked map(String name) {
    return new Asked((Map<String, Object>) fields.getOrDefault(name, Map.of()));
  }

  Map<String, String> attributes(String name) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (fields.get(name) instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> attribute = (Map<?, ?>) one;
        attributes.put(
            String.valueOf(attribute.get("Name")), String.valueOf(attribute.get("Value")));
      }
    }
    return attributes;
  }
}
