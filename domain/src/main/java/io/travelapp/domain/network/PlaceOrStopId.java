package io.travelapp.domain.network;

import java.util.Optional;

/** Where a search starts or ends: a whole place, or one stop of it. */
public sealed interface PlaceOrStopId permits PlaceId, StopId {

  long number();

  /** Reads the id of a place or of a stop; empty where the text is neither. */
  static Optional<PlaceOrStopId> parse(String text) {
    Optional<PlaceOrStopId> place = PlaceId.parse(text).map(id -> id);
    return place.isPresent() ? place : StopId.parse(text).map(id -> id);
  }
}
