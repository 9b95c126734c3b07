package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.PaymentGateway.Voiding;
import io.travelapp.domain.payment.PaymentNotices.Reading;
import io.travelapp.testkit.ManualClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cards with which the sandbox fails as gateways do. */
class SandboxFaultsTest {

  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final Timeouts IMPATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(300));
  private static final Money FARE = euros("24.90");
  private static final String SECRET = "between-the-two";

  @TempDir private Path folder;
  private final ManualClock clock = ManualClock.standingAt(Instant.parse("2027-04-02T08:30:00Z"));
  private final IntentKey intent = anIntent();
  private RunningGateway running;
  private PaymentGateway payments;
  private PaymentGateway impatient;

  @BeforeEach
  void start() {
    running = LocalAdapters.startSandboxGateway(folder, 0, clock);
    payments = LocalAdapters.paymentGateway(running.uri(), PATIENT);
    impatient = LocalAdapters.paymentGateway(running.uri(), IMPATIENT);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void a_card_times_out_although_the_money_moved() {
    CardToken card = token("4000 0000 0000 0119");

    assertThat(impatient.authorise(intent, FARE, card)).isEqualTo(new Authorisation.Unknown());

    assertThat(state()).isEqualTo(State.CAPTURED);
    assertThat(payments.capture(intent)).isEqualTo(new Capture.Captured());
    assertThat(payments.authorise(intent, FARE, card)).isInstanceOf(Authorisation.Authorised.class);
  }

  @Test
  void a_card_times_out_and_no_money_moved() {
    CardToken card = token("4000 0000 0000 0259");

    assertThat(impatient.authorise(intent, FARE, card)).isEqualTo(new Authorisation.Unknown());

    assertThat(payments.find(intent)).isEqualTo(new Finding.Absent());
    assertThat(payments.voidAuthorisation(intent)).isEqualTo(new Voiding.Voided());
    assertThat(payments.authorise(intent, FARE, card))
        .isEqualTo(new Authorisation.Declined("voided"));
  }

  @Test
  void a_card_is_decided_only_after_its_seats_were_given_up() {
    assertThat(impatient.authorise(intent, FARE, token("4000 0000 0000 3220")))
        .isEqualTo(new Authorisation.Unknown());

    assertThat(payments.find(intent)).isEqualTo(new Finding.Unknown());
    assertThat(payments.voidAuthorisation(intent)).isEqualTo(new Voiding.Unknown());
    restart();
    assertThat(payments.find(intent)).isEqualTo(new Finding.Unknown());

    clock.pass(Ledger.DELAY);
    assertThat(payments.voidAuthorisation(intent)).isEqualTo(new Voiding.AlreadyCaptured());
    assertThat(state()).isEqualTo(State.CAPTURED);
    restart();
    assertThat(state()).isEqualTo(State.CAPTURED);
  }

  private void restart() {
    int port = running.uri().getPort();
    running.close();
    running = LocalAdapters.startSandboxGateway(folder, port, clock);
  }

  @Test
  void a_card_pays_once_its_holder_has_confirmed_at_the_page() throws Exception {
    CardToken card = token("4000 0025 0000 3155");

    Authorisation asked = payments.authorise(intent, FARE, card);

    assertThat(asked).isInstanceOf(Authorisation.ActionRequired.class);
    assertThat(payments.authorise(intent, FARE, card)).isEqualTo(asked);
    assertThat(state()).isEqualTo(State.ACTION_REQUIRED);
    assertThat(payments.capture(intent)).isInstanceOf(Capture.Refused.class);
    String page = ((Authorisation.ActionRequired) asked).redirectUrl().value();
    assertThat(http("GET", page)).contains("<form", page.replaceFirst(".*(?=/confirmations)", ""));

    assertThat(http("POST", page + "/confirmation")).contains("is confirmed");
    assertThat(http("POST", page + "/refusal")).contains("nothing to confirm");
    restart();
    assertThat(state()).isEqualTo(State.AUTHORISED);
    assertThat(payments.authorise(intent, FARE, card)).isInstanceOf(Authorisation.Authorised.class);
    assertThat(payments.capture(intent)).isEqualTo(new Capture.Captured());
  }

  @Test
  void a_card_pays_nothing_whose_holder_refuses() throws Exception {
    payments.authorise(intent, FARE, token("4000 0025 0000 3155"));

    http("POST", running.uri() + "/confirmations/" + intent + "/refusal");

    assertThat(state()).isEqualTo(State.DECLINED);
    assertThat(payments.capture(intent)).isInstanceOf(Capture.Refused.class);
  }

  @Test
  void a_confirmation_after_the_voiding_pays_nothing() throws Exception {
    payments.authorise(intent, FARE, token("4000 0025 0000 3155"));
    assertThat(payments.voidAuthorisation(intent)).isEqualTo(new Voiding.Voided());

    assertThat(http("POST", running.uri() + "/confirmations/" + intent + "/confirmation"))
        .contains("nothing to confirm");
    assertThat(state()).isEqualTo(State.VOIDED);
  }

  @Test
  void a_slow_card_is_answered_in_the_end() {
    CardToken card = token("4000 0000 0000 9235");

    assertThat(impatient.authorise(intent, FARE, card)).isEqualTo(new Authorisation.Unknown());
    assertThat(state()).isEqualTo(State.AUTHORISED);
    assertThat(payments.authorise(anIntent(), FARE, card))
        .isInstanceOf(Authorisation.Authorised.class);
  }

  @Test
  void signed_notices_are_sent_before_the_answer_and_for_one_card_twice() throws Exception {
    BlockingQueue<Reading> received = new LinkedBlockingQueue<>();
    HttpServer receiver = receiver(received);
    try {
      running.sendNoticesTo(
          URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"), SECRET);

      assertThat(payments.authorise(intent, FARE, token("4000 0000 0000 0077")))
          .isInstanceOf(Authorisation.Authorised.class);
      assertThat(received).hasSize(2).containsOnly(new Reading.Genuine(intent));

      payments.capture(intent);
      for (int notice = 0; notice < 3; notice++) {
        assertThat(received.poll(10, SECONDS)).isEqualTo(new Reading.Genuine(intent));
      }
    } finally {
      receiver.stop(0);
    }
  }

  private HttpServer receiver(BlockingQueue<Reading> received) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              LocalAdapters.paymentNotices(SECRET, clock)
                  .read(
                      Map.of(
                          NoticeSignature.HEADER,
                          String.valueOf(
                              exchange.getRequestHeaders().getFirst(NoticeSignature.HEADER))),
                      exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private State state() {
    assertThat(payments.find(intent)).isInstanceOf(Finding.Found.class);
    return ((Finding.Found) payments.find(intent)).state();
  }

  private CardToken token(String number) {
    if (LocalAdapters.cardVault(running.uri(), PATIENT).store(card(number))
        instanceof CardVault.Answer.Stored stored) {
      return stored.token();
    }
    throw new IllegalStateException("The gateway takes no card");
  }

  private static String http(String method, String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      byte[] body =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(url))
                      .method(method, HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      return new String(body, UTF_8);
    }
  }
}
