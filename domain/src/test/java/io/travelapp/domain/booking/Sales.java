package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.Examples.feedId;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Legs and bookings, for tests that need one with this or that about it. */
final class Sales {

  static final Instant BOARDS = Instant.parse("2027-04-02T08:30:00Z");
  static final BookingReference REFERENCE = new BookingReference("K7PX2MQ9");
  static final CustomerId MARY = new CustomerId("mary");

  /** Everything until a day before departure, half until two hours before. */
  static final RefundPolicy POLICY =
      new RefundPolicy(
          List.of(
              new RefundPolicy.Tier(Duration.ofHours(24), 100),
              new RefundPolicy.Tier(Duration.ofHours(2), 50)));

  private Sales() {}

  /** A leg of an hour whose refund terms count from {@code refundAnchor}. */
  static HeldLeg leg(Instant boards, Instant refundAnchor, String... seats) {
    return new HeldLeg(
        new DepartureId(1),
        new Segment(0, 1),
        StopId.of(feedId("Kofu")),
        StopId.of(feedId("Tokyo")),
        boards,
        boards.plus(Duration.ofHours(1)),
        Arrays.stream(seats).map(SeatLabel::new).toList(),
        true,
        refundAnchor,
        POLICY);
  }

  static HeldLeg leg(Instant boards, String... seats) {
    return leg(boards, boards, seats);
  }

  /** A confirmed booking of one passenger for each price, on each of the legs. */
  static Booking booking(List<HeldLeg> legs, String... euros) {
    List<PriceLine> lines = new ArrayList<>();
    List<Ticket> tickets = new ArrayList<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      for (int passenger = 0; passenger < euros.length; passenger++) {
        Money price = Money.parse(euros[passenger], EURO);
        lines.add(new PriceLine("Adult", passenger, leg, price));
        tickets.add(ticket(tickets.size() + 1, leg, passenger, price, Ticket.Status.VALID));
      }
    }
    return new Booking(
        REFERENCE,
        MARY,
        Booking.Status.CONFIRMED,
        7,
        Optional.of(BOARDS.minus(Duration.ofDays(30))),
        new Purchaser(new EmailAddress("mary@example.org"), Optional.empty(), Optional.empty()),
        legs,
        List.of(),
        SaleTerms.of("standard"),
        tickets,
        Price.of(lines, EURO),
        Optional.empty(),
        Optional.empty(),
        Money.zero(EURO),
        Optional.empty(),
        List.of());
  }

  static Ticket ticket(int number, int leg, int passenger, Money price, Ticket.Status status) {
    return new Ticket(
        REFERENCE + "-" + number,
        leg,
        passenger,
        Optional.of(new SeatLabel(number + "A")),
        price,
        status);
  }
}
