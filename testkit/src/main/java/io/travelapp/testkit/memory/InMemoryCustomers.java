package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Customers} in memory. */
final class InMemoryCustomers implements Customers {

  private final Stock stock;
  private final InMemoryBookings bookings;
  private final InMemoryAnsweredRequests answeredRequests;
  private final Map<CustomerId, Details> customers = new LinkedHashMap<>();

  private record Details(Customer customer, Instant since, Optional<Instant> lastThere) {

    Details with(Customer changed) {
      return new Details(changed, since, lastThere);
    }

    Details there(Instant now) {
      return new Details(customer, since, Optional.of(now));
    }
  }

  InMemoryCustomers(
      Stock stock, InMemoryBookings bookings, InMemoryAnsweredRequests answeredRequests) {
    this.stock = stock;
    this.bookings = bookings;
    this.answeredRequests = answeredRequests;
  }

  @Override
  public void save(Customer customer) {
    stock.atomically(() ->
        customers.merge(
            customer.id(),
            new Details(customer, stock.now(), Optional.empty()),
            (before, fresh) -> before.with(customer)));
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return stock.atomically(() -> Optional.ofNullable(customers.get(id)).map(Details::customer));
  }

  @Override
  public void welcome(CustomerId id) {
    stock.atomically(
        () -> customers.computeIfPresent(id, (same, details) -> details.there(stock.now())));
  }

  @Override
  public EraseAnswer erase(CustomerId id) {
    return stock.atomically(() -> {
      if (bookings.hasJourneyAhead(id)) {
        return new EraseAnswer.JourneyAhead();
      }
      customers.remove(id);
      bookings.erase(id);
      answeredRequests.forgetAll(id);
      return new EraseAnswer.Erased();
    });
  }

  @Override
  public List<CustomerId> forgettable(Instant signUpsBefore, Instant lastThereBefore, int limit) {
    return stock.atomically(() ->
        customers.values().stream()
            .filter(details ->
                details
                    .lastThere()
                    .map(last ->
                        last.isBefore(lastThereBefore)
                            && !bookings.hasJourneySince(details.customer().id(), lastThereBefore))
                    .orElseGet(() -> details.since().isBefore(signUpsBefore)))
            .map(details -> details.customer().id())
            .limit(limit)
            .toList());
  }
}
