package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A departure with all its calls, as it is written. */
record DepartureJson(
    DepartureId departureId,
    LineJson line,
    LineJson.OperatorJson operator,
    FeedId journeyFeedId,
    String headsign,
    Optional<String> block,
    LocalDate serviceDate,
    Departure.Status status,
    LayoutJson layout,
    List<CallJson> calls) {

  /** What kind of coach it is. */
  record LayoutJson(String name, int decks, int rows, int columns, int seats) {

    static LayoutJson of(VehicleLayout layout) {
      return new LayoutJson(
          layout.name(), layout.decks(), layout.rows(), layout.columns(), layout.ordinarySeats());
    }
  }

  /**
   * One stop on the way; whether one gets on and off there.
   *
   * @param salesOpenAt from when on rides are sold that board here; absent where they always were
   * @param salesCloseAt when that sale closes: at that moment nothing is sold any more
   */
  record CallJson(
      int call,
      StopId stopId,
      PlaceId placeId,
      String name,
      PlaceJson.LocationJson location,
      TravelTimeJson arrival,
      TravelTimeJson departure,
      boolean boarding,
      boolean alighting,
      Optional<Instant> salesOpenAt,
      Instant salesCloseAt) {

    static CallJson of(StopCall call) {
      return new CallJson(
          call.call(),
          call.stop().id(),
          call.stop().placeId(),
          call.stop().name(),
          PlaceJson.LocationJson.of(call.stop().location()),
          TravelTimeJson.of(call.arrival(), call.stop()),
          TravelTimeJson.of(call.departure(), call.stop()),
          call.boarding(),
          call.alighting(),
          call.salesOpenAt(),
          call.salesCloseAt());
    }
  }

  static DepartureJson of(DepartureOnSale sold) {
    Departure departure = sold.departure();
    return new DepartureJson(
        departure.id(),
        LineJson.of(departure.line()),
        LineJson.OperatorJson.of(departure.line().operator()),
        departure.journey(),
        departure.headsign(),
        departure.block(),
        departure.serviceDate(),
        departure.status(),
        LayoutJson.of(sold.layout()),
        departure.calls().stream().map(CallJson::of).toList());
  }
}
