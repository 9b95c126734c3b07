package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Horizon;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.VehicleLayout;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is on sale and what was sold. All of it is read and changed inside {@link #atomically}.
 *
 * <p>Who has a seat is told by the sales alone, at the moment of asking: nothing has to be swept
 * before a seat is free again.
 */
class Stock {

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Map<String, Timetable> feeds = new HashMap<>();
  private final Map<PlaceOrStopId, PlaceOrStop> everListed = new HashMap<>();
  private final Map<DepartureId, OnSale> departures = new HashMap<>();
  private final Map<DepartureId, OnSale> archive = new HashMap<>();
  private final Map<String, Published> published = new TreeMap<>();
  private final Map<DepartureId, List<Sale>> salesOf = new HashMap<>();
  private long lastRevision;

  /** A departure on sale, without its seats. */
  record OnSale(Departure departure, VehicleLayout layout, FareTable fares, long revision) {}

  /** What was last published of a feed, and how far ahead its departures were made. */
  record Published(Publication publication, Horizon horizon) {}

  Stock(InstantSource clock) {
    this.clock = clock;
  }

  /** Does it while nobody else does anything. */
  <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Does it while nobody else does anything. */
  void atomically(Runnable work) {
    atomically(() -> {
      work.run();
      return true;
    });
  }

  Instant now() {
    return clock.instant();
  }

  // The network

  Collection<Timetable> feeds() {
    return feeds.values();
  }

  private void replaceFeed(Timetable timetable) {
    feeds.put(timetable.feed(), timetable);
    timetable.places().forEach(place -> everListed.put(place.id(), place));
    timetable.stops().forEach(stop -> everListed.put(stop.id(), stop));
  }

  /** The feeds whose departures are to be made as the days go by, in order of their names. */
  List<Published> published() {
    return List.copyOf(published.values());
  }

  void publish(Publication publication) {
    replaceFeed(publication.timetable());
    published.remove(publication.timetable().feed());
    Horizon.of(publication).ifPresent(horizon -> moveTo(horizon, publication));
  }

  void moveTo(Horizon horizon, Publication publication) {
    published.put(publication.timetable().feed(), new Published(publication, horizon));
  }

  /** Also what is listed no more. */
  Optional<PlaceOrStop> findListed(PlaceOrStopId id) {
    return Optional.ofNullable(everListed.get(id));
  }

  // Departures

  Collection<OnSale> departures() {
    return departures.values();
  }

  Optional<OnSale> find(DepartureId id) {
    return Optional.ofNullable(departures.get(id));
  }

  /** Those that are archived are no more among the departures. */
  Optional<OnSale> findArchived(DepartureId id) {
    return Optional.ofNullable(archive.get(id));
  }

  /** Keeps one that was withdrawn. */
  void archive(OnSale onSale) {
    archive.put(onSale.departure().id(), onSale);
  }

  void put(Departure departure, VehicleLayout layout, FareTable fares) {
    departures.put(departure.id(), new OnSale(departure, layout, fares, ++lastRevision));
  }

  /** Takes over what the departure is called, and where; it is the same for those who buy. */
  void rename(Departure departure) {
    departures.computeIfPresent(
        departure.id(),
        (id, old) -> new OnSale(departure, old.layout(), old.fares(), old.revision()));
  }

  void withdraw(DepartureId id) {
    departures.remove(id);
  }

  DepartureOnSale withSeats(OnSale onSale) {
    return new DepartureOnSale(
        onSale.departure(), onSale.layout(), onSale.fares(), occupancy(onSale), onSale.revision());
  }

  SeatOccupancy occupancy(OnSale onSale) {
    SeatOccupancy occupancy =
        SeatOccupancy.empty(onSale.layout().seats().size(), onSale.departure().calls().size() - 1);
    for (Sale.Claim claim : claimsOn(onSale.departure().id())) {
      int seat = onSale.layout().indexOf(claim.seat()).orElseThrow();
      occupancy = occupancy.taking(List.of(seat), claim.segment());
    }
    return occupancy;
  }

  // Sales

  void add(Sale sale) {
    for (DepartureId departure : sale.departures()) {
      salesOf.computeIfAbsent(departure, id -> new ArrayList<>()).add(sale);
    }
  }

  Collection<Sale> salesOf(DepartureId departure) {
    return salesOf.getOrDefault(departure, List.of());
  }

  /** Who has which seat from where to where, at this moment. */
  List<Sale.Claim> claimsOn(DepartureId departure) {
    return claimsOn(departure, sale -> true);
  }

  private List<Sale.Claim> claimsOn(DepartureId departure, Predicate<Sale> whose) {
    Instant now = now();
    return salesOf(departure).stream()
        .filter(whose)
        .flatMap(sale -> sale.claimsAt(now).stream())
        .filter(claim -> claim.departure().equals(departure))
        .flatMap(this::withDisplaced)
        .toList();
  }

  /** Who has a wheelchair space has the seats too that make room for it. */
  private Stream<Sale.Claim> withDisplaced(Sale.Claim claim) {
    return Stream.concat(
        Stream.of(claim),
        displacedBy(claim.departure(), claim.seat())
            .map(seat -> new Sale.Claim(claim.departure(), claim.segment(), seat)));
  }

  /** Who sits there at this moment. */
  List<Seated> seatedOn(DepartureId departure) {
    return seatedOn(departure, sale -> true);
  }

  private List<Seated> seatedOn(DepartureId departure, Predicate<Sale> whose) {
    Instant now = now();
    return salesOf(departure).stream()
        .filter(whose)
        .flatMap(sale -> sale.seatedAt(now).stream())
        .filter(one -> one.departure().equals(departure))
        .toList();
  }

  /** The first of those who are unwanted who sits there in one of these sales. */
  Optional<Seated> findAny(List<Seated> unwanted, Predicate<Sale> whose) {
    return unwanted.stream()
        .filter(who -> seatedOn(who.departure(), whose).stream().anyMatch(who::isThere))
        .findFirst();
  }

  private Stream<SeatLabel> displacedBy(DepartureId departure, SeatLabel seat) {
    return find(departure).or(() -> findArchived(departure)).stream()
        .flatMap(onSale -> onSale.layout().seats().stream())
        .filter(any -> any.label().equals(seat))
        .flatMap(space -> space.displaces().stream());
  }

  boolean isSold(DepartureId departure) {
    return !claimsOn(departure).isEmpty();
  }

  /** Whether it has live claims, or belongs to a booking in whatever state. */
  boolean wasSold(DepartureId departure) {
    return isSold(departure)
        || salesOf(departure).stream().anyMatch(sale -> sale.booking().isPresent());
  }

  /**
   * Those seats of the leg that somebody has on some part of it, and those wheelchair spaces of it
   * for which somebody would have to make room.
   */
  Set<SeatLabel> taken(HeldLeg leg) {
    return taken(leg, sale -> true);
  }

  /** The same of these sales alone. */
  Set<SeatLabel> taken(HeldLeg leg, Predicate<Sale> whose) {
    List<Sale.Claim> claims = claimsOn(leg.departure(), whose);
    return leg.stretches().stream()
        .filter(stretch -> isTaken(leg.departure(), stretch, claims))
        .map(Stretch::seat)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isTaken(DepartureId departure, Stretch stretch, List<Sale.Claim> claims) {
    Set<SeatLabel> busy =
        claims.stream()
            .filter(claim -> claim.segment().overlaps(stretch.segment()))
            .map(Sale.Claim::seat)
            .collect(Collectors.toSet());
    return Stream.concat(Stream.of(stretch.seat()), displacedBy(departure, stretch.seat()))
        .anyMatch(busy::contains);
  }
}
