package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.RefundKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway over HTTP, as one sees it who does not come through the clients. */
class SandboxGatewayTest {

  /** Long enough for a busy machine. */
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-04-02T08:30:00Z"));
  private static final IntentKey INTENT = new IntentKey("intent-0001");
  private static final RefundKey REFUND = new RefundKey("refund-0001");
  private static final Money FARE = euros("24.90");

  @TempDir private Path folder;
  private RunningGateway running;
  private PaymentGateway payments;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    running = LocalAdapters.startSandboxGateway(folder, 0, CLOCK);
    payments = LocalAdapters.paymentGateway(running.uri(), PATIENT);
  }

  @AfterEach
  void stop() {
    running.close();
    http.close();
  }

  private CardToken approvedCard() {
    CardVault vault = LocalAdapters.cardVault(running.uri(), PATIENT);
    if (vault.store(card(APPROVED_NUMBER)) instanceof CardVault.Answer.Stored stored) {
      return stored.token();
    }
    throw new IllegalStateException("The gateway takes no card");
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(running.uri().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<JsonNode> ledger() throws Exception {
    return ask("GET", "/ledger", "").body().lines().map(GatewayJson::parse).toList();
  }

  @Test
  void fifty_captures_at_once_move_the_money_once() throws Exception {
    payments.authorise(INTENT, FARE, approvedCard());

    assertThat(atOnce(50, () -> payments.capture(INTENT)))
        .hasSize(50)
        .containsOnly(new Capture.Captured());

    assertThat(ledger().stream().map(entry -> entry.path("entry").asText()))
        .containsExactly("card_stored", "authorised", "captured");
  }

  @Test
  void of_a_capture_and_a_voiding_at_once_one_wins() throws Exception {
    CardToken card = approvedCard();
    for (int i = 0; i < 20; i++) {
      IntentKey intent = new IntentKey("intent-" + (1000 + i));
      payments.authorise(intent, FARE, card);

      List<Object> answers =
          atOnce(List.of(() -> payments.capture(intent), () -> payments.voidAuthorisation(intent)));

      assertThat(answers)
          .isIn(
              List.of(new Capture.Captured(), new PaymentGateway.Voiding.AlreadyCaptured()),
              List.of(new Capture.Refused("voided"), new PaymentGateway.Voiding.Voided()));
    }
  }

  @Test
  void refunds_at_once_stop_at_what_was_captured() throws Exception {
    payments.authorise(INTENT, FARE, approvedCard());
    payments.capture(INTENT);
    Money part = Money.parse("2.49", FARE.currency());
    List<Callable<Object>> refunds = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RefundKey key = new RefundKey("refund-" + (1000 + i));
      refunds.add(() -> payments.refund(INTENT, key, part));
    }

    List<Object> answers = atOnce(refunds);

    assertThat(Collections.frequency(answers, new PaymentGateway.Refund.Refunded())).isEqualTo(10);
    assertThat(
            Collections.frequency(
                answers, new PaymentGateway.Refund.Refused("refund_exceeds_capture")))
        .isEqualTo(20);
  }

  private static List<Object> atOnce(int times, Callable<Object> call) throws InterruptedException {
    return atOnce(Collections.nCopies(times, call));
  }

  private static List<Object> atOnce(List<Callable<Object>> calls) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void the_ledger_tells_every_entry_in_order() throws Exception {
    assertThat(ask("GET", "/ledger", "").body()).isEmpty();
    CardToken card = approvedCard();
    payments.authorise(INTENT, FARE, card);
    payments.capture(INTENT);
    payments.refund(INTENT, REFUND, FARE);

    assertThat(ledger())
        .extracting(
            entry -> entry.path("entry").asText(),
            entry -> entry.path("intent").asText(),
            entry -> entry.path("amount").path("amount").asText(),
            entry -> entry.path("amount").path("currency").asText())
        .containsExactly(
            tuple("card_stored", "", "", ""),
            tuple("authorised", "intent-0001", "24.90", "EUR"),
            tuple("captured", "intent-0001", "24.90", "EUR"),
            tuple("refunded", "intent-0001", "24.90", "EUR"));
  }

  @Test
  void what_was_captured_is_captured_after_a_restart() {
    payments.authorise(INTENT, FARE, approvedCard());
    payments.capture(INTENT);
    int port = running.uri().getPort();

    running.close();
    assertThat(payments.capture(INTENT)).isEqualTo(new Capture.Unknown());
    running = LocalAdapters.startSandboxGateway(folder, port, CLOCK);

    assertThat(payments.capture(INTENT)).isEqualTo(new Capture.Captured());
    assertThat(payments.voidAuthorisation(INTENT))
        .isEqualTo(new PaymentGateway.Voiding.AlreadyCaptured());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /cards                                | {"number":                  | 400
          POST | /cards                                | {"number": 4242424242424242}| 400
          POST | /cards                                | []                          | 400
          POST | /cards                                | {}{}                        | 400
          POST | /intents/short/capture                |                             | 400
          POST | /intents/intent-0001/authorisation    | {"token": "card_1"}         | 400
          POST | /intents/intent-0001/authorisation    | {"token": "card_1", "amount": {"amount": "1.234", "currency": "EUR"}} | 400
          POST | /intents/intent-0001/authorisation    | {"token": "card_1", "amount": {"amount": "1.23", "currency": "EURO"}} | 400
          GET  | /intents/intent-0001/capture          |                             | 404
          PUT  | /intents/intent-0001/capture          |                             | 404
          POST | /intents/intent-0001                  |                             | 404
          POST | /ledger                               |                             | 404
          GET  | /                                     |                             | 404
          GET  | /intents/                             |                             | 404
          GET  | /intents/intent-0001/                 |                             | 404
          POST | /intents/intent-0001/refunds          | {}                          | 404
          """)
  void what_is_not_a_request_is_refused_and_changes_nothing(
      String method, String path, String body, int status) throws Exception {
    HttpResponse<String> answer = ask(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(GatewayJson.parse(answer.body()).path("error").isTextual()).isTrue();
    assertThat(ledger()).isEmpty();
  }

  @Test
  void a_body_that_is_too_long_or_too_deep_is_refused() throws Exception {
    assertThat(ask("POST", "/cards", " ".repeat(40_000)).statusCode()).isEqualTo(413);
    assertThat(ask("POST", "/cards", "[".repeat(5_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void a_card_that_is_not_fit_is_refused_naming_every_fault() throws Exception {
    HttpResponse<String> answer =
        ask(
            "POST",
            "/cards",
            "{\"number\":\"4242 4242 4242 4241\",\"expiryMonth\":3,\"expiryYear\":2027,\"securityCode\":\"12\",\"holder\":\" \"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("number_check_digit", "expired", "security_code_length", "holder_missing")
        .doesNotContain("4241");
  }

  @Test
  void callers_that_send_one_byte_and_wait_keep_nobody_else_waiting() throws Exception {
    try (SlowCallers callers = new SlowCallers(200)) {
      long start = System.nanoTime();
      assertThat(payments.find(INTENT)).isEqualTo(new PaymentGateway.Finding.Absent());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(callers.sockets).hasSize(200);
    }
  }

  @Test
  void more_callers_than_it_takes_are_turned_away_and_it_recovers() throws Exception {
    try (SlowCallers callers = new SlowCallers(400)) {
      long start = System.nanoTime();
      assertThat(payments.find(INTENT)).isEqualTo(new PaymentGateway.Finding.Unknown());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(callers.sockets).hasSize(400);
    }

    Instant deadline = Instant.now().plusSeconds(30);
    PaymentGateway.Finding finding = payments.find(INTENT);
    while (finding instanceof PaymentGateway.Finding.Unknown && Instant.now().isBefore(deadline)) {
      finding = payments.find(INTENT);
    }
    assertThat(finding).isEqualTo(new PaymentGateway.Finding.Absent());
  }

  /** Begin a request each, and wait. */
  private final class SlowCallers implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    SlowCallers(int count) throws IOException {
      byte[] begin =
          "POST /cards HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{".getBytes(US_ASCII);
      for (int i = 0; i < count; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), running.uri().getPort());
        sockets.add(socket);
        socket.getOutputStream().write(begin);
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void a_call_is_answered_without_the_delay_of_a_held_back_packet() {
    List<Duration> calls = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      long start = System.nanoTime();
      payments.find(INTENT);
      calls.add(Duration.ofNanos(System.nanoTime() - start));
    }

    // Held back, each of them takes 40 ms.
    assertThat(calls.stream().sorted().toList().get(20)).isLessThan(Duration.ofMillis(30));
  }

  @Test
  void a_port_in_use_is_one_sentence_and_the_ledger_is_free_again(@TempDir Path another)
      throws IOException {
    int taken = running.uri().getPort();

    assertThatThrownBy(() -> LocalAdapters.startSandboxGateway(another, taken, CLOCK))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot listen on port " + taken);

    LocalAdapters.startSandboxGateway(another, 0, CLOCK).close();
  }

  @Test
  void two_gateways_on_one_ledger_are_refused() {
    assertThatThrownBy(() -> LocalAdapters.startSandboxGateway(folder, 0, CLOCK))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is in use by another sandbox gateway");
  }

  @Test
  void a_port_that_cannot_be_leaves_the_ledger_alone(@TempDir Path another) {
    assertThatThrownBy(() -> LocalAdapters.startSandboxGateway(another, 70_000, CLOCK))
        .isInstanceOf(IllegalArgumentException.class);

    LocalAdapters.startSandboxGateway(another, 0, CLOCK).close();
  }

  @Test
  void it_is_reached_from_this_machine_alone_and_stops_twice_without_harm() {
    assertThat(running.uri()).isEqualTo(URI.create("http://127.0.0.1:" + running.uri().getPort()));

    running.close();
    running.close();

    LocalAdapters.startSandboxGateway(folder, 0, CLOCK).close();
  }
}
