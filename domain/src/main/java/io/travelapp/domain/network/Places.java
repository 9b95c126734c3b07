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
   * A stop that bears the name of its own place is left out. A blank text finds nothing; blanks
   * around it do not matter. No character has a meaning of its own.
   *
   * <p>Letters that do not decompose stand for what is typed in their place where a keyboard lacks
   * them: ł for l, ø for o, đ and ð for d, ı for i, ß for ss, æ for ae, œ for oe, þ for th. A word
   * begins after whatever is neither a letter nor a digit.
   *
   * @param limit 1 to {@value #SEARCH_LIMIT_MAX}
   */
  List<PlaceOrStop> search(String text, int limit);

  /**
   * What a feed calls so: both, where a place and a stop of it share the id; the place comes first.
   */
  List<PlaceOrStop> findByFeedId(FeedId feedId);

  /**
   * A place or a stop, also one that its feed no longer has, at least as long as something that was
   * sold refers to it. Nothing else answers such a one.
   */
  Optional<PlaceOrStop> find(PlaceOrStopId id);

  /** The stops of a place by name and then by feed id; none for a place that does not exist. */
  List<Stop> stopsOf(PlaceId place);

  /** All promoted places, by position; equals by feed id. */
  List<Destination> destinations();

  /**
   * The lines that call at a stop of the place for someone to alight, on some departure that has
   * not ended yet, by name and then by feed id. Nobody alights where a coach begins.
   */
  List<Line> linesTo(PlaceId place);
}
