package io.travelapp.adapters.rest;

import io.travelapp.application.PlanSeatChanges.Outcome.Planned;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.SeatChanges;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;
import java.util.stream.IntStream;

/** How a party travels that changes seats on the way, as it is written. */
record SeatChangesJson(
    DepartureId departureId, List<ChangeJson> changes, List<WayJson> passengers) {

  /** A change of one passenger, by position from 0, and where it happens. */
  record ChangeJson(
      int passenger, int call, StopId stopId, String stop, SeatLabel from, SeatLabel to) {}

  /** The seats of one passenger, one after the other. */
  record WayJson(int passenger, List<StretchJson> seats) {}

  /** A seat, and from which call to which it is used. */
  record StretchJson(SeatLabel seat, int fromCall, int toCall) {}

  static SeatChangesJson of(Planned planned) {
    SeatChanges plan = planned.plan();
    return new SeatChangesJson(
        planned.asked().departure(),
        plan.changes().stream().map(change -> change(change, planned.calls())).toList(),
        IntStream.range(0, plan.ways().size())
            .mapToObj(member -> way(member, plan.ways().get(member)))
            .toList());
  }

  private static ChangeJson change(SeatChanges.Change change, List<StopCall> calls) {
    StopCall at = calls.get(change.call());
    return new ChangeJson(
        change.member(),
        change.call(),
        at.stop().id(),
        at.stop().name(),
        change.from(),
        change.to());
  }

  private static WayJson way(int member, List<SeatChanges.Stretch> stretches) {
    return new WayJson(
        member,
        stretches.stream()
            .map(stretch ->
                new StretchJson(stretch.seat(), stretch.segment().from(), stretch.segment().to()))
            .toList());
  }
}
