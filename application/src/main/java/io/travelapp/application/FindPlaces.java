package io.travelapp.application;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.Places;
import java.util.List;

/** Finds places and stops by what somebody types, or by what a feed calls them. */
public final class FindPlaces {

  private final Places places;

  public FindPlaces(Places places) {
    this.places = places;
  }

  /** By what to look. */
  public sealed interface Query {
    record ByText(String text, int limit) implements Query {}

    record ByFeedId(FeedId feedId) implements Query {}
  }

  /** The best match first; none if nothing fits. */
  public List<PlaceOrStop> handle(Query query) {
    return switch (query) {
      case Query.ByText(String text, int limit) -> places.search(text, limit);
      case Query.ByFeedId(FeedId feedId) -> places.findByFeedId(feedId);
    };
  }
}
