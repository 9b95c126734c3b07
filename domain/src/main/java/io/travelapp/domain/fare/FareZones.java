package io.travelapp.domain.fare;

import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.RoutePattern;
import java.util.Map;
import java.util.Optional;

/** In which fare zone each call of a pattern lies. */
public sealed interface FareZones {

  /** The zone of call {@code call}, from 0; empty where it lies in none. */
  Optional<FareZone> zoneOf(RoutePattern pattern, int call);

  /** Whether the fares of the line were made for patterns like this one. */
  boolean fit(RoutePattern pattern);

  /** Each stop lies in one zone, or in none, whatever calls there (GTFS stops.zone_id). */
  record OfStops(Map<StopId, FareZone> zones) implements FareZones {

    public OfStops {
      zones = Map.copyOf(zones);
    }

    @Override
    public Optional<FareZone> zoneOf(RoutePattern pattern, int call) {
      return Optional.ofNullable(zones.get(pattern.calls().get(call).stop().id()));
    }

    @Override
    public boolean fit(RoutePattern pattern) {
      return true;
    }
  }

  /**
   * Each call is a zone of its own, named by its position along the way: the first one 1, and so
   * on. Such fares tell nothing of a pattern of that line with more or fewer calls, for nobody
   * knows which of its calls they mean.
   *
   * @param calls how many calls the fares of a line tell of; lines of which they tell none fit
   */
  record Positions(Map<LineId, Integer> calls) implements FareZones {

    public Positions {
      calls = Map.copyOf(calls);
    }

    @Override
    public Optional<FareZone> zoneOf(RoutePattern pattern, int call) {
      return Optional.of(FareZone.ofPosition(call + 1));
    }

    @Override
    public boolean fit(RoutePattern pattern) {
      int made = pattern.calls().size();
      return calls.getOrDefault(pattern.line().id(), made) == made;
    }
  }
}
