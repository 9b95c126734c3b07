package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Role;
import io.travelapp.testkit.fixture.Coach;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Who may do what: every operation of the OpenAPI document, asked for by everybody there is. What
 * an operation is for is read from the document; what it concerns is made for the question.
 */
class AccessMatrixTest {

  private static final Shop SHOP = new Shop(settings -> settings);
  private static final JsonNode DOCUMENT =
      Api.parse(new String(Json.write(OpenApi.of(Resources.documented())), StandardCharsets.UTF_8));

  private static final String FORGED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";

  /** Whose token expired: signed in before, and more than its life ago. */
  private static final String EXPIRED = expiredToken();

  private final List<String> table = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** Who asks. */
  private enum Who {
    NOBODY,
    OWNER,
    ANOTHER,
    STAFF,
    ADMINISTRATOR,
    EXPIRED,
    FORGED
  }

  /** What somebody is told. */
  private enum Cell {
    /** Lets in: whatever follows is not about who asks. */
    IN,
    /** 401. */
    SIGN_IN,
    /** 403. */
    FORBIDDEN,
    /** 404, as of what there is none of. */
    NONE
  }

  private record Operation(String verb, String path, JsonNode said) {

    String name() {
      return said.path("operationId").asText();
    }

    boolean isForAdministrators() {
      return said.path("responses")
          .path("403")
          .path("description")
          .asText()
          .contains("`forbidden`");
    }

    /** Whether a token has to be shown; an operation that does not say is for nobody. */
    boolean needsToken() {
      JsonNode security = said.path("security");
      assertThat(security.isArray()).as(name() + " says who may use it").isTrue();
      return !security.isEmpty() && !isOptional();
    }

    boolean looksAtTokens() {
      return !said.path("security").isEmpty();
    }

    private boolean isOptional() {
      return said.path("security").path(0).isEmpty();
    }

    boolean concernsHold() {
      return path.contains("/holds/{id}");
    }

    boolean concernsBooking() {
      return path.contains("/bookings/{reference}");
    }
  }

  @AfterAll
  static void close() {
    SHOP.close();
  }

  @Test
  void every_operation_is_for_whom_it_says_and_anothers_is_as_none() {
    List<Operation> operations = operations();
    table.add("operation" + header());

    operations.forEach(this::ask);

    System.out.println(String.join("\n", table));
    System.out.printf(
        "The access matrix: %d operations for %d kinds of caller, %d cells, %d wrong%n",
        operations.size(),
        Who.values().length,
        operations.size() * Who.values().length,
        faults.size());
    assertThat(operations).hasSizeGreaterThanOrEqualTo(38);
    assertThat(table).hasSize(operations.size() + 1);
    assertThat(faults).isEmpty();
  }

  private static String header() {
    StringBuilder line = new StringBuilder(" ".repeat(WIDTH - "operation".length()));
    for (Who who : Who.values()) {
      line.append(pad(who.name().toLowerCase(Locale.ROOT), CELL));
    }
    return line.toString();
  }

  private static final int WIDTH = 62;
  private static final int CELL = 15;

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(verb ->
                    operations.add(
                        new Operation(
                            verb.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            verb.getValue()))));
    return operations;
  }

  /** The owner comes last: what an operation does, it does then. */
  private void ask(Operation operation) {
    Client owner = SHOP.aCustomer();
    String id = ownersThing(operation, owner);
    String path = path(operation, id);
    String body = body(operation, owner, id);
    Map<Who, Cell> cells = new LinkedHashMap<>();
    cells.put(Who.NOBODY, cell(operation, path, body, id, null));
    cells.put(Who.EXPIRED, cell(operation, path, body, id, EXPIRED));
    cells.put(Who.FORGED, cell(operation, path, body, id, FORGED));
    cells.put(Who.ANOTHER, cell(operation, path, body, id, SHOP.aCustomer().accessToken()));
    cells.put(Who.STAFF, cell(operation, path, body, id, with(new Role.OperatorStaff("opr_2"))));
    cells.put(Who.ADMINISTRATOR, cell(operation, path, body, id, with(new Role.Administrator())));
    cells.put(Who.OWNER, cell(operation, path, body, id, owner.accessToken()));
    StringBuilder line = new StringBuilder(pad(operation.verb() + " " + operation.path(), WIDTH));
    for (Who who : Who.values()) {
      Cell found = cells.get(who);
      Cell expected = expected(operation, who);
      line.append(pad(String.valueOf(found).toLowerCase(Locale.ROOT), CELL));
      if (found != expected) {
        faults.add(operation.name() + " for " + who + ": " + found + " instead of " + expected);
      }
    }
    table.add(line.toString().stripTrailing());
  }

  private static Cell expected(Operation operation, Who who) {
    boolean isThing = operation.concernsHold() || operation.concernsBooking();
    return switch (who) {
      case NOBODY -> operation.needsToken() ? Cell.SIGN_IN : Cell.IN;
      case EXPIRED, FORGED -> operation.looksAtTokens() ? Cell.SIGN_IN : Cell.IN;
      case ADMINISTRATOR -> isThing ? Cell.NONE : Cell.IN;
      case ANOTHER, STAFF -> {
        if (operation.isForAdministrators()) {
          yield Cell.FORBIDDEN;
        }
        yield isThing ? Cell.NONE : Cell.IN;
      }
      case OWNER -> operation.isForAdministrators() ? Cell.FORBIDDEN : Cell.IN;
    };
  }

  private static Cell cell(
      Operation operation, String path, String body, String id, @Nullable String token) {
    Api.Answer answer = send(operation, path, body, token);
    return switch (answer.status()) {
      case 401 -> answer.code().equals("not_signed_in") ? Cell.SIGN_IN : Cell.IN;
      case 403 -> answer.code().equals("forbidden") ? Cell.FORBIDDEN : Cell.IN;
      case 404 -> {
        if (operation.concernsHold() || operation.concernsBooking()) {
          String none = operation.concernsHold() ? "hld_zzzzzz" : "22222222";
          Orders.assertSame(answer, id, send(operation, path.replace(id, none), body, token), none);
          yield Cell.NONE;
        }
        yield Cell.IN;
      }
      default -> Cell.IN;
    };
  }

  private static Api.Answer send(
      Operation operation, String path, String body, @Nullable String token) {
    return SHOP.api.send(operation.verb(), path, body, request -> signed(request, token));
  }

  private static HttpRequest.Builder signed(HttpRequest.Builder request, @Nullable String token) {
    HttpRequest.Builder keyed = request.setHeader(Idempotent.KEY_HEADER, aWord());
    return token == null ? keyed : keyed.setHeader("Authorization", "Bearer " + token);
  }

  /** What is read before it is looked at whose it is. */
  private static String body(Operation operation, Client owner, String id) {
    return switch (operation.name()) {
      case "cancelBooking" -> "{\"quoteId\":\"" + quote(owner, id) + "\"}";
      case "renamePassenger" -> "{\"givenName\":\"Ken\",\"familyName\":\"Mori\"}";
      case "quoteExchange" -> exchange();
      case "exchangeTickets" ->
          "{\"quoteId\":\""
              + owner
                  .post("/api/v1/bookings/" + id + "/exchange-quotes", aWord(), exchange())
                  .json()
                  .path("id")
                  .asText()
              + "\"}";
      case "changeSeatsOfHold", "changeSeatsOfBooking" -> "{\"legs\":[{\"seats\":[\"1A\"]}]}";
      default -> "{}";
    };
  }

  /** The same way on another day, which costs as much. */
  private static String exchange() {
    Coach other = aDeparture().on(LocalDate.parse("2027-04-06")).publishedIn(SHOP.store);
    return hold(leg(other, "Kofu", "Tokyo"));
  }

  private static String quote(Client owner, String reference) {
    return owner
        .post("/api/v1/bookings/" + reference + "/cancellation-quotes", "{}")
        .json()
        .path("id")
        .asText();
  }

  private static String path(Operation operation, String id) {
    return operation
        .path()
        .replace("/passengers/{id}", "/passengers/psg_1")
        .replace("{id}", id)
        .replace("{reference}", id)
        .replace("{subject}", "somebody")
        .replace("{role}", "operator:opr_2:staff");
  }

  private static String ownersThing(Operation operation, Client owner) {
    Coach coach = aDeparture().on(LocalDate.parse("2027-04-05")).publishedIn(SHOP.store);
    if (operation.concernsHold()) {
      return Orders.holds(owner, hold(leg(coach, "Kofu", "Tokyo", "1A")));
    }
    if (operation.concernsBooking()) {
      return Orders.books(owner, coach, "1A").path("reference").asText();
    }
    return "dep_1";
  }

  private static String with(Role role) {
    Client somebody = SHOP.aCustomer();
    String subject = somebody.get("/api/v1/me").json().path("id").asText();
    SHOP.identities.grant(new CustomerId(subject), role);
    return Orders.signsInAgain(somebody).accessToken();
  }

  private static String expiredToken() {
    String token = SHOP.aCustomer().accessToken();
    SHOP.store.passTime(Duration.ofMinutes(16));
    return token;
  }
}
