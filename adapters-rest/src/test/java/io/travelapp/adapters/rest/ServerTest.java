package io.travelapp.adapters.rest;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.fixture.Coach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server takes on, and what it does not. */
@Timeout(60)
class ServerTest {

  private static final String GET = "GET /api/v1/destinations HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST_OF_100 = postOf(100);

  /** To a place that nobody knows. */
  private static final String SEARCH = "/api/v1/departures?to=plc_1&date=2027-04-02&seats=1";

  private static String postOf(int bytes) {
    return RawClient.lines(
        "POST /api/v1/sessions HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        "Content-Length: " + bytes,
        "",
        "");
  }

  @Test
  void clients_that_send_one_byte_of_a_body_keep_nobody_waiting() throws IOException {
    Shop shop = Shop.shared();
    shop.api.get("/api/v1/destinations");
    List<RawClient> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        slow.add(new RawClient(shop.port()).send(POST_OF_100 + "{"));
      }
      long before = System.nanoTime();

      Api.Answer answer = shop.api.get("/api/v1/destinations");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    } finally {
      closeAll(slow);
    }
  }

  @Test
  void clients_that_take_no_answer_keep_nobody_waiting() throws IOException {
    Shop shop = Shop.shared();
    Coach coach = aDeparture().withLayout(manySeats()).publishedIn(shop.store);
    String map = "/api/v1/departures/" + coach.id() + "/seat-map?fromCall=0&toCall=1";
    String requests = ("GET " + map + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(100);
    List<RawClient> deaf = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        deaf.add(new RawClient(shop.port()).send(requests));
      }
      long before = System.nanoTime();

      Api.Answer answer = shop.api.get("/api/v1/destinations");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    } finally {
      closeAll(deaf);
    }
  }

  @Test
  void a_client_that_takes_no_answer_is_ended() throws IOException {
    try (Shop shop =
            shop(limits -> new Bounds(limits).patience(Duration.ofMillis(300)).set(), any -> any);
        RawClient deaf = new RawClient(shop.port())) {
      Coach coach = aDeparture().withLayout(manySeats()).publishedIn(shop.store);
      String map = "/api/v1/departures/" + coach.id() + "/seat-map?fromCall=0&toCall=1";

      // Until the buffers on the way are full.
      Awaiting.until(() -> {
        deaf.sendAsFarAsItIsRead(GET.replace("/api/v1/destinations", map).repeat(20));
        return deaf.isBroken();
      });

      awaitAnAnswer(shop);
    }
  }

  @Test
  void requests_beyond_the_bound_are_refused_at_once() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (Shop shop = shop(limits -> new Bounds(limits).inFlight(2).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      List<CompletableFuture<Api.Answer>> inside = fill(shop, clients, waiting);

      Api.Answer refused = shop.api.get("/api/v1/destinations");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("busy");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.header("Content-Type"))
          .isEqualTo("application/problem+json;charset=utf-8");
      assertThat(refused.json().path("traceId").asText()).isEqualTo(refused.header(Trace.HEADER));
      assertAllGoOn(inside, waiting);
      awaitAnAnswer(shop);
    }
  }

  /** Takes all the room of a shop that has it for two. */
  private static List<CompletableFuture<Api.Answer>> fill(
      Shop shop, ExecutorService clients, WaitingPlaces waiting) throws Exception {
    List<CompletableFuture<Api.Answer>> inside =
        Stream.of("a", "b")
            .map(name ->
                CompletableFuture.supplyAsync(
                    () -> shop.api.get("/api/v1/places?q=" + name), clients))
            .toList();
    assertThat(waiting.arrived.await(10, TimeUnit.SECONDS)).isTrue();
    return inside;
  }

  private static void assertAllGoOn(
      List<CompletableFuture<Api.Answer>> inside, WaitingPlaces waiting) throws Exception {
    waiting.goOn.countDown();
    for (CompletableFuture<Api.Answer> answer : inside) {
      assertThat(answer.get().status()).isEqualTo(200);
    }
  }

  @Test
  void who_is_refused_may_ask_again_on_the_same_connection() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (Shop shop = shop(limits -> new Bounds(limits).inFlight(2).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool();
        RawClient client = new RawClient(shop.port())) {
      assertThat(client.send(GET).answer().status()).isEqualTo(200);
      List<CompletableFuture<Api.Answer>> others = fill(shop, clients, waiting);

      client.send(GET + GET);

      for (int i = 0; i < 2; i++) {
        RawClient.Answer refused = client.answer();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("instance").asText()).isEqualTo("/api/v1/destinations");
        assertThat(refused.head()).doesNotContain("close");
      }
      assertAllGoOn(others, waiting);
      Awaiting.until(() -> client.send(GET).answer().status() == 200);
    }
  }

  @Test
  void who_is_refused_and_asks_in_an_unusual_way_is_told_so_too() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (Shop shop = shop(limits -> new Bounds(limits).inFlight(2).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool();
        RawClient last = new RawClient(shop.port());
        RawClient old = new RawClient(shop.port())) {
      List<CompletableFuture<Api.Answer>> others = fill(shop, clients, waiting);

      last.send(GET.replace("\r\nHost", "\r\nConnection: close\r\nHost"));
      old.send(GET.replace("HTTP/1.1", "HTTP/1.0"));

      for (RawClient client : List.of(last, old)) {
        assertThat(client.answer().status()).isEqualTo(503);
        assertThat(client.isEnded()).isTrue();
      }
      assertAllGoOn(others, waiting);
    }
  }

  @Test
  void who_is_refused_gives_the_connection_back_where_they_become_few() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (Shop shop =
            shop(limits -> new Bounds(limits).inFlight(2).connections(5).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool();
        RawClient client = new RawClient(shop.port())) {
      List<CompletableFuture<Api.Answer>> others = fill(shop, clients, waiting);

      assertThat(client.send(GET).answer().status()).isEqualTo(503);
      assertThat(client.isEnded()).isTrue();

      assertAllGoOn(others, waiting);
    }
  }

  @Test
  void who_asks_for_several_at_once_is_idle_when_all_is_answered() throws IOException {
    try (Shop shop =
            shop(limits -> new Bounds(limits).patience(Duration.ofMillis(300)).set(), any -> any);
        RawClient client = new RawClient(shop.port())) {
      client.send(GET.repeat(3));

      for (int i = 0; i < 3; i++) {
        assertThat(client.answer().status()).isEqualTo(200);
      }
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void who_holds_and_pays_gets_in_while_searches_are_refused_within_50_milliseconds()
      throws Exception {
    WaitingPlaces waiting = new WaitingPlaces(6);
    try (Shop shop = shop(limits -> new Bounds(limits).inFlight(8).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Coach coach = aDeparture().publishedIn(shop.store);
      Client customer = shop.aCustomer();
      List<CompletableFuture<Api.Answer>> searching =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(() -> shop.api.get("/api/v1/places?q=a"), clients))
              .limit(6)
              .toList();
      assertThat(waiting.arrived.await(10, TimeUnit.SECONDS)).isTrue();

      List<Long> milliseconds = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        long begun = System.nanoTime();
        Api.Answer refused = shop.api.get("/api/v1/places?q=b");
        milliseconds.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
      }
      assertThat(milliseconds.stream().sorted().skip(10).findFirst().orElseThrow())
          .as("the median of %s", milliseconds)
          .isLessThan(50);
      String hold = Orders.holds(customer, Orders.hold(Orders.leg(coach, "Kofu", "Tokyo", "1A")));
      assertThat(customer.get("/api/v1/holds/" + hold).status()).isEqualTo(200);
      assertThat(customer.get("/api/v1/bookings").status()).isEqualTo(200);
      waiting.goOn.countDown();
      for (CompletableFuture<Api.Answer> search : searching) {
        assertThat(search.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void searches_beyond_their_share_are_refused_at_once_and_holds_go_on() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (Shop shop = shop(limits -> new Bounds(limits).searchesInFlight(2).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      Coach coach = aDeparture().publishedIn(shop.store);
      Client customer = shop.aCustomer();
      CompletableFuture<Api.Answer> first =
          CompletableFuture.supplyAsync(() -> shop.api.get(SEARCH), clients);
      CompletableFuture<Api.Answer> second =
          CompletableFuture.supplyAsync(() -> shop.api.get(SEARCH), clients);
      assertThat(waiting.arrived.await(10, TimeUnit.SECONDS)).isTrue();

      Api.Answer refused = shop.api.get(SEARCH);

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("busy");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      Orders.holds(customer, Orders.hold(Orders.leg(coach, "Kofu", "Tokyo", "1A")));
      waiting.goOn.countDown();
      assertThat(first.get().status()).isEqualTo(400);
      assertThat(second.get().status()).isEqualTo(400);
      assertThat(shop.api.get(SEARCH).status()).isEqualTo(400);
    }
  }

  @Test
  void an_address_has_so_many_connections_and_gets_them_back() throws IOException {
    try (Shop shop = shop(limits -> new Bounds(limits).perAddress(3).set(), any -> any)) {
      List<RawClient> clients = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          clients.add(new RawClient(shop.port()));
          assertThat(clients.getLast().send(GET).answer().status()).isEqualTo(200);
        }
        try (RawClient fourth = new RawClient(shop.port())) {
          RawClient.Answer answer = fourth.answer();
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.head()).contains("\r\nRetry-After: 1\r\n", "\r\nConnection: close\r\n");
          assertThat(answer.json().path("code").asText()).isEqualTo("busy");
          assertThat(fourth.isEnded()).isTrue();
        }
      } finally {
        closeAll(clients);
      }
      awaitAnAnswer(shop);
    }
  }

  @Test
  void the_server_has_so_many_connections() throws IOException {
    try (Shop shop = shop(limits -> new Bounds(limits).connections(2).set(), any -> any)) {
      try (RawClient first = new RawClient(shop.port());
          RawClient second = new RawClient(shop.port())) {
        assertThat(first.send(GET).answer().status()).isEqualTo(200);
        assertThat(second.send(GET).answer().status()).isEqualTo(200);
        try (RawClient third = new RawClient(shop.port())) {
          assertThat(third.answer().status()).isEqualTo(503);
        }
        assertThat(first.send(GET).answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void who_is_too_slow_is_told_and_ended() throws IOException {
    Duration soon = Duration.ofMillis(400);
    try (Shop shop = shop(limits -> new Bounds(limits).patience(soon).set(), any -> any);
        RawClient slowHead = new RawClient(shop.port());
        RawClient slowBody = new RawClient(shop.port());
        RawClient idle = new RawClient(shop.port());
        RawClient silent = new RawClient(shop.port())) {
      slowHead.send("GET / HT");
      slowBody.send(POST_OF_100 + "{");
      assertThat(idle.send(GET).answer().status()).isEqualTo(200);

      for (RawClient slow : List.of(slowHead, slowBody)) {
        RawClient.Answer answer = slow.answer();
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.json().path("code").asText()).isEqualTo("request_timeout");
        assertThat(slow.isEnded()).isTrue();
      }
      assertThat(idle.isEnded()).isTrue();
      assertThat(silent.isEnded()).isTrue();
    }
  }

  @Test
  void a_request_that_takes_long_inside_is_not_too_slow() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    Duration soon = Duration.ofMillis(300);
    try (Shop shop = shop(limits -> new Bounds(limits).patience(soon).set(), waiting::over);
        ExecutorService clients = Executors.newCachedThreadPool()) {
      CompletableFuture<Api.Answer> slow =
          CompletableFuture.supplyAsync(() -> shop.api.get("/api/v1/places?q=a"), clients);
      CompletableFuture<Api.Answer> other =
          CompletableFuture.supplyAsync(() -> shop.api.get("/api/v1/places?q=b"), clients);
      assertThat(waiting.arrived.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture.runAsync(
              waiting.goOn::countDown,
              CompletableFuture.delayedExecutor(900, TimeUnit.MILLISECONDS))
          .join();

      assertThat(slow.get().status()).isEqualTo(200);
      assertThat(other.get().status()).isEqualTo(200);
    }
  }

  @Test
  void what_arrives_slowly_is_bounded_for_all_together() throws IOException {
    try (Shop shop = shop(limits -> new Bounds(limits).held(300).set(), any -> any);
        RawClient first = new RawClient(shop.port());
        RawClient second = new RawClient(shop.port())) {
      String halfABody = postOf(1000) + "x".repeat(290);
      first.send(halfABody);
      second.send(halfABody);

      // Whichever came second is over the bound.
      RawClient.Answer refused = firstAnswerOf(first, second);

      assertThat(refused.status()).isEqualTo(503);
      awaitAnAnswer(shop);
    }
  }

  @Test
  void requests_sent_together_are_answered_in_order() throws IOException {
    Shop shop = Shop.shared();
    try (RawClient client = new RawClient(shop.port())) {
      client.send(
          GET
              + GET.replace("/api/v1/destinations", "/nothing")
              + postOf(2)
              + "{}"
              + GET.replace("GET", "HEAD"));

      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.answer().status()).isEqualTo(404);
      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void a_client_of_http_1_0_is_answered_and_ended() throws IOException {
    try (RawClient client = new RawClient(Shop.shared().port())) {
      assertThat(client.send("GET /api/v1/destinations HTTP/1.0\r\n\r\n").answer().status())
          .isEqualTo(200);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void a_client_that_waits_to_send_its_body_is_told_to_go_on() throws IOException {
    try (RawClient client = new RawClient(Shop.shared().port())) {
      client.send(postOf(2).replace(": 2\r\n", ": 2\r\nExpect: 100-continue\r\n"));
      assertThat(client.answer().status()).isEqualTo(100);
      assertThat(client.send("{}").answer().status()).isEqualTo(400);
    }
  }

  @Test
  void what_could_be_read_in_two_ways_is_refused_and_the_connection_ended() throws IOException {
    for (String request :
        List.of(
            POST_OF_100.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"),
            GET.replace("\r\n", "\n"),
            POST_OF_100.replace("Content-Length: 100", "Transfer-Encoding: gzip"),
            GET.replace("HTTP/1.1", "HTTP/2.0"),
            GET.replace("/api", "/%zz"),
            "\u0016\u0003\u0001\u0002\n",
            "GET /" + "x".repeat(9000))) {
      try (RawClient client = new RawClient(Shop.shared().port())) {
        RawClient.Answer answer = client.sendAsFarAsItIsRead(request).answer();
        assertThat(answer.status()).isIn(400, 505);
        assertThat(answer.head())
            .contains(
                "\r\nContent-Type: application/problem+json;charset=utf-8\r\n",
                "\r\nConnection: close\r\n",
                "\r\nX-Content-Type-Options: nosniff\r\n")
            .doesNotContain("\r\nServer:");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(client.isEnded()).isTrue();
      }
    }
  }

  @Test
  void closing_finishes_the_requests_in_flight_and_takes_no_more() throws Exception {
    WaitingPlaces waiting = new WaitingPlaces();
    try (ExecutorService clients = Executors.newCachedThreadPool()) {
      Shop shop = shop(limits -> limits, waiting::over);
      CompletableFuture<Api.Answer> first =
          CompletableFuture.supplyAsync(() -> shop.api.get("/api/v1/places?q=a"), clients);
      CompletableFuture<Api.Answer> second =
          CompletableFuture.supplyAsync(() -> shop.api.get("/api/v1/places?q=b"), clients);
      assertThat(waiting.arrived.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> closing = CompletableFuture.runAsync(shop::stop, clients);
      awaitRefusal(shop);
      assertThat(closing.isDone()).isFalse();
      waiting.goOn.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      assertThat(second.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
      closing.get(10, TimeUnit.SECONDS);
      shop.close();
    }
  }

  @Test
  void a_port_in_use_is_told_as_such() {
    Shop shop = Shop.shared();

    assertThat(catchThrowable(() -> new Shop(settings -> settings.withPort(shop.port())).close()))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(BindException.class);
  }

  private static Shop shop(UnaryOperator<Limits> limits, UnaryOperator<Places> places) {
    return new Shop(settings -> settings.withLimits(limits.apply(settings.limits())), places);
  }

  private static VehicleLayout manySeats() {
    return VehicleLayout.twoByTwo("Double decker", 50);
  }

  private static void closeAll(List<RawClient> clients) throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  private static void awaitAnAnswer(Shop shop) {
    Awaiting.until(() -> statusOf(shop) == 200);
  }

  private static void awaitRefusal(Shop shop) {
    Awaiting.until(() -> statusOf(shop) != 200);
  }

  /** The status of an answer, or 0 if none can be had. */
  private static int statusOf(Shop shop) {
    try (RawClient client = new RawClient(shop.port())) {
      return client.send(GET).answer().status();
    } catch (IOException e) {
      return 0;
    }
  }

  private static RawClient.Answer firstAnswerOf(RawClient one, RawClient other) throws IOException {
    Awaiting.until(() -> one.isAnswered() || other.isAnswered());
    return (one.isAnswered() ? one : other).answer();
  }

  /** The usual limits but for some. */
  private static final class Bounds {
    private int connections;
    private int perAddress;
    private int inFlight;
    private int searchesInFlight;
    private long held;
    private Duration head;
    private Duration body;
    private Duration idle;
    private final int holdsAtOnce;
    private final int searchesAtOnce;
    private final int bodyBytes;

    private Bounds(Limits usual) {
      connections = usual.connections();
      perAddress = usual.connectionsPerAddress();
      inFlight = usual.requestsInFlight();
      searchesInFlight = usual.searchesInFlight();
      holdsAtOnce = usual.holdsAtOnce();
      searchesAtOnce = usual.searchesAtOnce();
      held = usual.heldBytes();
      head = usual.head();
      body = usual.body();
      idle = usual.idle();
      bodyBytes = usual.bodyBytes();
    }

    private Bounds connections(int most) {
      connections = most;
      return this;
    }

    private Bounds perAddress(int most) {
      perAddress = most;
      return this;
    }

    private Bounds inFlight(int most) {
      inFlight = most;
      return this;
    }

    private Bounds searchesInFlight(int most) {
      searchesInFlight = most;
      return this;
    }

    private Bounds held(long bytes) {
      held = bytes;
      return this;
    }

    /** For everything that a client does. */
    private Bounds patience(Duration time) {
      head = time;
      body = time;
      idle = time;
      return this;
    }

    private Limits set() {
      return new Limits(
          connections,
          perAddress,
          inFlight,
          searchesInFlight,
          holdsAtOnce,
          searchesAtOnce,
          bodyBytes,
          held,
          head,
          body,
          idle);
    }
  }

  /** Places that are looked up by so many at a time, and only when they are told to go on. */
  private static final class WaitingPlaces extends RealPlaces {
    private final CountDownLatch arrived;
    private final CountDownLatch goOn = new CountDownLatch(1);

    WaitingPlaces() {
      this(2);
    }

    WaitingPlaces(int many) {
      arrived = new CountDownLatch(many);
    }

    @Override
    public List<PlaceOrStop> search(String text, int limit) {
      awaitBoth();
      return super.search(text, limit);
    }

    /** As a search for departures does that finds none. */
    @Override
    public Optional<PlaceOrStop> find(PlaceOrStopId id) {
      awaitBoth();
      return super.find(id);
    }

    private void awaitBoth() {
      arrived.countDown();
      try {
        assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
