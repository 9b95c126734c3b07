package io.travelapp.domain.network;

import java.util.List;
import java.util.Optional;

/**
 * The places that can be travelled to, with their stops and lines. Reads only; what is here was put
 * here by a publication of a timetable. Safe for use by many threads.
 */
public interface Places {

  /** The most items that {@link #search} answers. */
  int SEARCH_LIMIT_MAX = 100;

  /**
   * Places and stops whose name contains {@code text}, case and accents ignored (also ignored in
   * the names): equal names first, then names that begin with it, then names with a word that
   * begins with it, then the others; within each, places before stops, then by name and by feed id.
   * A stop that bears the name of its own place is left out. A blank text finds nothing.
   *
   * @param limit 1 to {@value #SEARCH_LIMIT_MAX}
   */
  List<PlaceOrStop> search(String text, int limit);

  /**
   * What a feed calls so: both, where a place and a stop of it share the id; the place comes first.
   */
  List<PlaceOrStop> findByFeedId(FeedId feedId);

  Optional<PlaceOrStop> find(PlaceOrStopId id);

  /** The stops of a place by name and then by feed id; none for a place that does not exist. */
  List<Stop> stopsOf(PlaceId place);

  /** All promoted places, by position. */
  List<Destination> destinations();

  /**
   * The lines that call at a stop of the place for someone to alight, by name and then by feed id.
   */
  List<Line> linesTo(PlaceId place);
}
