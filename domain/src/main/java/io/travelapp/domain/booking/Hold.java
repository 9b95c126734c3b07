package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.seating.SeatLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A timed claim on seats while the customer pays. Its price is firm.
 *
 * @param reference the name of the booking that it may become
 * @param expiresAt by the clock of the store
 * @param extensionsLeft how often it may still be extended
 * @param givenUp the tickets that are given up for it, if it is an exchange
 */
public record Hold(
    HoldId id,
    CustomerId customer,
    BookingReference reference,
    Status status,
    Instant expiresAt,
    int extensionsLeft,
    List<HeldLeg> legs,
    List<HeldPassenger> passengers,
    SaleTerms terms,
    Price price,
    Optional<CancellationQuote> givenUp) {

  /** How long a hold lasts, and by how much an extension moves its end. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How often a hold may be extended. */
  public static final int EXTENSIONS = 1;

  /** How many holds a customer may have at a time, those that are being paid for among them. */
  public static final int PER_CUSTOMER_MAX = 10;

  /** The longest that a payment keeps the seats. */
  public static final Duration PAYING_LONGEST = Duration.ofMinutes(15);

  /** Where a hold stands. */
  public enum Status {
    HELD,
    PAYING,
    BOOKED,
    RELEASED,
    EXPIRED
  }

  public Hold {
    legs = List.copyOf(legs);
    passengers = List.copyOf(passengers);
  }

  /** The exchange that it is for; empty if it is for a sale. */
  public Optional<Exchange> exchange() {
    return givenUp.map(quote -> new Exchange(quote, price.total()));
  }

  /** The seat of a passenger on a leg, both counted from 0; empty for an infant on a lap. */
  public Optional<SeatLabel> seatOf(int passenger, int leg) {
    return legs.get(leg).seatOf(passenger, passengers);
  }
}
