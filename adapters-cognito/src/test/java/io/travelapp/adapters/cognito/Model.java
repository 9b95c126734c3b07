package io.travelapp.adapters.cognito;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * What the SDK knows of Cognito's protocol. The stand-in is compared with it at every call: it
 * cannot answer an operation, a field or an error that Cognito does not have.
 */
final class Model {

  private static final String PACKAGE =
      "software.amazon.awssdk.services.cognitoidentityprovider.model.";

  private Model() {}

  /** Fails unless the operation has all these fields in its request. */
  static void checkRequest(String operation, Map<String, Object> request) {
    check(operation + "Request", pojo(operation + "Request"), request);
  }

  /** Fails unless the operation has all these fields in its answer. */
  static void checkResponse(String operation, Map<String, Object> response) {
    check(operation + "Response", pojo(operation + "Response"), response);
  }

  /** Fails unless the operation can be refused with this error. */
  static void checkError(String operation, String error) {
    boolean declared =
        Arrays.stream(method(operation).getExceptionTypes())
            .anyMatch(type -> type.getName().equals(PACKAGE + error));
    if (!declared) {
      throw new AssertionError(operation + " is never refused with " + error);
    }
  }

  private static Method method(String operation) {
    String name = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    return Arrays.stream(CognitoIdentityProviderClient.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method ->
            method.getParameterTypes()[0].getName().equals(PACKAGE + operation + "Request"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Cognito has no operation " + operation));
  }

  private static SdkPojo pojo(String name) {
    try {
      Object builder = Class.forName(PACKAGE + name).getMethod("builder").invoke(null);
      return (SdkPojo) builder;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cognito has no " + name, e);
    }
  }

  private static void check(String where, SdkPojo type, Map<?, ?> values) {
    values.forEach((name, value) -> {
      SdkField<?> field =
          type.sdkFields().stream()
              .filter(known -> known.locationName().equals(name))
              .findFirst()
              .orElseThrow(() -> new AssertionError(where + " has no field " + name));
      check(where + "." + name, field, value);
    });
  }

  private static void check(String where, SdkField<?> field, Object value) {
    if (value instanceof Map<?, ?> map
        && field.marshallingType().equals(MarshallingType.SDK_POJO)) {
      check(where, field.constructor().get(), map);
    } else if (value instanceof List<?> list) {
      ListTrait trait =
          Optional.ofNullable(field.getTrait(ListTrait.class))
              .orElseThrow(() -> new AssertionError(where + " is no list"));
      list.forEach(one -> check(where, trait.memberFieldInfo(), one));
    }
  }
}
