package io.travelapp.adapters.rest;

import io.travelapp.application.ShowSeatMap;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The seats of a coach on one leg, as they are written. */
record SeatMapJson(
    DepartureId departureId,
    StopId from,
    StopId to,
    int fromCall,
    int toCall,
    String layout,
    int decks,
    int rows,
    int columns,
    List<SeatJson> seats) {

  /** A seat, where it stands, and what choosing it costs if it can be chosen. */
  record SeatJson(
      SeatLabel label,
      int deck,
      int row,
      int column,
      List<SeatFeature> features,
      SeatMap.Status status,
      Optional<Money> fee) {}

  static SeatMapJson of(ShowSeatMap.Outcome.Shown shown) {
    SeatMap map = shown.map();
    return new SeatMapJson(
        shown.asked().departure(),
        shown.from().stop().id(),
        shown.to().stop().id(),
        shown.from().call(),
        shown.to().call(),
        map.layout().name(),
        map.layout().decks(),
        map.layout().rows(),
        map.layout().columns(),
        IntStream.range(0, map.statuses().size())
            .mapToObj(at ->
                seat(map.layout().seats().get(at), map.statuses().get(at), shown.fees().get(at)))
            .toList());
  }

  private static SeatJson seat(Seat seat, SeatMap.Status status, Money fee) {
    return new SeatJson(
        seat.label(),
        seat.deck(),
        seat.row(),
        seat.column(),
        seat.features().stream().sorted().toList(),
        status,
        status == SeatMap.Status.FREE ? Optional.of(fee) : Optional.empty());
  }
}
