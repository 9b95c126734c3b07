package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells what other legs cost in exchange for tickets of a booking, and keeps that promise for a
 * while: the quote is a hold of them, for the same passengers and by the same fare product.
 */
public final class QuoteExchange {

  private final Bookings bookings;
  private final HoldSeats holdSeats;
  private final Supplier<String> quoteIds;
  private final InstantSource clock;

  public QuoteExchange(
      Bookings bookings, HoldSeats holdSeats, Supplier<String> quoteIds, InstantSource clock) {
    this.bookings = bookings;
    this.holdSeats = holdSeats;
    this.quoteIds = quoteIds;
    this.clock = clock;
  }

  /**
   * Whose booking, what of it, and what for.
   *
   * @param tickets those of one leg or several, of all who travel there, by their numbers; none
   *     means all that can still be given up
   * @param legs what is wanted instead, in order of travel
   */
  public record Command(
      CustomerId customer,
      RequestKey key,
      BookingReference reference,
      Set<String> tickets,
      List<LegWish> legs) {

    public Command {
      tickets = Set.copyOf(tickets);
      legs = List.copyOf(legs);
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * The seats are kept.
     *
     * @param hold whose {@link Hold#exchange()} tells the money
     * @param remaining how long
     * @param promotionNotApplied the promotion that made the old tickets cheaper: what is wanted
     *     instead is sold at today's price without one
     */
    record Quoted(Hold hold, Duration remaining, Optional<String> promotionNotApplied)
        implements Outcome {}

    record NoSuchBooking() implements Outcome {}

    /** The booking has no ticket of these numbers. */
    record UnknownTickets(Set<String> tickets) implements Outcome {}

    /** None of what is meant is valid: not confirmed yet, cancelled, or exchanged already. */
    record NothingToExchange(Booking.Status status) implements Outcome {}

    /** They were sold under terms that rule it out. */
    record NotExchangeable(String fareProduct) implements Outcome {}

    /** A coach that is meant has left its boarding stop. */
    record Departed(Instant since) implements Outcome {}

    /** These travel on the same legs, and are not given up: legs are exchanged whole. */
    record LegsNotWhole(Set<String> others) implements Outcome {}

    /** Not all who travel on one of these legs travel on the others: exchange them apart. */
    record PartiesDiffer(Set<Integer> legs) implements Outcome {}

    /** What is wanted instead cannot be held. */
    record NotHeld(HoldSeats.Outcome why) implements Outcome {}
  }

  public Outcome handle(Command command) {
    Optional<Booking> found = bookings.find(command.customer(), command.reference());
    if (found.isEmpty()) {
      return new Outcome.NoSuchBooking();
    }
    Booking booking = found.get();
    Optional<Hold> done = bookings.findHold(command.key());
    if (done.isPresent()) {
      return quoted(done.get(), Duration.between(clock.instant(), done.get().expiresAt()), booking);
    }
    List<Ticket> tickets =
        command.tickets().isEmpty()
            ? booking.ticketsToCome(clock.instant())
            : booking.ticketsOf(command.tickets());
    return refusal(command, booking, tickets).orElseGet(() -> quote(command, booking, tickets));
  }

  private Optional<Outcome> refusal(Command command, Booking booking, List<Ticket> tickets) {
    Set<String> unknown = new TreeSet<>(command.tickets());
    booking.tickets().forEach(ticket -> unknown.remove(ticket.number()));
    if (!unknown.isEmpty()) {
      return Optional.of(new Outcome.UnknownTickets(unknown));
    }
    List<Ticket> meant = command.tickets().isEmpty() ? booking.validTickets() : tickets;
    if (meant.isEmpty() || !booking.validTickets().containsAll(meant)) {
      return Optional.of(new Outcome.NothingToExchange(booking.status()));
    }
    if (!booking.terms().exchangeable()) {
      return Optional.of(new Outcome.NotExchangeable(booking.terms().fareProduct()));
    }
    List<Ticket> toCome = booking.ticketsToCome(clock.instant());
    return tickets.isEmpty() || !toCome.containsAll(tickets)
        ? Optional.of(new Outcome.Departed(lastBoarded(booking, meant, toCome)))
        : partyFault(booking, tickets);
  }

  private static Instant lastBoarded(Booking booking, List<Ticket> meant, List<Ticket> toCome) {
    return meant.stream()
        .filter(ticket -> !toCome.contains(ticket))
        .map(ticket -> booking.legs().get(ticket.leg()).boards())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Optional<Outcome> partyFault(Booking booking, List<Ticket> tickets) {
    Map<Integer, Set<Integer>> passengersByLeg =
        tickets.stream()
            .collect(
                Collectors.groupingBy(
                    Ticket::leg,
                    TreeMap::new,
                    Collectors.mapping(Ticket::passenger, Collectors.toSet())));
    Set<String> others =
        booking.validTickets().stream()
            .filter(ticket -> passengersByLeg.containsKey(ticket.leg()))
            .filter(ticket -> !tickets.contains(ticket))
            .map(Ticket::number)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      return Optional.of(new Outcome.LegsNotWhole(others));
    }
    return passengersByLeg.values().stream().distinct().count() > 1
        ? Optional.of(new Outcome.PartiesDiffer(passengersByLeg.keySet()))
        : Optional.empty();
  }

  private Outcome quote(Command command, Booking booking, List<Ticket> tickets) {
    CancellationQuote givenUp =
        CancellationQuote.of(quoteIds.get(), booking, tickets, clock.instant());
    bookings.saveQuote(givenUp);
    HoldSeats.Outcome outcome =
        holdSeats.handle(
            new HoldSeats.Command(
                command.customer(),
                command.key(),
                command.legs(),
                passengersOn(booking, tickets),
                Optional.empty(),
                Optional.of(booking.terms().fareProduct()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(givenUp)));
    return outcome instanceof HoldSeats.Outcome.Held(Hold hold, Duration remaining)
        ? quoted(hold, remaining, booking)
        : new Outcome.NotHeld(outcome);
  }

  private static Outcome quoted(Hold hold, Duration remaining, Booking old) {
    return new Outcome.Quoted(hold, remaining, old.terms().promotion());
  }

  private static List<HoldSeats.PassengerWish> passengersOn(
      Booking booking, Collection<Ticket> tickets) {
    return tickets.stream()
        .map(Ticket::passenger)
        .distinct()
        .sorted()
        .map(passenger -> wish(booking.passengers().get(passenger).as()))
        .toList();
  }

  private static HoldSeats.PassengerWish wish(HeldPassenger passenger) {
    return new HoldSeats.PassengerWish(
        Optional.of(passenger.typeId()),
        Optional.empty(),
        Optional.empty(),
        passenger.need(),
        passenger.neighbour());
  }
}
