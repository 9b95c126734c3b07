package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardBrand;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A booking as it is written. */
record BookingJson(
    BookingReference reference,
    Booking.Status status,
    Optional<Instant> bookedAt,
    List<SoldLegJson> legs,
    List<PassengerJson> passengers,
    String fareProduct,
    Optional<String> promotionCode,
    boolean exchangeable,
    List<TicketJson> tickets,
    PriceJson price,
    Optional<PaymentJson> payment,
    List<SoldLegJson.TierJson> refundPolicy,
    Money refunded,
    Optional<BookingReference> exchangedFrom,
    List<BookingReference> exchangedFor,
    Optional<ActionJson> action,
    List<String> availableActions) {

  /** Somebody who travels; without {@code neighbour} who said nothing to who sits beside. */
  record PassengerJson(
      PassengerId id,
      String givenName,
      String familyName,
      String type,
      Optional<HoldRequestJson.Woman> neighbour) {}

  /**
   * One passenger on one leg, from 0; an infant on a lap has no seat.
   *
   * @param seat on which the passenger sits first
   * @param seats in the order in which they are used: one, unless it changes on the way
   */
  record TicketJson(
      String id,
      String number,
      int leg,
      Optional<SeatLabel> seat,
      List<SeatStretchJson> seats,
      PassengerId passenger,
      Ticket.Status status,
      Money price) {}

  /** What was paid with. */
  record PaymentJson(CardBrand brand, String last4) {}

  /** Where the customer confirms the payment. */
  record ActionJson(String redirectUrl) {}

  /** A booking as it stands; {@code now} tells whether it can still be cancelled. */
  static BookingJson of(Booking booking, Instant now) {
    return new BookingJson(
        booking.reference(),
        booking.status(),
        booking.bookedAt(),
        SoldLegJson.allOf(booking.legs(), partyOf(booking)),
        passengers(booking),
        booking.terms().fareProduct(),
        booking.terms().promotion(),
        booking.terms().exchangeable(),
        booking.tickets().stream().map(ticket -> ticket(ticket, booking)).toList(),
        PriceJson.of(booking.price()),
        booking.card().map(card -> new PaymentJson(card.brand(), card.last4())),
        SoldLegJson.tiersOf(booking.legs().getFirst()),
        booking.refunded(),
        booking.exchangedFrom(),
        booking.exchangedFor(),
        booking.action().map(url -> new ActionJson(url.value())),
        actions(booking, now));
  }

  private static List<String> actions(Booking booking, Instant now) {
    if (booking.ticketsToCome(now).isEmpty()) {
      return List.of();
    }
    return booking.terms().exchangeable()
        ? List.of("cancel", "exchange", "rename")
        : List.of("cancel", "rename");
  }

  private static List<PassengerJson> passengers(Booking booking) {
    return IntStream.range(0, booking.passengers().size())
        .mapToObj(at -> {
          var passenger = booking.passengers().get(at);
          return new PassengerJson(
              new PassengerId(at),
              passenger.name().given(),
              passenger.name().family(),
              passenger.as().typeId(),
              HoldRequestJson.Woman.of(passenger.as().neighbour()));
        })
        .toList();
  }

  private static List<HeldPassenger> partyOf(Booking booking) {
    return booking.passengers().stream().map(BookedPassenger::as).toList();
  }

  private static TicketJson ticket(Ticket ticket, Booking booking) {
    return new TicketJson(
        ticket.number(),
        ticket.number(),
        ticket.leg(),
        ticket.seat(),
        SeatStretchJson.allOf(
            booking.legs().get(ticket.leg()), ticket.passenger(), partyOf(booking)),
        new PassengerId(ticket.passenger()),
        ticket.status(),
        ticket.price());
  }
}
