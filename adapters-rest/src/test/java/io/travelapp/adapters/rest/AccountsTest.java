package io.travelapp.adapters.rest;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

  private static final String PASSWORD = "correct horse battery staple 17";

  private final Shop shop = Shop.shared();
  private final Api api = shop.api;

  @Test
  void a_customer_signs_up_confirms_and_signs_in() {
    EmailAddress email = anEmailAddress();

    Api.Answer signedUp = signUp(email);
    Api.Answer early = signIn(email.value(), PASSWORD);
    Api.Answer confirmed = confirm(email, shop.codeMailedTo(email));
    Api.Answer signedIn = signIn(email.value(), PASSWORD);

    assertThat(signedUp.status()).isEqualTo(202);
    assertThat(signedUp.text())
        .isEqualTo(
            "{\"delivery\":{\"medium\":\"email\",\"destination\":\"" + email.masked() + "\"}}");
    assertThat(early.status()).isEqualTo(403);
    assertThat(early.code()).isEqualTo("account_not_confirmed");
    assertThat(confirmed.status()).isEqualTo(204);
    assertThat(confirmed.text()).isEmpty();
    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
    assertThat(signedIn.json().path("tokenType").asText()).isEqualTo("Bearer");
    assertThat(signedIn.json().path("expiresInSeconds").asInt()).isBetween(300, 900);
    assertThat(signedIn.json().path("accessToken").asText()).isNotBlank();
    assertThat(signedIn.json().path("refreshToken").asText()).isNotBlank();
  }

  @Test
  void a_taken_address_is_answered_as_a_free_one() {
    Client anna = shop.aCustomer();

    Api.Answer taken = signUp(anna.email());
    Api.Answer again = sendCodeAgain(anna.email().value());
    Api.Answer unknown = sendCodeAgain("nobody@example.com");

    assertThat(taken.status()).isEqualTo(202);
    assertThat(taken.json().path("delivery").path("destination").asText())
        .isEqualTo(anna.email().masked());
    assertThat(again.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(202);
  }

  @Test
  void a_forgotten_password_is_replaced_by_the_code_that_was_mailed() {
    Client anna = shop.aCustomer();
    String email = anna.email().value();

    Api.Answer sent = post("/password-resets", "{\"email\":\"" + email + "\"}");
    Api.Answer unknown = post("/password-resets", "{\"email\":\"nobody@example.com\"}");
    Api.Answer weak = reset(email, shop.codeMailedTo(anna.email()), "password");
    Api.Answer wrong = reset(email, "abc", "another pass phrase");
    Api.Answer done = reset(email, shop.codeMailedTo(anna.email()), "another pass phrase");

    assertThat(List.of(sent.status(), unknown.status())).containsOnly(202);
    assertThat(sent.json().path("delivery").path("destination").asText())
        .isEqualTo(anna.email().masked());
    assertThat(weak.status()).isEqualTo(422);
    assertThat(pointers(weak)).containsExactly("#/newPassword password_refused");
    assertThat(wrong.code()).isEqualTo("code_rejected");
    assertThat(done.status()).isEqualTo(204);
    assertThat(signIn(email, "another pass phrase").status()).isEqualTo(200);
    assertThat(signIn(email, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void an_address_is_changed_by_the_code_that_was_mailed_to_it() {
    Client anna = shop.aCustomer();
    EmailAddress later = anEmailAddress();

    Api.Answer sent = anna.post("/api/v1/me/email", "{\"email\":\"" + later.value() + "\"}");
    Api.Answer wrong = anna.post("/api/v1/me/email/confirmation", "{\"code\":\"abcdef\"}");
    Api.Answer changed =
        anna.post(
            "/api/v1/me/email/confirmation", "{\"code\":\"" + shop.codeMailedTo(later) + "\"}");

    assertThat(sent.status()).isEqualTo(202);
    assertThat(wrong.code()).isEqualTo("code_rejected");
    assertThat(changed.status()).isEqualTo(204);
    assertThat(anna.get("/api/v1/me").json().path("email").asText()).isEqualTo(later.value());
    assertThat(signIn(later.value(), PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void a_customer_takes_all_that_is_known_along_and_is_erased() {
    Client anna = shop.aCustomer();

    Api.Answer export = anna.get("/api/v1/me/export");
    Api.Answer erased = anna.delete("/api/v1/me");

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("Cache-Control")).isEqualTo("no-store");
    assertThat(export.json().path("details").path("email").asText())
        .isEqualTo(anna.email().value());
    assertThat(export.json().path("bookings").isArray()).isTrue();
    assertThat(erased.status()).isEqualTo(204);
    assertThat(signIn(anna.email().value(), PASSWORD).status()).isEqualTo(401);
    assertThat(anna.get("/api/v1/me").status()).isEqualTo(404);
  }

  @Test
  void whoever_travels_yet_is_not_erased() {
    Client anna = shop.aCustomer();
    Orders.books(anna, aDeparture().publishedIn(shop.store), "1A");

    Api.Answer answer = anna.delete("/api/v1/me");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("journey_ahead");
    assertThat(anna.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void whoever_guesses_is_stopped_alike_for_an_account_and_for_none() {
    Client anna = shop.aCustomer();
    List<Api.Answer> last = new ArrayList<>();
    for (String email : List.of(anna.email().value(), anEmailAddress().value())) {
      for (int i = 0; i < 10; i++) {
        assertThat(signIn(email, "a wrong password").status()).isEqualTo(401);
      }
      last.add(signIn(email, PASSWORD));
    }

    assertThat(last)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(429);
          assertThat(answer.code()).isEqualTo("too_many_tries");
          assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
        });
    assertThat(anna.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void an_administrator_gives_and_takes_roles_and_nobody_else_does() {
    Client anna = shop.aCustomer();
    Client boss = shop.aCustomer();
    shop.identities.grant(
        new CustomerId(boss.get("/api/v1/me").json().path("id").asText()),
        new Role.Administrator());
    Client again = Orders.signsInAgain(boss);
    CustomerId subject = new CustomerId(anna.get("/api/v1/me").json().path("id").asText());
    String roles = "/api/v1/accounts/" + subject + "/roles/";

    assertThat(anna.send("PUT", roles + "administrator", "").status()).isEqualTo(403);
    assertThat(shop.audit.records())
        .contains(
            AuditRecord.of(AuditRecord.Deed.DENIED, subject)
                .with("operation", "PUT " + roles + "administrator"));
    assertThat(again.send("PUT", roles + "king", "").status()).isEqualTo(404);
    assertThat(again.send("PUT", "/api/v1/accounts/nobody/roles/administrator", "").status())
        .isEqualTo(404);
    assertThat(again.send("PUT", roles + "operator:opr_2:staff", "").status()).isEqualTo(204);
    assertThat(again.delete(roles + "operator:opr_2:staff").status()).isEqualTo(204);
  }

  @Test
  void a_code_is_sent_again() {
    EmailAddress email = anEmailAddress();
    signUp(email);

    Api.Answer again = sendCodeAgain(email.value());

    assertThat(again.status()).isEqualTo(202);
    assertThat(confirm(email, shop.codeMailedTo(email)).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000x", "", "12345", "1234567", "abcdef", "１２３４５６"})
  void a_wrong_code_is_rejected(String code) {
    EmailAddress email = anEmailAddress();
    signUp(email);

    Api.Answer answer = confirm(email, code);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("code_rejected");
  }

  @ParameterizedTest
  @CsvSource({
    "short, 8 to 256 characters",
    "Password123, known from leaks",
    "anna.leaks@example.com, not the mail address"
  })
  void a_weak_password_is_refused_with_the_rule_that_it_breaks(String password, String rule) {
    Api.Answer answer =
        post(
            "/sign-ups",
            """
            {"email":"anna.leaks@example.com","password":"%s","givenName":"A","familyName":"B"}\
            """
                .formatted(password));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("password_refused");
    assertThat(pointers(answer)).containsExactly("#/password password_refused");
    assertThat(answer.json().path("detail").asText()).contains(rule).doesNotContain("short");
    assertThat(shop.mailer.sent())
        .noneMatch(mail -> mail.to().value().equals("anna.leaks@example.com"));
  }

  @Test
  void all_that_is_wrong_with_a_sign_up_is_told_at_once() {
    Api.Answer missing = post("/sign-ups", "{}");
    Api.Answer unfit =
        post(
            "/sign-ups",
            """
            {"email":"anna","password":7,"givenName":" ","familyName":"a\\nb","phone":"call me",
             "role":"staff"}\
            """);

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.code()).isEqualTo("missing");
    assertThat(pointers(missing))
        .containsExactly(
            "#/email missing", "#/password missing", "#/givenName missing", "#/familyName missing");
    assertThat(unfit.status()).isEqualTo(400);
    assertThat(pointers(unfit))
        .containsExactlyInAnyOrder(
            "#/email unfit",
            "#/password wrong_type",
            "#/givenName unfit",
            "#/familyName unfit",
            "#/phone unfit",
            "#/role unknown_field");
  }

  @Test
  void whatever_is_wrong_a_sign_in_fails_in_one_way() {
    Client anna = shop.aCustomer();
    List<Api.Answer> answers =
        List.of(
            signIn(anna.email().value(), "wrong password"),
            signIn("nobody@example.com", PASSWORD),
            signIn("not an address", PASSWORD),
            signIn(anna.email().value(), "x".repeat(300)),
            signIn(anna.email().value(), ""));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.code()).isEqualTo("sign_in_failed");
          assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
          assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
          assertThat(withoutTrace(answer)).isEqualTo(withoutTrace(answers.getFirst()));
        });
  }

  @Test
  void a_session_is_refreshed_and_two_tabs_get_the_same() {
    Client anna = shop.aCustomer();

    Api.Answer first = refresh(anna.refreshToken());
    Api.Answer second = refresh(anna.refreshToken());

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().path("refreshToken").asText()).isNotEqualTo(anna.refreshToken());
    assertThat(second.json().path("refreshToken")).isEqualTo(first.json().path("refreshToken"));
  }

  @Test
  void who_signs_out_cannot_refresh() {
    Client anna = shop.aCustomer();

    Api.Answer signedOut = anna.delete("/api/v1/sessions");
    Api.Answer refreshed = refresh(anna.refreshToken());

    assertThat(signedOut.status()).isEqualTo(204);
    assertThat(refreshed.status()).isEqualTo(401);
    assertThat(refreshed.code()).isEqualTo("refresh_rejected");
    assertThat(refresh("x").status()).isEqualTo(401);
    assertThat(refresh("").status()).isEqualTo(401);
  }

  @Test
  void customers_see_and_change_their_own_details() {
    Client anna = shop.aCustomer();

    JsonNode before = anna.get("/api/v1/me").json();
    Api.Answer changed =
        anna.send("PATCH", "/api/v1/me", "{\"givenName\":\"Änne\",\"phone\":\"+81 3 1234 5678\"}");
    Api.Answer unchanged = anna.send("PATCH", "/api/v1/me", "{\"phone\":null}");

    assertThat(before.path("email").asText()).isEqualTo(anna.email().value());
    assertThat(before.path("id").asText()).isNotBlank();
    assertThat(before.has("phone")).isFalse();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("givenName").asText()).isEqualTo("Änne");
    assertThat(changed.json().path("familyName").asText()).isEqualTo("Sato");
    assertThat(unchanged.json()).isEqualTo(changed.json());
    assertThat(anna.get("/api/v1/me").json()).isEqualTo(changed.json());
    assertThat(anna.get("/api/v1/me").header("Cache-Control")).isEqualTo("no-store");
    assertThat(anna.get("/api/v1/me").header("ETag")).isEmpty();
  }

  @Test
  void neither_id_nor_address_can_be_changed() {
    Client anna = shop.aCustomer();

    Api.Answer answer =
        anna.send("PATCH", "/api/v1/me", "{\"id\":\"x\",\"email\":\"b@example.com\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("unknown_field");
    assertThat(pointers(answer)).containsExactly("#/id unknown_field", "#/email unknown_field");
    assertThat(anna.get("/api/v1/me").json().path("email").asText())
        .isEqualTo(anna.email().value());
  }

  private Api.Answer reset(String email, String code, String password) {
    return post(
        "/password-resets/confirmation",
        "{\"email\":\"%s\",\"code\":\"%s\",\"newPassword\":\"%s\"}"
            .formatted(email, code, password));
  }

  private Api.Answer signUp(EmailAddress email) {
    return post(
        "/sign-ups",
        """
        {"email":"%s","password":"%s","givenName":"Anna","familyName":"Sato"}\
        """
            .formatted(email.value(), PASSWORD));
  }

  private Api.Answer confirm(EmailAddress email, String code) {
    return post(
        "/sign-ups/confirmation",
        "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(email.value(), code));
  }

  private Api.Answer sendCodeAgain(String email) {
    return post("/sign-ups/code", "{\"email\":\"%s\"}".formatted(email));
  }

  private Api.Answer signIn(String email, String password) {
    return post("/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private Api.Answer refresh(String token) {
    return post("/sessions/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }

  private Api.Answer post(String path, String body) {
    return api.post("/api/v1" + path, body);
  }

  private static List<String> pointers(Api.Answer answer) {
    List<String> pointers = new ArrayList<>();
    answer
        .json()
        .path("errors")
        .forEach(error ->
            pointers.add(error.path("pointer").asText() + " " + error.path("code").asText()));
    return pointers;
  }

  private static String withoutTrace(Api.Answer answer) {
    return answer.text().replace(answer.header(Trace.HEADER), "");
  }
}
