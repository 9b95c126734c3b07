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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contract: a hold that was paid for, or is being paid for.
 *
 * @param revision counts its changes; a quote holds for one revision
 * @param bookedAt when it was confirmed
 * @param tickets none before it is confirmed
 * @param card what is known of the card; empty while the payment is unknown
 * @param action where the customer confirms the payment, while that is asked for
 * @param refunded what was given back, or is on its way back
 * @param exchangedFrom the booking whose tickets were given up for it, if it is an exchange
 * @param exchangedFor the bookings for which tickets of this one were given up
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
    Money refunded,
    Optional<BookingReference> exchangedFrom,
    List<BookingReference> exchangedFor) {

  /** Where a booking stands. */
  public enum Status {
    PAYMENT_PENDING,
    ACTION_REQUIRED,
    CONFIRMED,
    PARTLY_CANCELLED,
    CANCELLED,
    /** All of its tickets that were not cancelled are exchanged. */
    EXCHANGED,
    FAILED;

    /** Of a booking that is paid. */
    public static Status ofPaid(List<Ticket> tickets) {
      if (has(tickets, Ticket.Status.VALID) || has(tickets, Ticket.Status.USED)) {
        return has(tickets, Ticket.Status.CANCELLED) ? PARTLY_CANCELLED : CONFIRMED;
      }
      return has(tickets, Ticket.Status.EXCHANGED) ? EXCHANGED : CANCELLED;
    }

    private static boolean has(List<Ticket> tickets, Ticket.Status status) {
      return tickets.stream().anyMatch(ticket -> ticket.status() == status);
    }
  }

  public Booking {
    legs = List.copyOf(legs);
    passengers = List.copyOf(passengers);
    tickets = List.copyOf(tickets);
    exchangedFor = List.copyOf(exchangedFor);
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

  /** The names of those who travel on the tickets of a quote, in the order of the booking. */
  public List<PassengerName> namesOn(CancellationQuote quote) {
    Set<String> numbers =
        quote.lines().stream().map(CancellationQuote.Line::ticket).collect(Collectors.toSet());
    return tickets.stream()
        .filter(ticket -> numbers.contains(ticket.number()))
        .map(Ticket::passenger)
        .distinct()
        .sorted()
        .map(passenger -> passengers.get(passenger).name())
        .toList();
  }

  /** When the first leg leaves the passengers' own stop. */
  public Instant boards() {
    return legs.getFirst().boards();
  }
}
