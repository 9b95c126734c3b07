package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import java.time.Duration;
import java.time.LocalDate;

/**
 * A ride that can be had: one for each departure.
 *
 * @param seatsLeft seats that anybody may have and that are free all the way: wheelchair spaces do
 *     not count
 * @param fare what an adult pays for the ride
 */
public record Offer(
    DepartureId departure,
    FeedId journey,
    Line line,
    LocalDate serviceDate,
    StopCall from,
    StopCall to,
    int seatsLeft,
    Money fare) {

  public Duration duration() {
    return Duration.between(from.departure(), to.arrival());
  }

  /** The same at another fare. */
  public Offer withFare(Money other) {
    return new Offer(departure, journey, line, serviceDate, from, to, seatsLeft, other);
  }

  /** Where it stands in an order. */
  public OfferQuery.Position position(OfferQuery.Sort sort) {
    long boards = from.departure().getEpochSecond();
    long key =
        switch (sort) {
          case DEPARTURE -> boards;
          case PRICE -> fare.minorUnits();
          case DURATION -> duration().toMinutes();
        };
    return new OfferQuery.Position(key, boards, departure.number());
  }
}
