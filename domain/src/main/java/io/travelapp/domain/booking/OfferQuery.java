package io.travelapp.domain.booking;

import io.travelapp.domain.network.PlaceOrStopId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a traveller looks for.
 *
 * @param from empty for from anywhere
 * @param date the local date at the boarding stop
 * @param seats 1 to {@link Party#SIZE_MAX}
 * @param after the last offer of the page before
 * @param limit 1 to {@value #LIMIT_MAX}
 */
public record OfferQuery(
    PlaceOrStopId to,
    Optional<PlaceOrStopId> from,
    LocalDate date,
    int seats,
    Sort sort,
    Optional<Position> after,
    int limit) {

  public static final int LIMIT_MAX = 100;

  /**
   * By what offers are ordered, ascending; equals by the time of boarding and then by the number of
   * the departure.
   */
  public enum Sort {
    DEPARTURE,
    PRICE,
    DURATION
  }

  /**
   * Where an offer stands in the order.
   *
   * @param key what is ordered by: minor units for {@code PRICE}, minutes for {@code DURATION},
   *     else the same as {@code boards}
   * @param boards the time of boarding, in seconds of the epoch
   * @param departure the number of the departure
   */
  public record Position(long key, long boards, long departure) {}

  public OfferQuery {
    if (seats < 1 || seats > Party.SIZE_MAX || limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "1 to " + Party.SIZE_MAX + " seats and 1 to " + LIMIT_MAX + " offers are asked for");
    }
  }
}
