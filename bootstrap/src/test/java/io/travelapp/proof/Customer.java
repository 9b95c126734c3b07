package io.travelapp.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller;
import io.travelapp.bootstrap.Traveller.Reply;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.proof.Deed.Kind;
import io.travelapp.proof.Deed.Place;
import io.travelapp.proof.Fault.Promise;
import io.travelapp.proof.Tenure.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who does one thing after the other at random, at one node or the other or at both at
 * once, and keeps a log of what was answered.
 */
final class Customer {

  /** What everybody wants. */
  private static final List<String> HOT_SEATS = List.of("3A", "3B", "4C", "5D", "6A");

  private static final int LAST_CALL = 4;
  private static final int LAPSES_WITHIN_MILLIS = 40;
  private static final int PENDING_TRIES_MAX = 1000;
  private static final int PENDING_MILLIS = 10;

  private final History history;
  private final Market market;
  private final Session session;
  private final Random random;
  private final Asking asking;
  private final List<Tenure> tenures = new ArrayList<>();

  Customer(History history, Market market, Session session, Random random) {
    this.history = history;
    this.market = market;
    this.session = session;
    this.random = random;
    this.asking = new Asking(market, session, random);
  }

  Set<String> cards() {
    return Set.of(session.goodCard(), session.badCard());
  }

  List<Tenure> tenures() {
    return tenures;
  }

  /** Does this and that until it has taken so many operations. */
  void live(int operations) {
    while (asking.asked() < operations) {
      int chance = random.nextInt(100);
      if (chance < 36) {
        hold();
      } else if (chance < 58) {
        any(State.HELD).ifPresentOrElse(this::pay, this::hold);
      } else if (chance < 68) {
        any(State.HELD).ifPresentOrElse(this::release, this::hold);
      } else if (chance < 76) {
        any(State.BOOKED).ifPresentOrElse(this::cancel, this::hold);
      } else if (chance < 82) {
        any(State.HELD).ifPresentOrElse(this::letLapse, this::hold);
      } else if (chance < 90) {
        lookAtSeats();
      } else if (chance < 95) {
        anyOwn().ifPresentOrElse(this::lookAt, this::lookAtSeats);
      } else {
        pry();
      }
    }
  }

  private Optional<Tenure> any(State state) {
    return anyOf(tenures.stream().filter(tenure -> tenure.state() == state).toList());
  }

  private Optional<Tenure> anyOwn() {
    return anyOf(tenures);
  }

  private <T> Optional<T> anyOf(List<T> those) {
    return those.isEmpty()
        ? Optional.empty()
        : Optional.of(those.get(random.nextInt(those.size())));
  }

  int operations() {
    return asking.asked();
  }

  // Hold

  private void hold() {
    int seats = 1 + random.nextInt(3) / 2;
    boolean both = random.nextInt(10) == 0;
    List<String> legs =
        both
            ? List.of(leg(history.coaches().early(), seats), leg(history.coaches().late(), seats))
            : List.of(leg(anyCoach(), seats));
    String json = "{\"legs\":[" + String.join(",", legs) + "]}";
    Asking.Answer answer = once("holds", json);
    Reply reply = answer.reply();
    if (reply.status() == 201) {
      Tenure tenure = new Tenure(history.nextTenure(), reply, answer.when());
      tenures.add(tenure);
      history.keepSecret(this, "holds/" + tenure.id());
    } else if (isCode(reply, 409, "seat_taken")) {
      history.countConflict();
      refused(answer, json);
    } else if (!isCode(reply, 422, "too_many_holds")) {
      unexpected(reply);
    }
  }

  private long anyCoach() {
    return random.nextBoolean() ? history.coaches().early() : history.coaches().late();
  }

  private String leg(long departure, int seats) {
    int from = random.nextInt(LAST_CALL);
    int to = from + 1 + random.nextInt(LAST_CALL - from);
    String names =
        random
            .ints(0, HOT_SEATS.size())
            .distinct()
            .limit(seats)
            .mapToObj(seat -> "\"" + HOT_SEATS.get(seat) + "\"")
            .collect(Collectors.joining(","));
    return """
    {"departureId":"%s","from":"%s","to":"%s","seats":[%s]}\
    """
        .formatted(
            Market.Coaches.text(departure),
            market.stops().get(from),
            market.stops().get(to),
            names);
  }

  /** Each seat that is named was somebody's. */
  private void refused(Asking.Answer answer, String json) {
    JsonNode asked = Asking.json(json).at("/legs");
    String departure = answer.reply().text("/departureId");
    for (JsonNode leg : asked) {
      if (leg.at("/departureId").asText().equals(departure)) {
        for (JsonNode seat : answer.reply().body().at("/seats")) {
          see(answer.when(), Kind.REFUSED, place(leg, seat.asText()));
        }
      }
    }
  }

  private Place place(JsonNode leg, String seat) {
    return new Place(
        DepartureId.parse(leg.at("/departureId").asText()).orElseThrow().number(),
        seat,
        market.stops().indexOf(leg.at("/from").asText()),
        market.stops().indexOf(leg.at("/to").asText()));
  }

  private void see(Span when, Kind kind, Place place) {
    history.see(new Deed(when, kind, place, -1));
  }

  // Pay, release, cancel, let lapse

  private void pay(Tenure tenure) {
    boolean good = random.nextInt(8) > 0;
    List<String> names = IntStream.range(0, tenure.passengers()).mapToObj(i -> "Aiko").toList();
    Asking.Answer answer =
        once(
            "bookings",
            Traveller.bookingOf(tenure.id(), good ? session.goodCard() : session.badCard(), names));
    Reply reply = answer.reply();
    switch (reply.status()) {
      case 201, 202 -> paid(tenure, answer);
      case 402 -> tenure.heldAgain();
      case 410 -> lapsed(tenure, answer);
      default -> unexpected(reply);
    }
  }

  private void paid(Tenure tenure, Asking.Answer answer) {
    tenure
        .lapses()
        .filter(lapse -> answer.when().from().isAfter(lapse.to()))
        .ifPresent(lapse ->
            history.report(Promise.SOLD_ONCE, tenure + " was paid for after it had expired"));
    tenure.paid(answer.reply().body());
    history.keepSecret(this, "bookings/" + tenure.reference());
  }

  private void lapsed(Tenure tenure, Asking.Answer answer) {
    boolean itIs =
        isCode(answer.reply(), 410, "hold_expired")
            && tenure
                .lapses()
                .filter(lapse -> !lapse.from().isAfter(answer.when().to()))
                .isPresent();
    if (!itIs) {
      history.report(
          Promise.KEPT, tenure + " is told to be over before its time: " + answer.reply().body());
    }
    tenure.lapsed(answer.when());
  }

  private void release(Tenure tenure) {
    Asking.Answer answer = asking.ask(traveller -> traveller.delete("holds/" + tenure.id()));
    switch (answer.reply().status()) {
      case 204 -> tenure.released(answer.when());
      case 410 -> lapsed(tenure, answer);
      default -> unexpected(answer.reply());
    }
  }

  private void cancel(Tenure tenure) {
    String booking = "bookings/" + tenure.reference();
    Reply quote =
        asking.ask(traveller -> traveller.post(booking + "/cancellation-quotes", "{}")).reply();
    if (quote.status() != 201) {
      unexpected(quote);
      return;
    }
    Asking.Answer answer =
        once(booking + "/cancellations", "{\"quoteId\":\"" + quote.text("/id") + "\"}");
    if (answer.reply().status() == 201) {
      tenure.cancelled(answer.when(), answer.reply().body().at("/refund/amount").asLong());
    } else {
      unexpected(answer.reply());
    }
  }

  /** Its time is made to end in a moment, by the database's clock. */
  private void letLapse(Tenure tenure) {
    market
        .sql()
        .execute(
            """
            update travelapp.booking
            set expires_at = travelapp.instant_now() + ? * interval '1 millisecond'
            where id = ? and status = 'held' and expires_at > travelapp.instant_now() + interval '1 minute'
            """,
            random.nextInt(LAPSES_WITHIN_MILLIS),
            tenure.booking());
    Instant now = Instant.now();
    market
        .sql()
        .query(
            """
            select expires_at from travelapp.booking
            where id = ? and expires_at < travelapp.instant_now() + interval '1 minute'
            """,
            row -> row.getObject(1, OffsetDateTime.class).toInstant(),
            tenure.booking())
        .forEach(at -> tenure.lapsesIn(new Span(at, now.isAfter(at) ? now : at)));
  }

  // Look

  private void lookAtSeats() {
    long departure = anyCoach();
    int from = random.nextInt(LAST_CALL);
    int to = from + 1 + random.nextInt(LAST_CALL - from);
    Asking.Answer answer =
        asking.ask(traveller ->
            traveller.get(
                "departures/%s/seat-map?from=%s&to=%s"
                    .formatted(
                        Market.Coaches.text(departure),
                        market.stops().get(from),
                        market.stops().get(to))));
    for (JsonNode seat : answer.reply().expect(200).body().at("/seats")) {
      String label = seat.at("/label").asText();
      if (HOT_SEATS.contains(label)) {
        Place place = new Place(departure, label, from, to);
        seen(answer.when(), place, seat.at("/status").asText());
      }
    }
  }

  private void seen(Span when, Place place, String status) {
    boolean free = status.equals("free");
    see(when, free ? Kind.SHOWN_FREE : Kind.SHOWN_TAKEN, place);
    boolean own =
        tenures.stream().flatMap(tenure -> tenure.places().stream()).anyMatch(place::overlaps);
    if (status.equals("yours") && !own) {
      history.report(Promise.PRIVATE, place + " is shown as theirs to somebody else");
    }
  }

  private void lookAt(Tenure tenure) {
    Asking.Answer answer = asking.ask(traveller -> traveller.get("holds/" + tenure.id()));
    Reply reply = answer.reply();
    boolean mayLapse = tenure.lapses().isPresent();
    if (reply.status() != 200) {
      history.report(Promise.KEPT, tenure + " is not found: " + reply.body());
    } else if (tenure.state() == State.HELD && !mayLapse && !isStatus(reply, "held")) {
      history.report(Promise.KEPT, tenure + " has become " + reply.body());
    }
  }

  /** What others have is nothing to them. */
  private void pry() {
    Optional<History.Secret> secret = anyOf(history.secretsOfOthers(this));
    if (secret.isEmpty()) {
      lookAtSeats();
      return;
    }
    String path = secret.get().path();
    boolean gives = path.startsWith("holds/") && random.nextInt(3) == 0;
    Reply reply =
        asking.ask(traveller -> gives ? traveller.delete(path) : traveller.get(path)).reply();
    if (reply.status() != 404) {
      history.report(Promise.PRIVATE, path + " of somebody else: " + reply.status());
    }
  }

  // The end

  /** What became of payments that were not known yet. */
  void awaitPayments() {
    tenures.stream().filter(tenure -> tenure.state() == State.PENDING).forEach(this::awaitPayment);
  }

  private void awaitPayment(Tenure tenure) {
    Instant begun = Instant.now();
    for (int tries = 0; tries < PENDING_TRIES_MAX; tries++) {
      JsonNode booking = booking(tenure);
      switch (booking.at("/status").asText()) {
        case "confirmed" -> {
          tenure.paid(booking);
          return;
        }
        case "failed" -> {
          failed(tenure, begun);
          return;
        }
        default -> Asking.pause(PENDING_MILLIS);
      }
    }
    history.report(Promise.WORKS_AGAIN, tenure + " is never settled");
  }

  private JsonNode booking(Tenure tenure) {
    return asking.ask(traveller -> traveller.get("bookings/" + tenure.reference())).reply().body();
  }

  private void failed(Tenure tenure, Instant begun) {
    Reply hold = asking.ask(traveller -> traveller.get("holds/" + tenure.id())).reply();
    if (isStatus(hold, "held")) {
      tenure.heldAgain();
    } else {
      if (tenure.lapses().isEmpty()) {
        history.report(Promise.KEPT, tenure + " is over before its time: " + hold.body());
      }
      tenure.lapsed(new Span(tenure.lapses().map(Span::from).orElse(begun), Instant.now()));
    }
  }

  /** What was confirmed is found again, and what was answered is answered alike. */
  void lookAgain() {
    for (Tenure tenure : tenures) {
      if (tenure.state() == State.BOOKED && !tenure.told().equals(Optional.of(booking(tenure)))) {
        history.report(
            Promise.KEPT, tenure + " was told as " + tenure.told() + " and is " + booking(tenure));
      }
      if (tenure.state() == State.CANCELLED
          && !booking(tenure).at("/status").asText().equals("cancelled")) {
        history.report(Promise.KEPT, tenure + " is not cancelled: " + booking(tenure));
      }
    }
  }

  /** Leaves nothing held. */
  void leave() {
    tenures.stream()
        .filter(tenure -> tenure.state() == State.HELD)
        .forEach(tenure -> asking.ask(traveller -> traveller.delete("holds/" + tenure.id())));
  }

  // Asking

  /** Under a key of its own; now and then at both nodes at once. */
  private Asking.Answer once(String path, String json) {
    String key = UUID.randomUUID().toString();
    Function<Traveller, Reply> request = traveller -> traveller.postOnce(path, key, json);
    if (random.nextInt(6) > 0) {
      return asking.ask(request);
    }
    Asking.Twice twice = asking.askTwice(request);
    if (!twice.isAlike()) {
      history.report(
          Promise.SAME_ANSWER,
          "%s under one key: %s and %s"
              .formatted(json, twice.one().reply().body(), twice.other().body()));
    }
    return twice.one();
  }

  private static boolean isCode(Reply reply, int status, String code) {
    return reply.status() == status && reply.body().at("/code").asText().equals(code);
  }

  private static boolean isStatus(Reply reply, String status) {
    return reply.body().at("/status").asText().equals(status);
  }

  private void unexpected(Reply reply) {
    history.report(
        Promise.IN_CONTRACT,
        reply.raw().uri() + " answered " + reply.status() + ": " + reply.body());
  }
}
