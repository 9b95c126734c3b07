package io.travelapp.adapters.postgres;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.ServiceTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a departure is made from besides its date, whether the feed told it just now or was
 * published long ago.
 *
 * @param starts when it leaves its first call
 * @param zone the operator's
 */
record StoredJourney(
    FeedId id,
    String headsign,
    Optional<String> block,
    ServiceTime starts,
    ZoneId zone,
    long patternId,
    int parts,
    long layoutId,
    int seats) {

  static StoredJourney of(PlannedJourney planned) {
    var journey = planned.journey();
    return new StoredJourney(
        journey.feedId(),
        journey.headsign(),
        journey.block(),
        journey.times().getFirst().departure(),
        journey.pattern().line().operator().zone(),
        planned.pattern().id(),
        planned.parts(),
        planned.layout().id(),
        planned.seats());
  }

  /** When its run of a service date leaves the first call. */
  Instant startsAt(LocalDate serviceDate) {
    return starts.on(serviceDate, zone);
  }
}
