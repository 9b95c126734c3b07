package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.network.Places;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.Store;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The ports that look at one stock of seats, in memory.
 *
 * <pre>{@code
 * var forTests = new InMemoryStore(ManualClock.standingAt(Instant.parse("2027-04-01T03:00:00Z")));
 * var forAServer = new InMemoryStore(ManualClock.following(InstantSource.system()));
 * }</pre>
 */
public final class InMemoryStore implements Store {

  private final ManualClock clock;
  private final Timetables timetables;
  private final Departures departures;
  private final Offers offers;
  private final Places places;
  private final InMemoryBookings bookings;
  private final InMemoryAnsweredRequests answeredRequests;
  private final Customers customers;

  public InMemoryStore(ManualClock clock) {
    this(clock, new Stock(clock));
  }

  InMemoryStore(ManualClock clock, Stock stock) {
    this.clock = clock;
    timetables = new InMemoryTimetables(stock);
    departures = new InMemoryDepartures(stock);
    offers = new InMemoryOffers(stock);
    places = new InMemoryPlaces(stock);
    bookings = new InMemoryBookings(stock);
    answeredRequests = new InMemoryAnsweredRequests(clock);
    customers = new InMemoryCustomers(stock, bookings, answeredRequests);
  }

  @Override
  public Timetables timetables() {
    return timetables;
  }

  @Override
  public Departures departures() {
    return departures;
  }

  @Override
  public Offers offers() {
    return offers;
  }

  @Override
  public Places places() {
    return places;
  }

  @Override
  public Bookings bookings() {
    return bookings;
  }

  @Override
  public AnsweredRequests answeredRequests() {
    return answeredRequests;
  }

  @Override
  public Customers customers() {
    return customers;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void passTime(Duration time) {
    clock.pass(time);
  }
}
