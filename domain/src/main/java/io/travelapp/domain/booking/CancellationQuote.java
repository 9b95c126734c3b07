package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would be paid back now for some tickets of a booking. They are given up for that money, or
 * for other tickets, as {@link Exchange} says.
 *
 * @param id a new one, 8 to 60 letters, digits, underscores and hyphens
 * @param revision of the booking that was quoted
 * @param refund the sum of the lines
 * @param fee what remains with the operator
 * @param expiresAt until when it binds, itself excluded: there the refund may have fallen
 */
public record CancellationQuote(
    String id,
    BookingReference reference,
    int revision,
    Money refund,
    Money fee,
    Instant expiresAt,
    List<Line> lines) {

  /** One ticket: what it cost and what comes back of it. */
  public record Line(String ticket, Money price, int percent, Money refund) {}

  public CancellationQuote {
    lines = List.copyOf(lines);
    if (!id.matches("[A-Za-z0-9_-]{8,60}")) {
      throw new IllegalArgumentException("Not the id of a quote: " + id);
    }
  }

  /**
   * Quotes the cancellation of tickets by the terms under which they were sold. Binds until the
   * earliest end of a tier or departure of any of them, ten minutes at most.
   *
   * @param tickets some of the booking's valid tickets, at least one, none twice
   */
  public static CancellationQuote of(
      String id, Booking booking, List<Ticket> tickets, Instant now) {
    if (tickets.isEmpty()
        || tickets.stream().distinct().count() < tickets.size()
        || !booking.validTickets().containsAll(tickets)) {
      throw new IllegalArgumentException(
          "Valid tickets of " + booking.reference() + " are quoted, at least one and none twice");
    }
    List<Line> lines = tickets.stream().map(ticket -> line(booking, ticket, now)).toList();
    var currency = booking.price().total().currency();
    Money paid = Money.sum(lines.stream().map(Line::price).toList(), currency);
    Money refund = Money.sum(lines.stream().map(Line::refund).toList(), currency);
    Instant expiresAt =
        tickets.stream()
            .map(ticket -> booking.legs().get(ticket.leg()))
            .flatMap(leg ->
                Stream.of(
                    leg.boards(), leg.refundPolicy().quoteBindsUntil(leg.refundAnchor(), now)))
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new CancellationQuote(
        id, booking.reference(), booking.revision(), refund, paid.minus(refund), expiresAt, lines);
  }

  /** The least that comes back of any of them, in hundredths. */
  public int lowestPercent() {
    return lines.stream().mapToInt(Line::percent).min().orElseThrow();
  }

  private static Line line(Booking booking, Ticket ticket, Instant now) {
    HeldLeg leg = booking.legs().get(ticket.leg());
    return new Line(
        ticket.number(),
        ticket.price(),
        leg.refundPolicy().percentAt(leg.refundAnchor(), now),
        leg.refundPolicy().refundOf(ticket.price(), leg.refundAnchor(), now));
  }
}
