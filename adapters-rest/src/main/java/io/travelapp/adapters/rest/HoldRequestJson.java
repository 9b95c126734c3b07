package io.travelapp.adapters.rest;

import io.travelapp.application.HoldSeats;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What somebody wants to hold, as it is read. */
record HoldRequestJson(
    List<LegJson> legs,
    Optional<List<PassengerWishJson>> passengers,
    Optional<Integer> seatCount,
    Optional<String> fareProduct,
    Optional<String> promotionCode,
    Optional<Money> expectedTotal) {

  /**
   * A leg; the calls are needed only where a coach calls twice at a stop.
   *
   * @param seatChanges whether to change seats on the way where too few are free all the way
   */
  record LegJson(
      DepartureId departureId,
      PlaceOrStopId from,
      PlaceOrStopId to,
      Optional<Integer> fromCall,
      Optional<Integer> toCall,
      Optional<List<SeatLabel>> seats,
      Optional<Boolean> seatChanges) {

    LegWish toWish() {
      return new LegWish(
          departureId,
          Optional.of(from),
          Optional.of(to),
          fromCall,
          toCall,
          seats.orElse(List.of()),
          seatChanges.orElse(false));
    }

    /** Notes what is wrong with legs. */
    static void check(List<LegJson> legs, Faults faults) {
      for (int at = 0; at < legs.size(); at++) {
        boolean named = !legs.get(at).seats().orElse(List.of()).isEmpty();
        if (named && legs.get(at).seatChanges().orElse(false)) {
          faults.at(
              "/legs/" + at + "/seatChanges",
              ProblemCode.UNFIT,
              "Seats are named, or changed on the way where too few are free, not both.");
        }
      }
    }
  }

  /**
   * A passenger by type, by age on the day of the first leg, or by day of birth, with what kind of
   * seat is needed.
   *
   * @param neighbour what the passenger says to who sits beside; only where the operator lets women
   *     ask to sit next to women only
   */
  record PassengerWishJson(
      Optional<String> type,
      Optional<Integer> age,
      Optional<LocalDate> birthDate,
      Optional<List<Need>> needs,
      Optional<Woman> neighbour) {

    HoldSeats.PassengerWish toWish() {
      return new HoldSeats.PassengerWish(
          type,
          age,
          birthDate,
          needs.orElse(List.of()).stream().findFirst().map(Need::toSeatNeed).orElse(SeatNeed.SEAT),
          neighbour.map(Woman::toNeighbour).orElse(Neighbour.OTHER));
    }
  }

  /** A woman who sits next to anybody, or one who asks to sit next to women only. */
  enum Woman {
    WOMAN,
    WOMAN_AMONG_WOMEN;

    Neighbour toNeighbour() {
      return switch (this) {
        case WOMAN -> Neighbour.WOMAN;
        case WOMAN_AMONG_WOMEN -> Neighbour.WOMAN_AMONG_WOMEN;
      };
    }

    /** What a passenger said, as it is written; empty if nothing. */
    static Optional<Woman> of(Neighbour neighbour) {
      return switch (neighbour) {
        case OTHER -> Optional.empty();
        case WOMAN -> Optional.of(WOMAN);
        case WOMAN_AMONG_WOMEN -> Optional.of(WOMAN_AMONG_WOMEN);
      };
    }
  }

  /**
   * What a passenger cannot do without: a wheelchair space, or the seat beside the wheelchair user
   * who is accompanied.
   */
  enum Need {
    WHEELCHAIR,
    COMPANION;

    SeatNeed toSeatNeed() {
      return switch (this) {
        case WHEELCHAIR -> SeatNeed.WHEELCHAIR;
        case COMPANION -> SeatNeed.COMPANION;
      };
    }

    /** What a passenger needs, as it is written; nothing if a seat is all. */
    static List<Need> of(SeatNeed need) {
      return switch (need) {
        case SEAT -> List.of();
        case WHEELCHAIR -> List.of(WHEELCHAIR);
        case COMPANION -> List.of(COMPANION);
      };
    }
  }

  /** Notes what is wrong with it as a whole. */
  void check(Faults faults) {
    boolean namesParty =
        passengers.isPresent()
            || seatCount.isPresent()
            || legs.stream().anyMatch(leg -> leg.seats().isPresent());
    if (!namesParty) {
      faults.at(
          "/seatCount",
          ProblemCode.MISSING,
          "Who travels is missing: passengers, seatCount, or seats.");
    }
    LegJson.check(legs, faults);
    if (seatCount.filter(count -> count < 0 || count > RequestRecord.LIST_MAX).isPresent()) {
      faults.at("/seatCount", ProblemCode.UNFIT, "A number of seats is expected here.");
    }
    for (int at = 0; at < passengers.orElse(List.of()).size(); at++) {
      Optional<Integer> age = passengers.orElseThrow().get(at).age();
      if (age.filter(years -> years < 0 || years > PassengerType.AGE_MAX).isPresent()) {
        faults.at(
            "/passengers/" + at + "/age",
            ProblemCode.UNFIT,
            "An age from 0 to " + PassengerType.AGE_MAX + " is expected here.");
      }
      if (age.isPresent() && passengers.orElseThrow().get(at).birthDate().isPresent()) {
        faults.at(
            "/passengers/" + at + "/age",
            ProblemCode.UNFIT,
            "Age and day of birth are told both; one of them is enough.");
      }
      List<Need> needs = passengers.orElseThrow().get(at).needs().orElse(List.of());
      if (needs.stream().distinct().count() > 1) {
        faults.at(
            "/passengers/" + at + "/needs",
            ProblemCode.UNFIT,
            "One passenger is a wheelchair user or a companion, not both.");
      }
    }
  }

  HoldSeats.Command toCommand(CustomerId customer, RequestKey key) {
    return new HoldSeats.Command(
        customer,
        key,
        legs.stream().map(LegJson::toWish).toList(),
        passengers.orElse(List.of()).stream().map(PassengerWishJson::toWish).toList(),
        seatCount,
        fareProduct,
        promotionCode,
        expectedTotal);
  }
}
