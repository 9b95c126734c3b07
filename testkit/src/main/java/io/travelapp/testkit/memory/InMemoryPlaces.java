package io.travelapp.testkit.memory;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link Places} in memory. */
class InMemoryPlaces implements Places {

  private static final Comparator<FeedId> BY_FEED_THEN_LOCAL_ID =
      Comparator.comparing(FeedId::feed).thenComparing(FeedId::localId);

  private final Stock stock;

  private record Hit(FoldedName.Match match, PlaceOrStop item) {}

  InMemoryPlaces(Stock stock) {
    this.stock = stock;
  }

  @Override
  public List<PlaceOrStop> search(String text, int limit) {
    FoldedName sought = FoldedName.of(text);
    if (sought.text().isEmpty()) {
      return List.of();
    }
    return stock.atomically(() ->
        searchable()
            .map(item -> new Hit(FoldedName.of(item.name()).match(sought), item))
            .filter(hit -> hit.match() != FoldedName.Match.NONE)
            .sorted(
                Comparator.comparing(Hit::match)
                    .thenComparing(hit -> hit.item() instanceof Stop)
                    .thenComparing(hit -> hit.item().name())
                    .thenComparing(hit -> hit.item().feedId(), BY_FEED_THEN_LOCAL_ID))
            .limit(limit)
            .map(Hit::item)
            .toList());
  }

  /** All places, and the stops whose place has another name. */
  private Stream<PlaceOrStop> searchable() {
    Map<PlaceId, String> names =
        places().collect(Collectors.toMap(Place::id, Place::name, (one, other) -> one));
    return Stream.concat(
        places(), stops().filter(stop -> !stop.name().equals(names.get(stop.placeId()))));
  }

  @Override
  public List<PlaceOrStop> findByFeedId(FeedId feedId) {
    return stock.atomically(() ->
        Stream.<PlaceOrStop>concat(places(), stops())
            .filter(item -> item.feedId().equals(feedId))
            .toList());
  }

  @Override
  public Optional<PlaceOrStop> find(PlaceOrStopId id) {
    return stock.atomically(() -> stock.findListed(id));
  }

  @Override
  public List<Stop> stopsOf(PlaceId place) {
    return stock.atomically(() ->
        stops()
            .filter(stop -> stop.placeId().equals(place))
            .sorted(byName(Stop::name, Stop::feedId))
            .toList());
  }

  @Override
  public List<Destination> destinations() {
    return stock.atomically(() ->
        stock.feeds().stream()
            .flatMap(feed -> feed.destinations().stream())
            .sorted(
                Comparator.comparingInt(Destination::position)
                    .thenComparing(
                        destination -> destination.place().feedId(), BY_FEED_THEN_LOCAL_ID))
            .toList());
  }

  @Override
  public List<Line> linesTo(PlaceId place) {
    return stock.atomically(() -> {
      Instant now = stock.now();
      Set<LineId> listed = listedLines();
      return stock.departures().stream()
          .map(Stock.OnSale::departure)
          .filter(departure -> !departure.calls().getLast().departure().isBefore(now))
          .filter(departure -> letsOff(departure, place))
          .map(Departure::line)
          .filter(line -> listed.contains(line.id()))
          .distinct()
          .sorted(byName(Line::name, Line::feedId))
          .toList();
    });
  }

  private Set<LineId> listedLines() {
    return stock.feeds().stream()
        .flatMap(feed -> feed.journeys().stream())
        .map(journey -> journey.pattern().line().id())
        .collect(Collectors.toSet());
  }

  private static boolean letsOff(Departure departure, PlaceId place) {
    return departure.calls().stream()
        .skip(1)
        .filter(StopCall::alighting)
        .anyMatch(call -> call.stop().isAt(place));
  }

  private Stream<Place> places() {
    return stock.feeds().stream().flatMap(feed -> feed.places().stream());
  }

  private Stream<Stop> stops() {
    return stock.feeds().stream().flatMap(feed -> feed.stops().stream());
  }

  private static <T> Comparator<T> byName(Function<T, String> name, Function<T, FeedId> feedId) {
    return Comparator.comparing(name).thenComparing(feedId, BY_FEED_THEN_LOCAL_ID);
  }
}
