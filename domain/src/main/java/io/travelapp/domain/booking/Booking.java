package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.RedirectUrl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The contract: a hold that was paid for, or is being paid for.
 *
 * @param revision counts its changes; a quote holds for one revision
 * @param bookedAt when it was confirmed
 * @param tickets none before it is confirmed
 * @param card what is known of the card; empty while the payment is unknown
 * @param action where the customer confirms the payment, while that is asked for
 * @param refunded what was given back, or is on its way back
 */
public record Booking(
    BookingReference reference,
    CustomerId customer,
    Status status,
    int revision,
    Optional<Instant> bookedAt,
    Purchaser purchaser,
    List<HeldLeg> legs,
    List<BookedPassenger> passengers,
    SaleTerms terms,
    List<Ticket> tickets,
    Price price,
    Optional<CardSummary> card,
    Optional<RedirectUrl> action,
    Money refunded) {

  /** Where a booking stands. */
  public enum Status {
    PAYMENT_PENDING,
    ACTION_REQUIRED,
    CONFIRMED,
    PARTLY_CANCELLED,
    CANCELLED,
    FAILED
  }

  public Booking {
    legs = List.copyOf(legs);
    passengers = List.copyOf(passengers);
    tickets = List.copyOf(tickets);
  }

  public List<Ticket> validTickets() {
    return tickets.stream().filter(ticket -> ticket.status() == Ticket.Status.VALID).toList();
  }

  /** The tickets of these numbers, in the booking's order. */
  public List<Ticket> ticketsOf(Collection<String> numbers) {
    return tickets.stream().filter(ticket -> numbers.contains(ticket.number())).toList();
  }

  /** Its valid tickets whose legs still are to board at {@code now}, itself excluded. */
  public List<Ticket> ticketsToCome(Instant now) {
    return validTickets().stream()
        .filter(ticket -> now.isBefore(legs.get(ticket.leg()).boards()))
        .toList();
  }

  /** When the first leg leaves the passengers' own stop. */
  public Instant boards() {
    return legs.getFirst().boards();
  }
}
