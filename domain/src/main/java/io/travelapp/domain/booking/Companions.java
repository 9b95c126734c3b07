package io.travelapp.domain.booking;

import io.travelapp.domain.seating.SeatNeed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whom passengers need beside them: an infant on a lap an adult of its own, a child an adult on the
 * same coach, and a wheelchair user the companion, unless they were sold without any. Nothing that
 * is done after the sale takes that companion away.
 */
public final class Companions {

  private Companions() {}

  /**
   * A passenger who would travel without the companion whom they need.
   *
   * @param passenger the passenger's position, from 0
   * @param leg the position of the leg, from 0
   */
  public record Missing(int passenger, int leg) {}

  /**
   * The first who would be left alone if these tickets were given up; empty if nobody would.
   *
   * @param givenUp valid tickets of the booking
   */
  public static Optional<Missing> missingAfter(Booking booking, Collection<Ticket> givenUp) {
    return IntStream.range(0, booking.legs().size())
        .mapToObj(leg -> missingOn(leg, booking, givenUp))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Missing> missingOn(int leg, Booking booking, Collection<Ticket> givenUp) {
    List<Ticket> before =
        booking.validTickets().stream().filter(ticket -> ticket.leg() == leg).toList();
    List<Ticket> after = before.stream().filter(ticket -> !givenUp.contains(ticket)).toList();
    long adults = after.stream().filter(ticket -> member(booking, ticket).canAccompany()).count();
    Optional<Ticket> infant =
        after.stream()
            .filter(ticket -> !member(booking, ticket).needsSeat())
            .skip(adults)
            .findFirst();
    boolean lostTheLast =
        adults == 0 && before.stream().anyMatch(ticket -> member(booking, ticket).canAccompany());
    Optional<Ticket> minor = lostTheLast ? after.stream().findFirst() : Optional.empty();
    return infant
        .or(() -> minor)
        .or(() -> accompanied(booking, before, after))
        .map(ticket -> new Missing(ticket.passenger(), leg));
  }

  /** The first wheelchair user who still travels, and whose companion did and would not. */
  private static Optional<Ticket> accompanied(
      Booking booking, List<Ticket> before, List<Ticket> after) {
    List<Integer> users = membersWho(booking, SeatNeed.WHEELCHAIR);
    List<Integer> companions = membersWho(booking, SeatNeed.COMPANION);
    return IntStream.range(0, companions.size())
        .filter(pair -> travels(companions.get(pair), before))
        .filter(pair -> !travels(companions.get(pair), after))
        .mapToObj(users::get)
        .flatMap(user -> after.stream().filter(ticket -> ticket.passenger() == user))
        .findFirst();
  }

  private static List<Integer> membersWho(Booking booking, SeatNeed need) {
    return IntStream.range(0, booking.passengers().size())
        .filter(passenger -> booking.passengers().get(passenger).as().need() == need)
        .boxed()
        .toList();
  }

  private static boolean travels(int passenger, List<Ticket> tickets) {
    return tickets.stream().anyMatch(ticket -> ticket.passenger() == passenger);
  }

  private static HeldPassenger member(Booking booking, Ticket ticket) {
    return booking.passengers().get(ticket.passenger()).as();
  }
}
