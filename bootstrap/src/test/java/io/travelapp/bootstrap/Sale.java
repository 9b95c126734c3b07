package io.travelapp.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.schedule.DepartureId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a customer was told of one hold, and of what became of it.
 *
 * @param booking the last that was told of the booking
 * @param refunded minor units
 */
record Sale(State state, Reply hold, Optional<JsonNode> booking, long refunded) {

  /** By the customer's own log. */
  enum State {
    HELD,
    /** Its payment was taken, and is not known yet. */
    PENDING,
    BOOKED,
    CANCELLED,
    RELEASED,
    EXPIRED
  }

  /** A seat on a part of the way, by call. */
  record Seat(long departure, String label, int from, int to, long booking) {}

  static Sale held(Reply hold) {
    return new Sale(State.HELD, hold, Optional.empty(), 0);
  }

  Sale with(State now) {
    return new Sale(now, hold, booking, refunded);
  }

  Sale booked(JsonNode now) {
    boolean confirmed = now.at("/status").asText().equals("confirmed");
    return new Sale(confirmed ? State.BOOKED : State.PENDING, hold, Optional.of(now), refunded);
  }

  Sale cancelled(long refund) {
    return new Sale(State.CANCELLED, hold, booking, refund);
  }

  String id() {
    return hold.text("/id");
  }

  /** The number by which the database knows it. */
  long number() {
    return HoldId.parse(id()).orElseThrow().number();
  }

  String reference() {
    return booking.orElseThrow().at("/reference").asText();
  }

  /** Minor units: what is sold here costs yen. */
  long paid() {
    return state == State.BOOKED || state == State.CANCELLED
        ? hold.body().at("/price/total/amount").asLong()
        : 0;
  }

  /** The seats that are the customer's now. */
  List<Seat> seats() {
    if (state != State.HELD && state != State.BOOKED) {
      return List.of();
    }
    JsonNode leg = hold.body().at("/legs/0");
    return StreamSupport.stream(leg.at("/seats").spliterator(), false)
        .map(label ->
            new Seat(
                DepartureId.parse(leg.at("/departureId").asText()).orElseThrow().number(),
                label.asText(),
                leg.at("/fromCall").asInt(),
                leg.at("/toCall").asInt(),
                number()))
        .toList();
  }

  /** What the database is to call its state. */
  String status() {
    return switch (state) {
      case HELD -> "held";
      case PENDING -> "paying";
      case BOOKED, CANCELLED -> "booked";
      case RELEASED -> "released";
      case EXPIRED -> "expired";
    };
  }
}
