package io.travelapp.domain.schedule;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import java.util.List;
import java.util.Optional;

/**
 * What one feed says, sound and complete: whatever a journey refers to is here. Operators, lines
 * and patterns are found through the journeys.
 *
 * @param feed the feed's name; every feed id in here begins with it
 * @param info what the feed tells about itself; empty where it does not
 */
public record Timetable(
    String feed,
    List<Place> places,
    List<Stop> stops,
    List<Destination> destinations,
    List<ServiceJourney> journeys,
    Optional<FeedInfo> info) {

  public Timetable {
    places = List.copyOf(places);
    stops = List.copyOf(stops);
    destinations = List.copyOf(destinations);
    journeys = List.copyOf(journeys);
  }

  /** A timetable of a feed that tells nothing about itself. */
  public Timetable(
      String feed,
      List<Place> places,
      List<Stop> stops,
      List<Destination> destinations,
      List<ServiceJourney> journeys) {
    this(feed, places, stops, destinations, journeys, Optional.empty());
  }
}
