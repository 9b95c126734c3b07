package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clients make of a gateway that is not there, or not itself. */
class SandboxConnectionTest {

  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(200), Duration.ofMillis(300));
  private static final IntentKey INTENT = new IntentKey("intent-0001");
  private static final RefundKey REFUND = new RefundKey("refund-0001");
  private static final Money FARE = euros("24.90");
  private static final CardToken CARD = new CardToken("card_0123");

  private static void assertThatNothingIsKnownBy(URI gateway) {
    PaymentGateway payments = LocalAdapters.paymentGateway(gateway, SHORT);
    CardVault vault = LocalAdapters.cardVault(gateway, SHORT);
    List<Callable<Object>> calls =
        List.of(
            () -> payments.authorise(INTENT, FARE, CARD),
            () -> payments.capture(INTENT),
            () -> payments.voidAuthorisation(INTENT),
            () -> payments.refund(INTENT, REFUND, FARE),
            () -> payments.find(INTENT),
            () -> vault.store(card(APPROVED_NUMBER)));
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(calls).stream().map(Future::resultNow))
          .containsExactly(
              new PaymentGateway.Authorisation.Unknown(),
              new PaymentGateway.Capture.Unknown(),
              new PaymentGateway.Voiding.Unknown(),
              new PaymentGateway.Refund.Unknown(),
              new PaymentGateway.Finding.Unknown(),
              new CardVault.Answer.Unavailable());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void of_a_gateway_that_is_down_nothing_is_known() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    assertThatNothingIsKnownBy(URI.create("http://127.0.0.1:" + port));
  }

  @Test
  void of_a_gateway_that_never_answers_nothing_is_known_when_the_time_is_up() {
    try (FalseGateway silent = FalseGateway.silent()) {
      assertThatNothingIsKnownBy(silent.uri());
    }
  }

  @Test
  void of_a_gateway_that_stops_in_the_middle_of_its_answer_nothing_is_known() {
    try (FalseGateway slow =
        FalseGateway.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"outcome\":")) {
      assertThatNothingIsKnownBy(slow.uri());
    }
  }

  @Test
  void of_a_gateway_that_does_not_tell_how_much_it_will_say_nothing_is_known() {
    String answer = "{\"outcome\":\"captured\"}";
    try (FalseGateway endless =
        FalseGateway.saying(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                .formatted(answer.length(), answer))) {
      assertThat(LocalAdapters.paymentGateway(endless.uri(), SHORT).capture(INTENT))
          .isEqualTo(new PaymentGateway.Capture.Unknown());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Welcome</html>",
        "null",
        "[]",
        "{}",
        "{\"outcome\":7}",
        "{\"outcome\":\"splendid\"}",
        "{\"outcome\":\"authorised\"}",
        "{\"outcome\":\"authorised\",\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expiry\":\"soon\"}}",
        "{\"outcome\":\"refused\"}",
        "{\"outcome\":\"found\",\"state\":\"lost\"}",
        "{\"outcome\":\"stored\",\"token\":\"\"}",
        "{\"outcome\":\"captured\"",
        "{\"outcome\":\"unknown\"} {\"outcome\":\"captured\"}"
      })
  void of_a_gateway_that_talks_nonsense_nothing_is_known(String nonsense) {
    try (FalseGateway confused = FalseGateway.answering(200, nonsense)) {
      assertThatNothingIsKnownBy(confused.uri());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 404, 429, 500, 503})
  void an_answer_counts_only_as_a_200(int status) {
    try (FalseGateway failing = FalseGateway.answering(status, "{\"outcome\":\"captured\"}")) {
      assertThat(LocalAdapters.paymentGateway(failing.uri(), SHORT).capture(INTENT))
          .isEqualTo(new PaymentGateway.Capture.Unknown());
    }
    try (FalseGateway fine = FalseGateway.answering(200, "{\"outcome\":\"captured\"}")) {
      assertThat(LocalAdapters.paymentGateway(fine.uri(), Timeouts.DEFAULT).capture(INTENT))
          .isEqualTo(new PaymentGateway.Capture.Captured());
    }
  }

  @Test
  void who_is_interrupted_knows_nothing_and_stays_interrupted() throws Exception {
    try (FalseGateway silent = FalseGateway.silent();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      PaymentGateway payments = LocalAdapters.paymentGateway(silent.uri(), SHORT);

      Future<Boolean> interrupted =
          threads.submit(() -> {
            Thread.currentThread().interrupt();
            return payments.capture(INTENT).equals(new PaymentGateway.Capture.Unknown())
                && Thread.currentThread().isInterrupted();
          });

      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void a_time_out_is_longer_than_nothing() {
    assertThatThrownBy(() -> new Timeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
