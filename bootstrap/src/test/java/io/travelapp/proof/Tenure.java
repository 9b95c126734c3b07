package io.travelapp.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.proof.Deed.Kind;
import io.travelapp.proof.Deed.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a customer was told of one hold and of what became of it. Used by its customer alone. */
final class Tenure {

  /** By the customer's own log. */
  enum State {
    HELD,
    /** Its payment was taken, and is not known yet. */
    PENDING,
    BOOKED,
    CANCELLED,
    RELEASED,
    LAPSED
  }

  private final int number;
  private final Reply hold;
  private final Span taken;
  private final List<Place> places;
  private State state = State.HELD;
  private Optional<Span> lapses = Optional.empty();
  private Optional<Span> ended = Optional.empty();
  private Optional<JsonNode> booking = Optional.empty();
  private long refunded;

  Tenure(int number, Reply hold, Span taken) {
    this.number = number;
    this.hold = hold;
    this.taken = taken;
    this.places =
        stream(hold.body().at("/legs"))
            .flatMap(leg ->
                stream(leg.at("/seats"))
                    .map(seat ->
                        new Place(
                            DepartureId.parse(leg.at("/departureId").asText())
                                .orElseThrow()
                                .number(),
                            seat.asText(),
                            leg.at("/fromCall").asInt(),
                            leg.at("/toCall").asInt())))
            .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  State state() {
    return state;
  }

  String id() {
    return hold.text("/id");
  }

  /** The number by which the database knows it. */
  long booking() {
    return HoldId.parse(id()).orElseThrow().number();
  }

  int passengers() {
    return hold.body().at("/passengers").size();
  }

  List<Place> places() {
    return places;
  }

  Optional<Span> lapses() {
    return lapses;
  }

  /** What was told of the booking last. */
  Optional<JsonNode> told() {
    return booking;
  }

  String reference() {
    return booking.orElseThrow().at("/reference").asText();
  }

  // What happens to it

  /** The customer lets its time run out. */
  void lapsesIn(Span when) {
    lapses = Optional.of(when);
  }

  void paid(JsonNode told) {
    booking = Optional.of(told);
    if (told.at("/status").asText().equals("confirmed")) {
      state = State.BOOKED;
      lapses = Optional.empty();
    } else {
      state = State.PENDING;
    }
  }

  /** Its payment failed, and it is held again. */
  void heldAgain() {
    state = State.HELD;
  }

  /** It is over, having been given up in this span at the latest. */
  void released(Span when) {
    state = State.RELEASED;
    ended = Optional.of(lapses.map(lapse -> lapse.orEarlier(when)).orElse(when));
  }

  /** It was told that its time is over; a payment may have kept it until then. */
  void lapsed(Span when) {
    state = State.LAPSED;
    ended = Optional.of(lapses.map(lapse -> lapse.orUntilTheEndOf(when)).orElse(when));
  }

  void cancelled(Span when, long refund) {
    state = State.CANCELLED;
    ended = Optional.of(when);
    refunded = refund;
  }

  // What follows from it

  /** Who still holds it lets it lapse without being told. */
  void lapseIfLeft() {
    if (state == State.HELD && lapses.isPresent()) {
      state = State.LAPSED;
      ended = lapses;
    }
  }

  boolean isLive() {
    return state == State.HELD || state == State.BOOKED || state == State.PENDING;
  }

  /** Minor units: what is sold here costs yen. */
  long charged() {
    return state == State.BOOKED || state == State.CANCELLED
        ? hold.body().at("/price/total/amount").asLong()
        : 0;
  }

  long refunded() {
    return refunded;
  }

  /** What the database may call its state. */
  List<String> statuses() {
    return switch (state) {
      case HELD -> List.of("held");
      case PENDING -> List.of("paying", "firm");
      case BOOKED, CANCELLED -> List.of("booked");
      // Who gives up what has just expired is told that it is given up.
      case RELEASED -> lapses.isPresent() ? List.of("released", "expired") : List.of("released");
      case LAPSED -> List.of("expired");
    };
  }

  List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    for (Place place : places) {
      deeds.add(new Deed(taken, Kind.TAKEN, place, number));
      ended.ifPresent(when ->
          deeds.add(
              new Deed(when, lapses.isPresent() ? Kind.LAPSED : Kind.GIVEN_BACK, place, number)));
    }
    return deeds;
  }

  @Override
  public String toString() {
    return id() + " " + state + " of " + places;
  }
}
