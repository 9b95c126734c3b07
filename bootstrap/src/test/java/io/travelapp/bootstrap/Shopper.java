package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Sale.State;
import io.travelapp.bootstrap.Traveller.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A customer who does one thing after the other at random, at a server that dies, and keeps a log
 * of what was answered. What was not answered is asked again with the same key, sooner or later.
 */
final class Shopper {

  /** A run with its calls, and the seats that are asked for. */
  record Coach(String departure, List<Call> calls, List<String> seats) {}

  record Call(String stop, boolean boarding, boolean alighting) {}

  /** Something that was asked for, by a key of its own where there is one. */
  private record Asked(String method, String path, String key, String json) {}

  /** Asked for, and not answered: what is to be done when it is. */
  private record Lost(Asked asked, Consumer<Reply> then) {}

  /** Longer than the clock may be ahead, and shorter than anything lives. */
  private static final Duration CLOCK_AHEAD_MAX = Duration.ofMinutes(3);

  private final MortalServer server;
  private final List<Coach> coaches;
  private final Random random;
  private final TestServer.Account account;
  private final Map<String, Sale> sales = new LinkedHashMap<>();
  private final Map<Asked, Reply> answered = new LinkedHashMap<>();
  private final List<Asked> answeredLate = new ArrayList<>();
  private final List<Lost> lost = new ArrayList<>();
  private Traveller traveller;
  private final AtomicInteger answers = new AtomicInteger();
  private int answersWhileShopping;
  private int losses;
  private int refused;

  Shopper(MortalServer server, List<Coach> coaches, Random random) {
    this.server = server;
    this.coaches = coaches;
    this.random = random;
    this.account = TestServer.Account.opened(server.anybody(), server.data());
    this.traveller = account.signedIn(server.anybody());
  }

  /** Goes on until trading ends. */
  Shopper shop() {
    while (server.isTrading()) {
      step();
    }
    answersWhileShopping = answers.get();
    return this;
  }

  private void step() {
    int chance = random.nextInt(100);
    if (chance < 30) {
      hold();
    } else if (chance < 65) {
      any(State.HELD).ifPresentOrElse(this::pay, this::hold);
    } else if (chance < 80) {
      any(State.BOOKED).ifPresentOrElse(this::cancel, this::hold);
    } else if (chance < 88) {
      any(State.HELD).ifPresent(this::release);
    } else if (chance < 94) {
      askAgainForWhatWasAnswered(1);
    } else if (!lost.isEmpty()) {
      askAgain(lost.remove(random.nextInt(lost.size())));
    }
  }

  /** One that nothing is under way with. */
  private Optional<Sale> any(State state) {
    List<Sale> those = sales.values().stream().filter(sale -> sale.state() == state).toList();
    return those.isEmpty()
        ? Optional.empty()
        : Optional.of(those.get(random.nextInt(those.size())));
  }

  // What a customer does

  private void hold() {
    Coach coach = coaches.get(random.nextInt(coaches.size()));
    int last = coach.calls().size() - 1;
    int from = random.nextInt(last);
    int to = from + 1 + random.nextInt(last - from);
    if (!coach.calls().get(from).boarding() || !coach.calls().get(to).alighting()) {
      return;
    }
    String seats =
        random
            .ints(0, coach.seats().size())
            .distinct()
            .limit(1 + random.nextInt(2))
            .mapToObj(seat -> "\"" + coach.seats().get(seat) + "\"")
            .collect(Collectors.joining(","));
    String json =
        """
        {"legs":[{"departureId":"%s","from":"%s","to":"%s","seats":[%s]}]}\
        """
            .formatted(
                coach.departure(),
                coach.calls().get(from).stop(),
                coach.calls().get(to).stop(),
                seats);
    ask(once("holds", json), this::held);
  }

  private void held(Reply reply) {
    boolean refusal = reply.status() == 409 || reply.status() == 422;
    if (refusal && List.of("seat_taken", "too_many_holds").contains(reply.text("/code"))) {
      refused++;
    } else {
      note(Sale.held(reply.expect(201)));
    }
  }

  private void pay(Sale sale) {
    Optional<String> card =
        tried(() -> traveller.cardToken(Traveller.GOOD_CARD)).map(reply -> reply.text("/token"));
    if (card.isEmpty()) {
      return;
    }
    List<String> names = sale.seats().stream().map(seat -> "Aiko").toList();
    int losses = this.losses;
    underWay(sale);
    ask(
        once("bookings", Traveller.bookingOf(sale.id(), card.get(), names)),
        reply -> paid(sale, reply, this.losses > losses));
  }

  private void paid(Sale sale, Reply reply, boolean wasLost) {
    switch (reply.status()) {
      case 201, 202 -> note(sale.booked(reply.body()));
      case 402 -> {
        assertThat(wasLost).as("a good card is declined only by death: %s", reply).isTrue();
        note(sale);
      }
      case 410 -> note(expired(sale, reply));
      default -> throw unexpected(reply);
    }
  }

  private void release(Sale sale) {
    int losses = this.losses;
    underWay(sale);
    ask(
        new Asked("DELETE", "holds/" + sale.id(), "", ""),
        reply -> released(sale, reply, this.losses > losses));
  }

  private void released(Sale sale, Reply reply, boolean wasLost) {
    boolean before = reply.status() == 410 && reply.text("/code").equals("hold_released");
    if (reply.status() == 204 || (before && wasLost)) {
      note(sale.with(State.RELEASED));
    } else {
      note(expired(sale, reply));
    }
  }

  private void cancel(Sale sale) {
    Optional<Reply> quote =
        tried(() -> traveller.post("bookings/" + sale.reference() + "/cancellation-quotes", "{}"));
    if (quote.isEmpty()) {
      return;
    }
    underWay(sale);
    ask(
        once(
            "bookings/" + sale.reference() + "/cancellations",
            "{\"quoteId\":\"" + quote.get().expect(201).text("/id") + "\"}"),
        reply -> note(sale.cancelled(reply.expect(201).body().at("/refund/amount").asLong())));
  }

  /** Nothing else is done with it until the answer is known. */
  private void underWay(Sale sale) {
    sales.remove(sale.id());
  }

  private void note(Sale sale) {
    sales.put(sale.id(), sale);
  }

  private static Sale expired(Sale sale, Reply reply) {
    assertThat(reply.expect(410).text("/code")).isEqualTo("hold_expired");
    assertThat(Instant.parse(sale.hold().text("/expiresAt")))
        .isBefore(Instant.now().plus(CLOCK_AHEAD_MAX));
    return sale.with(State.EXPIRED);
  }

  // Asking

  private static Asked once(String path, String json) {
    return new Asked("POST", path, UUID.randomUUID().toString(), json);
  }

  private void ask(Asked asked, Consumer<Reply> then) {
    Optional<Reply> reply = answer(asked);
    if (reply.isEmpty()) {
      losses++;
      lost.add(new Lost(asked, then));
      server.awaitOpen();
      return;
    }
    answered.put(asked, reply.get());
    then.accept(reply.get());
  }

  private void askAgain(Lost again) {
    Optional<Reply> reply = answer(again.asked());
    if (reply.isEmpty()) {
      lost.add(again);
      server.awaitOpen();
      return;
    }
    answered.put(again.asked(), reply.get());
    answeredLate.add(again.asked());
    again.then().accept(reply.get());
  }

  /** Empty if it was not answered, or with nothing but that it may be asked again. */
  private Optional<Reply> answer(Asked asked) {
    return tried(() ->
        asked.method().equals("DELETE")
            ? traveller.delete(asked.path())
            : traveller.postOnce(asked.path(), asked.key(), asked.json()));
  }

  private Optional<Reply> tried(Supplier<Reply> request) {
    try {
      Reply reply = request.get();
      if (reply.status() == 401) {
        traveller = account.signedIn(server.anybody());
        return tried(request);
      }
      boolean later =
          reply.status() == 503
              || (reply.status() == 409 && reply.text("/code").equals("request_in_progress"));
      if (later) {
        return Optional.empty();
      }
      answers.incrementAndGet();
      return Optional.of(reply);
    } catch (UncheckedIOException e) {
      server.awaitOpen();
      return Optional.empty();
    }
  }

  /** Some of what was answered gets the same answer again, be it before a death or after it. */
  private void askAgainForWhatWasAnswered(int howMany) {
    List<Asked> those = answered.keySet().stream().filter(asked -> !asked.key().isEmpty()).toList();
    for (int i = 0; i < howMany && !those.isEmpty(); i++) {
      assertAnsweredAlike(those.get(random.nextInt(those.size())));
    }
  }

  private void assertAnsweredAlike(Asked asked) {
    answer(asked)
        .ifPresent(again -> {
          Reply first = answered.getOrDefault(asked, again);
          assertThat(again.status()).as("%s again", asked).isEqualTo(first.status());
          assertThat(again.raw().body()).as("%s again", asked).isEqualTo(first.raw().body());
        });
  }

  // The end

  /** Whether all is answered, after asking for all that is not. */
  boolean hasAnswers() {
    for (Lost again : List.copyOf(lost)) {
      lost.remove(again);
      askAgain(again);
    }
    for (Sale sale : List.copyOf(sales.values())) {
      if (sale.state() == State.PENDING) {
        lookUp(sale);
      }
    }
    return lost.isEmpty()
        && sales.values().stream().noneMatch(sale -> sale.state() == State.PENDING);
  }

  private void lookUp(Sale sale) {
    JsonNode booking = traveller.get("bookings/" + sale.reference()).expect(200).body();
    switch (booking.at("/status").asText()) {
      case "confirmed", "payment_pending" -> note(sale.booked(booking));
      case "failed" -> note(sale.with(State.HELD));
      default -> throw new AssertionError("Unexpected: " + booking);
    }
  }

  /** What the server tells of each sale is what it told before. */
  void checkSales() {
    answeredLate.forEach(this::assertAnsweredAlike);
    askAgainForWhatWasAnswered(50);
    for (Sale sale : List.copyOf(sales.values())) {
      switch (sale.state()) {
        case HELD -> checkHeld(sale);
        case BOOKED ->
            assertThat(traveller.get("bookings/" + sale.reference()).expect(200).body())
                .isEqualTo(sale.booking().orElseThrow());
        case CANCELLED -> checkCancelled(sale);
        case RELEASED, EXPIRED, PENDING -> {}
      }
    }
  }

  private void checkHeld(Sale sale) {
    Reply hold = traveller.get("holds/" + sale.id()).expect(200);
    if (hold.text("/status").equals("expired")) {
      note(sale.with(State.EXPIRED));
      assertThat(Instant.parse(hold.text("/expiresAt")))
          .isBefore(Instant.now().plus(CLOCK_AHEAD_MAX));
    } else {
      assertThat(hold.text("/status")).isEqualTo("held");
    }
  }

  private void checkCancelled(Sale sale) {
    Reply booking = traveller.get("bookings/" + sale.reference()).expect(200);
    assertThat(booking.text("/status")).isEqualTo("cancelled");
    assertThat(booking.body().at("/refunded/amount").asLong()).isEqualTo(sale.refunded());
  }

  List<Sale> sales() {
    return List.copyOf(sales.values());
  }

  long countOf(State state) {
    return sales.values().stream().filter(sale -> sale.state() == state).count();
  }

  /** How many so far, of any kind; may be asked while the customer shops. */
  int answers() {
    return answers.get();
  }

  int answersWhileShopping() {
    return answersWhileShopping;
  }

  int losses() {
    return losses;
  }

  int refused() {
    return refused;
  }

  private static AssertionError unexpected(Reply reply) {
    return new AssertionError(
        reply.raw().uri() + " answered " + reply.status() + ": " + reply.body());
  }
}
