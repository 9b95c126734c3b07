package io.travelapp.adapters.rest;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import java.util.List;
import java.util.Optional;

/** Places over others, for a test to change what one method does. */
abstract class RealPlaces implements Places {

  @SuppressWarnings("NullAway.Init") // Set by over, before anybody asks.
  private Places real;

  Places over(Places places) {
    real = places;
    return this;
  }

  @Override
  public List<PlaceOrStop> search(String text, int limit) {
    return real.search(text, limit);
  }

  @Override
  public List<PlaceOrStop> findByFeedId(FeedId feedId) {
    return real.findByFeedId(feedId);
  }

  @Override
  public Optional<PlaceOrStop> find(PlaceOrStopId id) {
    return real.find(id);
  }

  @Override
  public List<Stop> stopsOf(PlaceId place) {
    return real.stopsOf(place);
  }

  @Override
  public List<Destination> destinations() {
    return real.destinations();
  }

  @Override
  public List<Line> linesTo(PlaceId place) {
    return real.linesTo(place);
  }
}
