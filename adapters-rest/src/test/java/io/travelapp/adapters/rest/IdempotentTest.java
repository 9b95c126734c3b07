package io.travelapp.adapters.rest;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.testkit.fixture.Coach;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotentTest {

  private static final String HOLDS = "/api/v1/holds";

  private final Shop shop = Shop.shared();
  private final Client anna = shop.aCustomer();
  private final Coach coach = aDeparture().withSeats("1A", "1B").publishedIn(shop.store);

  @Test
  void the_same_request_is_done_once_and_answered_the_same_again() {
    String key = aWord();

    Api.Answer first = anna.post(HOLDS, key, hold("1A"));
    Api.Answer again = anna.post(HOLDS, key, hold("1A"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location"))
        .isEqualTo(first.header("Location"))
        .isEqualTo("/api/v1/holds/" + first.json().path("id").asText());
    assertThat(again.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(again.header("Cache-Control")).isEqualTo("no-store");
    assertThat(again.header(Trace.HEADER)).isNotEqualTo(first.header(Trace.HEADER));
  }

  @Test
  void the_order_of_fields_and_blanks_are_no_difference() {
    String key = aWord();
    String body = hold("1A");
    String other =
        """
        { "expectedTotal" : null,
          "legs": [ { "to": "%s", "seats": ["1A"], "from": "%s", "departureId": "%s" } ] }
        """
            .formatted(coach.stop("Tokyo").id(), coach.stop("Kofu").id(), coach.id());

    Api.Answer first = anna.post(HOLDS, key, body);
    Api.Answer again = anna.post(HOLDS, key, other);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void a_key_is_good_for_one_request() {
    String key = aWord();
    anna.post(HOLDS, key, hold("1A"));

    Api.Answer answer = anna.post(HOLDS, key, hold("1B"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("idempotency_key_reused");
    assertThat(anna.post(HOLDS, aWord(), hold("1B")).status()).isEqualTo(201);
  }

  @Test
  void a_key_of_one_customer_says_nothing_to_another() {
    String key = aWord();
    anna.post(HOLDS, key, hold("1A"));

    Api.Answer answer = shop.aCustomer().post(HOLDS, key, hold("1A"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("seat_taken");
  }

  @Test
  void a_refusal_by_a_rule_stays_one() {
    String key = aWord();
    Client ben = shop.aCustomer();
    String held = ben.post(HOLDS, aWord(), hold("1A")).header("Location");

    Api.Answer refused = anna.post(HOLDS, key, hold("1A"));
    ben.delete(held);
    Api.Answer again = anna.post(HOLDS, key, hold("1A"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Content-Type")).isEqualTo("application/problem+json;charset=utf-8");
    assertThat(again.text()).isEqualTo(refused.text());
    assertThat(anna.post(HOLDS, aWord(), hold("1A")).status()).isEqualTo(201);
  }

  @Test
  void a_request_that_could_not_be_read_leaves_its_key_free() {
    String key = aWord();

    Api.Answer unread = anna.post(HOLDS, key, "{\"legs\":1}");
    Api.Answer read = anna.post(HOLDS, key, hold("1A"));

    assertThat(unread.status()).isEqualTo(400);
    assertThat(read.status()).isEqualTo(201);
    assertThat(read.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void without_a_key_nothing_is_done() {
    Api.Answer missing = anna.post(HOLDS, hold("1A"));
    Api.Answer blank = anna.post(HOLDS, " ", hold("1A"));
    Api.Answer tooLong = anna.post(HOLDS, "x".repeat(256), hold("1A"));

    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.code()).isEqualTo("idempotency_key_missing");
    assertThat(blank.status()).isEqualTo(400);
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.code()).isEqualTo("idempotency_key_unfit");
    assertThat(coach.freeSeats("Kofu", "Tokyo")).hasSize(2);
  }

  @Test
  void while_a_request_is_worked_on_it_is_told_so() {
    String key = aWord();
    CustomerId id = new CustomerId(anna.get("/api/v1/me").json().path("id").asText());
    shop.store.answeredRequests().claim(new RequestKey(id, "hold", key), fingerprintOf(hold("1A")));

    Api.Answer answer = anna.post(HOLDS, key, hold("1A"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("request_in_progress");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void of_many_that_come_at_once_one_is_done() {
    String key = aWord();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Api.Answer>> sent =
          IntStream.range(0, 20)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(() -> anna.post(HOLDS, key, hold("1A")), clients))
              .toList();
      List<Api.Answer> answers = sent.stream().map(CompletableFuture::join).toList();

      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409))
          .filteredOn(answer -> answer.status() == 409)
          .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("request_in_progress"));
      Set<String> made =
          answers.stream()
              .filter(answer -> answer.status() == 201)
              .map(Api.Answer::text)
              .collect(Collectors.toSet());
      assertThat(made).hasSize(1);
    }
  }

  private String hold(String seat) {
    return """
    {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":["%s"]}]}\
    """
        .formatted(coach.id(), coach.stop("Kofu").id(), coach.stop("Tokyo").id(), seat);
  }

  private static String fingerprintOf(String body) {
    HoldRequestJson read =
        RequestRecord.read(
            Json.parse(body.getBytes(StandardCharsets.UTF_8)), HoldRequestJson.class);
    return Idempotent.fingerprint("POST", HOLDS, read);
  }
}
