package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.PublicationReport.KeptAsSold;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
    Map<DepartureId, Planned> planned = plan(publication);
    return stock.atomically(() -> new Change().of(publication, planned));
  }

  private static Map<DepartureId, Planned> plan(Publication publication) {
    Map<DepartureId, Planned> planned = new LinkedHashMap<>();
    for (JourneyOnSale journey : publication.journeys()) {
      for (LocalDate date :
          journey.journey().calendar().dates(publication.from(), publication.days())) {
        Departure departure = journey.journey().on(date);
        if (planned.put(departure.id(), new Planned(departure, journey)) != null) {
          throw new IllegalArgumentException(
              "Two journeys of the publication are called " + journey.journey().feedId());
        }
      }
    }
    return planned;
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
      stock.replaceFeed(publication.timetable());
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
      Optional<Stock.OnSale> before = stock.find(planned.departure().id());
      if (before.isEmpty()) {
        store(planned);
        added++;
        return;
      }
      Optional<String> difference = difference(before.get(), planned);
      if (difference.isPresent() && stock.isSold(planned.departure().id())) {
        keep(before.get(), difference.get());
      } else if (difference.isPresent() || !sameTerms(before.get(), planned)) {
        store(planned);
        changed++;
      } else {
        stock.rename(planned.departure());
        unchanged++;
      }
    }

    private void store(Planned planned) {
      stock.put(planned.departure(), planned.journey().layout(), planned.journey().fares());
    }

    private void keep(Stock.OnSale before, String difference) {
      Departure departure = before.departure();
      kept.add(
          new KeptAsSold(departure.id(), departure.journey(), departure.serviceDate(), difference));
    }
  }

  /** Whether it is sold at the same fares and until the same moments. */
  private static boolean sameTerms(Stock.OnSale before, Planned planned) {
    return before.fares().equals(planned.journey().fares())
        && each(before.departure().calls(), StopCall::sales)
            .equals(each(planned.departure().calls(), StopCall::sales));
  }

  /** What else than the terms of the sale differs; names do not count. */
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
