package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.Horizon;
import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@link Timetables} in memory. */
class InMemoryTimetables implements Timetables {

  private final Stock stock;

  /** A departure as it is to be. */
  private record Planned(Departure departure, JourneyOnSale journey) {}

  InMemoryTimetables(Stock stock) {
    this.stock = stock;
  }

  @Override
  public PublicationReport publish(Publication publication) {
    requireEachOnce(publication);
    Map<DepartureId, Planned> planned =
        plan(
            publication,
            publication.from().datesUntil(publication.from().plusDays(publication.days())));
    return stock.atomically(() -> new Change().of(publication, planned));
  }

  private static void requireEachOnce(Publication publication) {
    Set<FeedId> ids = new HashSet<>();
    for (JourneyOnSale journey : publication.journeys()) {
      if (!ids.add(journey.journey().feedId())) {
        throw new IllegalArgumentException(
            "Two journeys of the publication are called " + journey.journey().feedId());
      }
    }
  }

  /** What runs on these dates. */
  private static Map<DepartureId, Planned> plan(Publication publication, Stream<LocalDate> dates) {
    Map<DepartureId, Planned> planned = new LinkedHashMap<>();
    dates.forEach(date -> {
      for (JourneyOnSale journey : publication.journeys()) {
        if (journey.journey().calendar().runsOn(date)) {
          Departure departure = journey.journey().on(date);
          planned.put(departure.id(), new Planned(departure, journey));
        }
      }
    });
    return planned;
  }

  @Override
  public List<Extension> extend() {
    return stock.atomically(() ->
        stock.published().stream()
            .filter(feed -> !feed.horizon().missingDates(stock.now()).isEmpty())
            .map(this::extend)
            .toList());
  }

  private Extension extend(Stock.Published feed) {
    Publication publication = feed.publication();
    Instant now = stock.now();
    List<Planned> missing =
        plan(publication, feed.horizon().missingDates(now).stream()).values().stream()
            .filter(planned -> isMissing(planned.departure().id()))
            .toList();
    missing.forEach(this::store);
    Horizon moved = feed.horizon().movedTo(now);
    stock.moveTo(moved, publication);
    return new Extension(publication.timetable().feed(), moved.end(), missing.size());
  }

  /** What is there already stays as it is. */
  boolean isMissing(DepartureId id) {
    return stock.find(id).isEmpty() && stock.findArchived(id).isEmpty();
  }

  private void store(Planned planned) {
    stock.put(planned.departure(), planned.journey().layout(), planned.journey().fares());
  }

  @Override
  public Archived archive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Of departures at least 1 is archived, not " + limit);
    }
    return stock.atomically(() -> {
      Instant leftBefore = stock.now().minus(ARCHIVED_AFTER);
      List<Stock.OnSale> over =
          stock.departures().stream()
              .filter(onSale -> !endOf(onSale.departure()).isAfter(leftBefore))
              .limit(limit)
              .toList();
      List<Stock.OnSale> sold =
          over.stream().filter(onSale -> stock.wasSold(onSale.departure().id())).toList();
      over.forEach(onSale -> stock.withdraw(onSale.departure().id()));
      sold.forEach(stock::archive);
      return new Archived(sold.size(), over.size() - sold.size());
    });
  }

  private static Instant endOf(Departure departure) {
    return departure.calls().getLast().departure();
  }

  /** One publication on its way. */
  private final class Change {

    private int added;
    private int changed;
    private int withdrawn;
    private int unchanged;
    private final List<KeptAsSold> kept = new ArrayList<>();

    PublicationReport of(Publication publication, Map<DepartureId, Planned> planned) {
      List<Stock.OnSale> before =
          stock.departures().stream().filter(onSale -> isReplaced(onSale, publication)).toList();
      for (Stock.OnSale onSale : before) {
        if (!planned.containsKey(onSale.departure().id())) {
          withdraw(onSale);
        }
      }
      planned.values().forEach(this::put);
      stock.publish(publication);
      kept.sort(
          Comparator.comparing(KeptAsSold::serviceDate)
              .thenComparing(departure -> departure.journey().localId()));
      return new PublicationReport(added, changed, withdrawn, unchanged, kept);
    }

    private boolean isReplaced(Stock.OnSale onSale, Publication publication) {
      return onSale.departure().journey().feed().equals(publication.timetable().feed())
          && !onSale.departure().serviceDate().isBefore(publication.from());
    }

    private void withdraw(Stock.OnSale before) {
      if (stock.isSold(before.departure().id())) {
        keep(before, "it does not run");
      } else {
        stock.withdraw(before.departure().id());
        withdrawn++;
      }
    }

    private void put(Planned planned) {
      if (stock.findArchived(planned.departure().id()).isPresent()) {
        return;
      }
      Optional<Stock.OnSale> before = stock.find(planned.departure().id());
      if (before.isEmpty()) {
        store(planned);
        added++;
        return;
      }
      Optional<String> difference = difference(before.get(), planned);
      if (difference.isPresent() && stock.isSold(planned.departure().id())) {
        keep(before.get(), difference.get());
      } else if (difference.isPresent() || !follows(before.get(), planned)) {
        store(planned);
        changed++;
      } else {
        stock.rename(planned.departure());
        unchanged++;
      }
    }

    private void keep(Stock.OnSale before, String difference) {
      Departure departure = before.departure();
      kept.add(
          new KeptAsSold(departure.id(), departure.journey(), departure.serviceDate(), difference));
    }
  }

  /** Whether it has all that a departure follows its timetable in though it is sold. */
  private static boolean follows(Stock.OnSale before, Planned planned) {
    return before.fares().equals(planned.journey().fares())
        && before.departure().headsign().equals(planned.departure().headsign())
        && before.departure().block().equals(planned.departure().block())
        && each(before.departure().calls(), StopCall::sales)
            .equals(each(planned.departure().calls(), StopCall::sales));
  }

  /** What else differs; names do not count. */
  private static Optional<String> difference(Stock.OnSale before, Planned planned) {
    List<StopCall> old = before.departure().calls();
    List<StopCall> now = planned.departure().calls();
    if (!each(old, call -> call.stop().id()).equals(each(now, call -> call.stop().id()))) {
      return Optional.of("it calls at " + each(now, call -> call.stop().name()));
    }
    for (int call = 0; call < now.size(); call++) {
      Optional<String> difference = difference(old.get(call), now.get(call));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Objects.equals(before.layout(), planned.journey().layout())
        ? Optional.empty()
        : Optional.of("it has the seats of " + planned.journey().layout().name());
  }

  private static Optional<String> difference(StopCall old, StopCall now) {
    String stop = now.stop().name();
    if (!old.arrival().equals(now.arrival()) || !old.departure().equals(now.departure())) {
      return Optional.of(
          "it is at %s from %s to %s".formatted(stop, now.arrival(), now.departure()));
    }
    return old.boarding() == now.boarding() && old.alighting() == now.alighting()
        ? Optional.empty()
        : Optional.of(
            "at %s one may %s on and %s off"
                .formatted(
                    stop, now.boarding() ? "get" : "not get", now.alighting() ? "get" : "not get"));
  }

  private static <T> List<T> each(List<StopCall> calls, Function<StopCall, T> fact) {
    return calls.stream().map(fact).toList();
  }
}
