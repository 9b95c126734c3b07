package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A ride that can be had, as it is written.
 *
 * @param lowestFare what an adult pays
 * @param totalPrice what the party pays if all are adults
 * @param salesCloseAt when the sale of the ride closes: at that moment nothing is sold any more
 */
record OfferJson(
    DepartureId departureId,
    LineJson line,
    LineJson.OperatorJson operator,
    LocalDate serviceDate,
    Departure.Status status,
    FeedId journeyFeedId,
    EndJson from,
    EndJson to,
    long durationMinutes,
    int seatsLeft,
    boolean refundable,
    Money lowestFare,
    Money totalPrice,
    Instant salesCloseAt) {

  /** Where and when one boards or alights. */
  record EndJson(StopId stopId, int call, String name, TravelTimeJson time) {

    static EndJson of(StopCall call, Instant time) {
      return new EndJson(
          call.stop().id(), call.call(), call.stop().name(), TravelTimeJson.of(time, call.stop()));
    }
  }

  /** An offer to a party that pays {@code total}. */
  static OfferJson of(Offer offer, Money total, boolean refundable) {
    return new OfferJson(
        offer.departure(),
        LineJson.of(offer.line()),
        LineJson.OperatorJson.of(offer.line().operator()),
        offer.serviceDate(),
        // A departure that is cancelled is offered to nobody.
        Departure.Status.SCHEDULED,
        offer.journey(),
        EndJson.of(offer.from(), offer.from().departure()),
        EndJson.of(offer.to(), offer.to().arrival()),
        offer.duration().toMinutes(),
        offer.seatsLeft(),
        refundable,
        offer.fare(),
        total,
        offer.from().salesCloseAt());
  }
}
