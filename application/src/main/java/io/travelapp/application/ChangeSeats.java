package io.travelapp.application;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.SeatsAnswer;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.LegSeats;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartySeats;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes the seats of a hold or, after the sale, of a booking: on all legs that are named, or on
 * none. The old seats are kept until the new ones are claimed, which are for all the way.
 */
public final class ChangeSeats {

  /** How often it is tried again after a departure changed meanwhile. */
  private static final int TRIES = 5;

  private final Departures departures;
  private final Bookings bookings;
  private final FareConditions conditions;
  private final Neighbours neighbours;
  private final InstantSource clock;

  public ChangeSeats(
      Departures departures,
      Bookings bookings,
      FareConditions conditions,
      PartyPolicy policy,
      InstantSource clock) {
    this.departures = departures;
    this.bookings = bookings;
    this.conditions = conditions;
    this.neighbours = new Neighbours(departures, policy);
    this.clock = clock;
  }

  /**
   * Whose seats, and which instead.
   *
   * @param legs for each leg one seat for each passenger who has one there, in the order of the
   *     passengers; empty where none changes
   */
  public record Command(CustomerId customer, Target target, List<List<SeatLabel>> legs) {
    public Command {
      legs = legs.stream().map(List::copyOf).toList();
    }
  }

  /** What has the seats. */
  public sealed interface Target {
    record OfHold(HoldId id) implements Target {}

    record OfBooking(BookingReference reference) implements Target {}
  }

  /** How it ended. {@code leg} counts from 0. */
  public sealed interface Outcome {
    record HoldChanged(Hold hold, Duration remaining) implements Outcome {}

    record BookingChanged(Booking booking) implements Outcome {}

    record NoSuchHold() implements Outcome {}

    /** It is paying, booked, released or expired. */
    record NotHeld(Hold hold) implements Outcome {}

    record NoSuchBooking() implements Outcome {}

    /** No ticket of it is valid: it is being paid for, could not be, or was given up. */
    record NoValidTicket(Booking booking) implements Outcome {}

    /** One list of seats is expected for each leg. */
    record LegCountWrong(int named, int legs) implements Outcome {}

    record SeatCountWrong(int leg, int named, int needed) implements Outcome {}

    record UnknownSeats(int leg, DepartureId departure, List<SeatLabel> unknown)
        implements Outcome {}

    record SeatNamedTwice(int leg, SeatLabel seat) implements Outcome {}

    /** The rules of seating do not let the party have them. */
    record SeatsRefused(int leg, DepartureId departure, SeatAnswer.Refused why)
        implements Outcome {}

    /**
     * Somebody else has some of them; nothing has changed.
     *
     * @param alternatives as many seats for the party on that leg; none if there are not enough
     */
    record SeatsTaken(
        int leg, DepartureId departure, Set<SeatLabel> taken, List<SeatLabel> alternatives)
        implements Outcome {}

    /** It costs something to choose that seat, and the price of what is held is firm. */
    record SeatFeeDue(int leg, SeatLabel seat, Money fee) implements Outcome {}

    /** The coach has left the party's stop. */
    record Departed(int leg, Instant since) implements Outcome {}

    record DepartureCancelled(int leg, DepartureId departure) implements Outcome {}
  }

  public Outcome handle(Command command) {
    Outcome outcome = change(command);
    // Beside whom somebody must not sit may have expired.
    return outcome instanceof Outcome.SeatsRefused && bookings.expire(HoldSeats.SWEPT_AT_ONCE) > 0
        ? change(command)
        : outcome;
  }

  private Outcome change(Command command) {
    for (int tries = TRIES; tries > 0; tries--) {
      Optional<Outcome> outcome =
          switch (command.target()) {
            case Target.OfHold(HoldId id) -> ofHold(command, id);
            case Target.OfBooking(BookingReference reference) -> ofBooking(command, reference);
          };
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new IllegalStateException("After " + TRIES + " tries something keeps changing");
  }

  /** Empty if it was not as it was seen: look again. */
  private Optional<Outcome> ofHold(Command command, HoldId id) {
    Optional<Hold> found = bookings.findHold(command.customer(), id);
    if (found.isEmpty()) {
      return Optional.of(new Outcome.NoSuchHold());
    }
    Hold hold = found.get();
    if (hold.status() != Hold.Status.HELD) {
      return Optional.of(new Outcome.NotHeld(hold));
    }
    Sitting sitting = Sitting.of(hold);
    return switch (plan(command, sitting)) {
      case Plan.Refused(Outcome outcome) -> Optional.of(outcome);
      case Plan.Ready(List<LegSeats> legs) when legs.isEmpty() -> Optional.of(changed(hold));
      case Plan.Ready(List<LegSeats> legs) ->
          bookings
              .changeSeats(command.customer(), id, legs)
              .flatMap(answer -> outcome(answer, sitting, this::changed));
    };
  }

  private Outcome changed(Hold hold) {
    return new Outcome.HoldChanged(hold, Duration.between(clock.instant(), hold.expiresAt()));
  }

  /** Empty if it was not as it was seen: look again. */
  private Optional<Outcome> ofBooking(Command command, BookingReference reference) {
    Optional<Booking> found = bookings.find(command.customer(), reference);
    if (found.isEmpty()) {
      return Optional.of(new Outcome.NoSuchBooking());
    }
    Booking booking = found.get();
    if (booking.validTickets().isEmpty()) {
      return Optional.of(new Outcome.NoValidTicket(booking));
    }
    Sitting sitting = Sitting.of(booking);
    return switch (plan(command, sitting)) {
      case Plan.Refused(Outcome outcome) -> Optional.of(outcome);
      case Plan.Ready(List<LegSeats> legs) when legs.isEmpty() ->
          Optional.of(new Outcome.BookingChanged(booking));
      case Plan.Ready(List<LegSeats> legs) ->
          bookings
              .changeSeats(command.customer(), reference, booking.revision(), legs)
              .flatMap(answer -> outcome(answer, sitting, Outcome.BookingChanged::new));
    };
  }

  private <T> Optional<Outcome> outcome(
      SeatsAnswer<T> answer, Sitting sitting, Function<T, Outcome> changed) {
    return switch (answer) {
      case SeatsAnswer.Changed<T>(T now) -> Optional.of(changed.apply(now));
      case SeatsAnswer.Taken<T>(int leg, Set<SeatLabel> taken) ->
          Optional.of(
              new Outcome.SeatsTaken(
                  leg, sitting.departure(leg), taken, alternatives(sitting, leg)));
      case SeatsAnswer.DepartureChanged<T> ignored -> Optional.empty();
      case SeatsAnswer.NotAsSeen<T> ignored -> Optional.empty();
    };
  }

  private List<SeatLabel> alternatives(Sitting sitting, int leg) {
    return departures
        .find(sitting.departure(leg))
        .map(now -> seats(sitting, leg, now).choose(sitting.segment(leg)))
        .map(HoldSeats::seatsOf)
        .orElse(List.of());
  }

  private PartySeats seats(Sitting sitting, int leg, DepartureOnSale now) {
    return neighbours.seats(
        now, sitting.without(leg, now), sitting.party(leg), Predicate.not(sitting::isOwn));
  }

  /** The seats of those legs on which they change, or why they may not. */
  private sealed interface Plan {
    record Ready(List<LegSeats> legs) implements Plan {}

    record Refused(Outcome outcome) implements Plan {}
  }

  private Plan plan(Command command, Sitting sitting) {
    int count = sitting.legs().size();
    if (command.legs().size() != count) {
      return new Plan.Refused(new Outcome.LegCountWrong(command.legs().size(), count));
    }
    List<LegSeats> changes = new ArrayList<>();
    for (int leg = 0; leg < count; leg++) {
      List<SeatLabel> wanted = command.legs().get(leg);
      if (!wanted.isEmpty() && sitting.isOtherThan(leg, wanted)) {
        switch (plan(sitting, leg, wanted)) {
          case Plan.Ready(List<LegSeats> one) -> changes.addAll(one);
          case Plan.Refused refused -> {
            return refused;
          }
        }
      }
    }
    return new Plan.Ready(changes);
  }

  private Plan plan(Sitting sitting, int leg, List<SeatLabel> wanted) {
    Optional<DepartureOnSale> sold = departures.find(sitting.departure(leg));
    Optional<Outcome> refused =
        countFault(sitting, leg, wanted)
            .or(() -> timeFault(sitting, leg, sold))
            .or(() -> sold.flatMap(known -> labelFault(leg, wanted, known)))
            .or(() -> sold.flatMap(known -> feeFault(sitting, leg, wanted, known)));
    if (refused.isPresent()) {
      return new Plan.Refused(refused.get());
    }
    DepartureOnSale known = sold.orElseThrow();
    PartySeats seats = seats(sitting, leg, known);
    Segment segment = sitting.segment(leg);
    return switch (seats.named(segment, wanted)) {
      case SeatAnswer.Allotted(SeatAllotment allotment) ->
          new Plan.Ready(
              List.of(
                  new LegSeats(
                      leg,
                      sitting.with(leg, wanted),
                      allotment.together(),
                      known.revision(),
                      seats.unwanted(
                          wanted.stream()
                              .map(seat -> List.of(new Stretch(seat, segment)))
                              .toList()))));
      case SeatAnswer.Refused why ->
          new Plan.Refused(new Outcome.SeatsRefused(leg, known.departure().id(), why));
    };
  }

  private static Optional<Outcome> countFault(Sitting sitting, int leg, List<SeatLabel> wanted) {
    int needed = sitting.seats(leg).size();
    return wanted.size() == needed
        ? Optional.empty()
        : Optional.of(new Outcome.SeatCountWrong(leg, wanted.size(), needed));
  }

  private Optional<Outcome> timeFault(Sitting sitting, int leg, Optional<DepartureOnSale> sold) {
    Instant boards = sitting.legs().get(leg).boards();
    if (!clock.instant().isBefore(boards)) {
      return Optional.of(new Outcome.Departed(leg, boards));
    }
    boolean runs =
        sold.filter(known -> known.departure().status() == Departure.Status.SCHEDULED).isPresent();
    return runs
        ? Optional.empty()
        : Optional.of(new Outcome.DepartureCancelled(leg, sitting.departure(leg)));
  }

  private static Optional<Outcome> labelFault(
      int leg, List<SeatLabel> wanted, DepartureOnSale sold) {
    List<SeatLabel> unknown =
        wanted.stream().filter(seat -> sold.layout().indexOf(seat).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return Optional.of(new Outcome.UnknownSeats(leg, sold.departure().id(), unknown));
    }
    return wanted.stream()
        .filter(seat -> Collections.frequency(wanted, seat) > 1)
        .findFirst()
        .map(seat -> new Outcome.SeatNamedTwice(leg, seat));
  }

  private Optional<Outcome> feeFault(
      Sitting sitting, int leg, List<SeatLabel> wanted, DepartureOnSale sold) {
    boolean free =
        conditions.findProduct(sitting.product()).filter(FareProduct::freeSeatChoice).isPresent();
    return wanted.stream()
        .filter(seat -> !free && !sitting.seats(leg).contains(seat))
        .<Outcome>flatMap(
            seat -> feeOf(seat, sold).map(fee -> new Outcome.SeatFeeDue(leg, seat, fee)).stream())
        .findFirst();
  }

  private Optional<Money> feeOf(SeatLabel label, DepartureOnSale sold) {
    Seat seat = sold.layout().seats().get(sold.layout().indexOf(label).orElseThrow());
    return conditions
        .seatFeeOf(seat, Money.zero(sold.fares().currency()))
        .map(SeatFee::amount)
        .filter(fee -> !fee.isZero());
  }
}
