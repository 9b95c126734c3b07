package io.travelapp.benchmarks;

import io.travelapp.domain.booking.LegWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One departure that everybody wants: each client holds a seat on it and gives it back, again and
 * again. There are seats for all of them: what they share is the departure alone.
 */
final class HotDeparture {

  private final ServerProcess server;
  private final List<LegWish> rides;
  private final List<Customer> customers;
  private final Map<Integer, List<Double>> rates = new LinkedHashMap<>();

  HotDeparture(ServerProcess server, List<LegWish> rides, List<Customer> customers) {
    this.server = server;
    this.rides = List.copyOf(rides);
    this.customers = List.copyOf(customers);
  }

  /** With so many clients. */
  void measure(int clients, Duration time) throws Exception {
    AtomicInteger next = new AtomicInteger();
    double rate =
        Load.closedLoop(
            () -> {
              int number = next.getAndIncrement();
              return new HoldingAndReleasing(
                  HttpWire.connect(server.port()),
                  customers.get(number % customers.size()),
                  List.of(rides.get(number % rides.size())),
                  1);
            },
            clients,
            time);
    rates.computeIfAbsent(clients, any -> new ArrayList<>()).add(rate);
  }

  /** Holds with their releases in a second, the median, by the number of clients. */
  Map<Integer, Double> figures() {
    Map<Integer, Double> figures = new LinkedHashMap<>();
    rates.forEach((clients, all) ->
        figures.put(clients, SearchFigures.median(all.stream().mapToDouble(Double::doubleValue))));
    return figures;
  }
}
