package io.travelapp.domain.network;

/**
 * A position on the earth (WGS 84), in degrees.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

  /** Mean radius of the earth in metres (IUGG). */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public GeoPoint {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("Not a position: " + latitude + ", " + longitude);
    }
  }

  /** The great-circle distance in metres, by the haversine formula. */
  public double metresTo(GeoPoint other) {
    double halfLat = Math.toRadians(other.latitude - latitude) / 2;
    double halfLon = Math.toRadians(other.longitude - longitude) / 2;
    double h =
        Math.pow(Math.sin(halfLat), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(halfLon), 2);
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
