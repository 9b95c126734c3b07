package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A hold as it is written. */
record HoldJson(
    HoldId id,
    Hold.Status status,
    Instant expiresAt,
    long expiresInSeconds,
    int extensionsLeft,
    List<SoldLegJson> legs,
    List<HeldPassengerJson> passengers,
    String fareProduct,
    Optional<String> promotionCode,
    boolean exchangeable,
    PriceJson price) {

  /** A member of the party; without {@code neighbour} who said nothing to who sits beside. */
  record HeldPassengerJson(
      PassengerId id,
      String type,
      List<HoldRequestJson.Need> needs,
      Optional<HoldRequestJson.Woman> neighbour) {

    static HeldPassengerJson of(int at, HeldPassenger passenger) {
      return new HeldPassengerJson(
          new PassengerId(at),
          passenger.typeId(),
          HoldRequestJson.Need.of(passenger.need()),
          HoldRequestJson.Woman.of(passenger.neighbour()));
    }
  }

  /**
   * A hold as it stands.
   *
   * @param remaining until it expires; nothing is left of a hold that is over
   */
  static HoldJson of(Hold hold, Duration remaining) {
    boolean over = hold.status() == Hold.Status.RELEASED || hold.status() == Hold.Status.EXPIRED;
    return new HoldJson(
        hold.id(),
        hold.status(),
        hold.expiresAt(),
        over ? 0 : Math.max(0, remaining.toSeconds()),
        hold.extensionsLeft(),
        SoldLegJson.allOf(hold.legs(), hold.passengers()),
        IntStream.range(0, hold.passengers().size())
            .mapToObj(at -> HeldPassengerJson.of(at, hold.passengers().get(at)))
            .toList(),
        hold.terms().fareProduct(),
        hold.terms().promotion(),
        hold.terms().exchangeable(),
        PriceJson.of(hold.price()));
  }
}
