package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {

  /** An operation as it is asked for. */
  record Operation(String method, String path, Access.Who who) {}

  @Test
  void every_operation_says_who_may_use_it() {
    List<Method> silent =
        methods().stream().filter(method -> !method.isAnnotationPresent(Access.class)).toList();

    assertThat(methods()).hasSizeGreaterThan(20);
    assertThat(silent).isEmpty();
  }

  @Test
  void what_is_not_for_customers_is_written_down_here_too() {
    assertThat(operationsFor(Access.Who.ANYBODY))
        .containsExactlyInAnyOrder(
            "findPlaces",
            "showPlace",
            "listDestinations",
            "showDestination",
            "searchDepartures",
            "showDeparture",
            "showFares",
            "planSeatChanges",
            "signUp",
            "sendSignUpCodeAgain",
            "confirmSignUp",
            "requestPasswordReset",
            "resetPassword",
            "signIn",
            "refreshSession",
            "hearPaymentNotice");
    assertThat(operationsFor(Access.Who.ANYBODY_KNOWN_OR_NOT)).containsExactly("showSeatMap");
    assertThat(operationsFor(Access.Who.ADMINISTRATOR))
        .containsExactlyInAnyOrder("grantRole", "withdrawRole");
  }

  private static List<String> operationsFor(Access.Who who) {
    return methods().stream()
        .filter(method -> method.getAnnotation(Access.class).value() == who)
        .map(method -> method.getAnnotation(io.travelapp.adapters.rest.Operation.class).id())
        .toList();
  }

  @Test
  void nobody_but_this_module_makes_a_resource() {
    for (Class<?> resource : Resources.documented()) {
      assertThat(resource.isAnnotationPresent(Path.class)).as(resource.getName()).isTrue();
      assertThat(resource.getDeclaredConstructors())
          .allMatch(constructor -> !Modifier.isPublic(constructor.getModifiers()));
    }
  }

  @ParameterizedTest
  @MethodSource("operationsOfCustomers")
  void what_is_for_customers_is_refused_to_everybody_else(Operation operation) {
    Api api = Shop.shared().api;
    Api.Answer nobody = api.send(operation.method(), operation.path(), "{}", request -> request);
    Api.Answer stranger =
        api.send(
            operation.method(),
            operation.path(),
            "{}",
            request -> request.header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."));

    for (Api.Answer answer : List.of(nobody, stranger)) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("not_signed_in");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  static List<Operation> operationsOfCustomers() {
    List<Operation> operations =
        methods().stream()
            .map(AccessTest::operation)
            .filter(operation ->
                operation.who() == Access.Who.CUSTOMER
                    || operation.who() == Access.Who.ADMINISTRATOR)
            .toList();
    assertThat(operations).hasSizeGreaterThan(10);
    return operations;
  }

  private static Operation operation(Method method) {
    String path = method.getDeclaringClass().getAnnotation(Path.class).value();
    Path more = method.getAnnotation(Path.class);
    return new Operation(
        verb(method),
        (more == null ? path : path + "/" + more.value()).replaceAll("\\{[a-z]+\\}", "x"),
        method.getAnnotation(Access.class).value());
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<Method> methods() {
    List<Method> operations = new ArrayList<>();
    for (Class<?> resource : Resources.documented()) {
      for (Method method : resource.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          operations.add(method);
        }
      }
    }
    return operations;
  }
}
