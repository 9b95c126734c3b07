package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments of which the gateway tells nothing, or too late, over HTTP and without anybody's help:
 * the customer ends with a booking or with the money.
 */
final class SilentGatewayTest {

  private static final String MOVES_SILENTLY = "4000 0000 0000 0119";
  private static final String NEVER_MOVES = "4000 0000 0000 0259";
  private static final String LATE = "4000 0000 0000 3220";
  private static final String CONFIRMED_BY_HOLDER = "4000 0025 0000 3155";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static TestServer server;
  private static JsonNode offer;

  @BeforeAll
  static void start() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    server = TestServer.start(folder.resolve("data"), "--port", Integer.toString(port));
    offer = offerIn(9);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode offerIn(int days) {
    String query =
        "departures?from=%s&to=%s&date=%s&seats=6"
            .formatted(
                place("tokyo"),
                place("kyoto"),
                LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(days));
    return server.anybody().get(query).expect(200).body().at("/items/0");
  }

  private static String place(String localId) {
    return server
        .anybody()
        .get("places?feedId=demonstration:" + localId)
        .expect(200)
        .text("/items/0/id");
  }

  /** Somebody who pays for one seat, and signs in again when time has passed. */
  private static final class Customer {

    private final JsonNode offer;
    private final TestServer.Account account =
        TestServer.Account.opened(server.anybody(), server.data());
    private String hold = "";
    private String reference = "";

    Customer() {
      this(SilentGatewayTest.offer);
    }

    Customer(JsonNode offer) {
      this.offer = offer;
    }

    Traveller signedIn() {
      return account.signedIn(server.anybody());
    }

    /** The seat that is held. */
    String holds(String... seats) {
      String named = seats.length == 0 ? "" : ",\"seats\":[\"" + seats[0] + "\"]";
      Reply held =
          signedIn()
              .postOnce(
                  "holds",
                  """
                  {"legs":[{"departureId":"%s","from":"%s","to":"%s"%s}],"seatCount":1}\
                  """
                      .formatted(
                          offer.at("/departureId").asText(),
                          offer.at("/from/stopId").asText(),
                          offer.at("/to/stopId").asText(),
                          named))
              .expect(201);
      hold = held.text("/id");
      return held.text("/legs/0/seats/0");
    }

    Reply pays(String card, boolean acceptOtherSeats) {
      Traveller traveller = signedIn();
      String token = traveller.cardToken(card).expect(201).text("/token");
      String body = Traveller.bookingOf(hold, token, List.of("Aiko"));
      Reply reply =
          traveller.postOnce(
              "bookings",
              body.substring(0, body.lastIndexOf('}'))
                  + ",\"acceptOtherSeats\":"
                  + acceptOtherSeats
                  + "}");
      if (reply.status() < 300) {
        reference = reply.text("/reference");
      }
      return reply;
    }

    JsonNode booking() {
      return signedIn().get("bookings/" + reference).expect(200).body();
    }

    String status() {
      return booking().at("/status").asText();
    }

    String holdStatus() {
      return signedIn().get("holds/" + hold).expect(200).text("/status");
    }

    List<String> events() {
      JsonNode items =
          signedIn().get("bookings/" + reference + "/events").expect(200).body().at("/items");
      return StreamSupport.stream(items.spliterator(), false)
          .map(event -> event.at("/kind").asText())
          .toList();
    }

    /** What the gateway's own ledger has under this booking's payments: kinds of entries. */
    List<String> ledger() {
      Books books = Books.read(login(), server.data());
      return books.ledger().stream()
          .filter(
              entry -> reference.equals(books.bookingOfIntent().get(entry.at("/intent").asText())))
          .map(entry -> entry.at("/entry").asText())
          .toList();
    }
  }

  private static Settings.DatabaseLogin login() {
    try (EmbeddedDatabase running = EmbeddedDatabase.joinOrStart(server.data())) {
      return running.login();
    }
  }

  /**
   * Also waits until the server has asked for the time again, as it does once a second: what ends,
   * such as a code or a token, would else end between two requests that follow each other.
   */
  private static void putClockAhead(int seconds) {
    TestServer.Account anybody = TestServer.Account.opened(server.anybody(), server.data());
    Books.putClockAhead(login(), seconds);
    Instant ahead = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    await(
        "the server's clock is ahead",
        () -> !anybody.signedIn(server.anybody()).tokenIssued().isBefore(ahead));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s: %s", PATIENCE, what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  @Test
  void money_that_moved_when_the_seats_were_given_up_ends_as_a_booking_or_goes_back_by_itself()
      throws Exception {
    // On a day of its own, where nobody who gets another seat can be given this one.
    Customer same = new Customer(offerIn(10));
    Customer flexible = new Customer();
    Customer strict = new Customer();
    String sameSeat = same.holds();
    String flexibleSeat = flexible.holds();
    String strictSeat = strict.holds();
    payAtOnce(same, false, flexible, true, strict, false);
    assertThat(Stream.of(same, flexible, strict).map(Customer::status))
        .containsOnly("payment_pending");

    // The hold and the payment are over, and the gateway says nothing yet.
    putClockAhead(15 * 60 + 20);
    await("the holds have expired", () -> strict.holdStatus().equals("expired"));
    assertThat(strict.status()).isEqualTo("payment_pending");
    for (String seat : List.of(flexibleSeat, strictSeat)) {
      Customer faster = new Customer();
      faster.holds(seat);
      faster.pays(Traveller.GOOD_CARD, false).expect(201);
    }

    // Now it says that the money has moved.
    putClockAhead(17 * 60);
    await("all is settled", () -> Books.unsettled(login()) == 0);

    assertThat(same.status()).isEqualTo("confirmed");
    assertThat(same.booking().at("/tickets/0/seat").asText()).isEqualTo(sameSeat);
    assertThat(same.events())
        .containsExactly("payment_started", "seats_claimed_again", "confirmed");
    assertThat(flexible.status()).isEqualTo("confirmed");
    assertThat(flexible.booking().at("/tickets/0/seat").asText()).isNotIn(flexibleSeat, strictSeat);
    assertThat(flexible.events())
        .containsExactly("payment_started", "other_seats_claimed", "confirmed");
    assertThat(strict.status()).isEqualTo("failed");
    assertThat(strict.events()).containsExactly("payment_started", "payment_given_back");

    assertThat(same.ledger()).containsExactly("delayed", "authorised", "captured");
    assertThat(flexible.ledger()).containsExactly("delayed", "authorised", "captured");
    assertThat(strict.ledger()).containsExactly("delayed", "authorised", "captured", "refunded");
  }

  private static void payAtOnce(Customer a, boolean x, Customer b, boolean y, Customer c, boolean z)
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> paying =
          List.of(
              threads.submit(() -> a.pays(LATE, x)),
              threads.submit(() -> b.pays(LATE, y)),
              threads.submit(() -> c.pays(LATE, z)));
      for (Future<Reply> reply : paying) {
        assertThat(reply.get().status()).isEqualTo(202);
      }
    }
  }

  @Test
  void a_payment_that_timed_out_although_the_money_moved_is_confirmed_by_a_notice() {
    Customer anna = new Customer();
    anna.holds();

    Reply answer = anna.pays(MOVES_SILENTLY, false);

    // The notice may be faster than the time-out.
    assertThat(answer.status()).isIn(201, 202);
    await("it is confirmed", () -> anna.status().equals("confirmed"));
    assertThat(anna.ledger()).containsExactly("authorised", "captured");
  }

  @Test
  void a_payment_that_timed_out_and_moved_nothing_is_over_soon_and_the_hold_is_held_again() {
    Customer anna = new Customer();
    anna.holds();

    anna.pays(NEVER_MOVES, false).expect(202);

    await("it has failed", () -> anna.status().equals("failed"));
    assertThat(anna.holdStatus()).isEqualTo("held");
    anna.pays(Traveller.GOOD_CARD, false).expect(201);
  }

  @Test
  void a_payment_that_its_holder_has_to_confirm_is_confirmed_at_the_gateways_page()
      throws Exception {
    Customer anna = new Customer();
    anna.holds();

    Reply asked = anna.pays(CONFIRMED_BY_HOLDER, false).expect(202);

    assertThat(asked.text("/status")).isEqualTo("action_required");
    String page = asked.text("/action/redirectUrl");
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest confirmation =
          HttpRequest.newBuilder(URI.create(page + "/confirmation"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(browser.send(confirmation, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
    await("it is confirmed", () -> anna.status().equals("confirmed"));
    assertThat(anna.booking().at("/action").isMissingNode()).isTrue();
  }

  @Test
  void a_notice_that_is_not_signed_is_refused() {
    Reply refused =
        server.anybody().post("payment-notices", "{\"intent\":\"pay_0000000000\"}").expect(403);

    assertThat(refused.text("/code")).isEqualTo("notice_forged");
  }
}
