package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.schedule.StopCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be held.
 *
 * @param reference the name of the booking to be
 * @param legs 1 to {@value Itinerary#RIDES_MAX}, in order of travel
 * @param revisions of each leg's departure, as {@link DepartureOnSale#revision()} said when the
 *     seats were looked at
 * @param closings when the sale of each leg closes, as {@link StopCall#salesCloseAt()} says of its
 *     boarding call; no later than the leg boards
 * @param passengers 1 to {@value Party#SIZE_MAX}, at least one of whom needs a seat
 * @param promotionLimits how often the promotion of the terms may be used, this time included;
 *     {@link PromotionLimits#NONE} without one
 * @param lifetime how long the seats are kept
 * @param givenUp the tickets that are given up for it, by a quote that was kept; empty where it is
 *     no exchange
 * @param unwanted strangers of whom none may be there when the seats are taken, as {@link
 *     PartySeats#unwanted} says
 */
public record HoldRequest(
    CustomerId customer,
    BookingReference reference,
    List<HeldLeg> legs,
    List<Long> revisions,
    List<Instant> closings,
    List<HeldPassenger> passengers,
    SaleTerms terms,
    PromotionLimits promotionLimits,
    Price price,
    Duration lifetime,
    Optional<CancellationQuote> givenUp,
    List<Seated> unwanted) {

  public HoldRequest {
    legs = List.copyOf(legs);
    unwanted = List.copyOf(unwanted);
    revisions = List.copyOf(revisions);
    closings = List.copyOf(closings);
    passengers = List.copyOf(passengers);
    if (legs.isEmpty() || legs.size() > Itinerary.RIDES_MAX || revisions.size() != legs.size()) {
      throw new IllegalArgumentException(
          "A hold has 1 to " + Itinerary.RIDES_MAX + " legs and a revision for each");
    }
    requireClosings(legs, closings);
    for (int leg = 1; leg < legs.size(); leg++) {
      if (legs.get(leg).boards().isBefore(legs.get(leg - 1).alights())) {
        throw new IllegalArgumentException(
            "Leg " + leg + " leaves before the one before it has arrived");
      }
    }
    long seats = passengers.stream().filter(HeldPassenger::needsSeat).count();
    if (seats == 0 || passengers.size() > Party.SIZE_MAX) {
      throw new IllegalArgumentException(
          "A hold is for 1 to " + Party.SIZE_MAX + " passengers, one of whom needs a seat");
    }
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("A hold lasts for a while, not " + lifetime);
    }
    if (legs.stream().anyMatch(leg -> leg.seats().size() != seats || leg.hasSeatTwice())) {
      throw new IllegalArgumentException(
          "Each leg has a seat of its own for each passenger who needs one");
    }
  }

  /** For nothing in exchange, next to anybody. */
  public HoldRequest(
      CustomerId customer,
      BookingReference reference,
      List<HeldLeg> legs,
      List<Long> revisions,
      List<Instant> closings,
      List<HeldPassenger> passengers,
      SaleTerms terms,
      PromotionLimits promotionLimits,
      Price price,
      Duration lifetime) {
    this(
        customer,
        reference,
        legs,
        revisions,
        closings,
        passengers,
        terms,
        promotionLimits,
        price,
        lifetime,
        Optional.empty(),
        List.of());
  }

  /** The same in exchange for tickets, as long as their quote binds at most. */
  public HoldRequest givingUp(CancellationQuote quote, Instant now) {
    Duration binds = Duration.between(now, quote.expiresAt());
    return new HoldRequest(
        customer,
        reference,
        legs,
        revisions,
        closings,
        passengers,
        terms,
        promotionLimits,
        price,
        binds.compareTo(lifetime) < 0 ? binds : lifetime,
        Optional.of(quote),
        unwanted);
  }

  /** The same where none of these strangers may be there. */
  public HoldRequest apartFrom(List<Seated> strangers) {
    return new HoldRequest(
        customer,
        reference,
        legs,
        revisions,
        closings,
        passengers,
        terms,
        promotionLimits,
        price,
        lifetime,
        givenUp,
        strangers);
  }

  /** How often the hold may be extended: not, where what old tickets are worth would change. */
  public int extensions() {
    return givenUp.isEmpty() ? Hold.EXTENSIONS : 0;
  }

  /** The exchange that it is for; empty if it is for a sale. */
  public Optional<Exchange> exchange() {
    return givenUp.map(quote -> new Exchange(quote, price.total()));
  }

  private static void requireClosings(List<HeldLeg> legs, List<Instant> closings) {
    if (closings.size() != legs.size()) {
      throw new IllegalArgumentException("The sale of each leg closes at some moment");
    }
    for (int leg = 0; leg < legs.size(); leg++) {
      if (closings.get(leg).isAfter(legs.get(leg).boards())) {
        throw new IllegalArgumentException("Leg " + leg + " would be sold after it has left");
      }
    }
  }
}
