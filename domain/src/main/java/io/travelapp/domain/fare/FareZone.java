package io.travelapp.domain.fare;

/**
 * A part of the network by which fares are told: where a ride begins and ends, and what it passes
 * (GTFS zone_id, NeTEx TariffZone).
 *
 * @param id what the feed calls it; not empty
 */
public record FareZone(String id) {

  public FareZone {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A fare zone has a name");
    }
  }

  /** The zone that is one call of a pattern, from 1; see {@link FareZones.Positions}. */
  public static FareZone ofPosition(int position) {
    return new FareZone(Integer.toString(position));
  }
}
