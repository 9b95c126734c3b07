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

/** A store of which one part is to be replaced by a wrong one. */
record WrongStore(
    ManualClock clock,
    Timetables timetables,
    Departures departures,
    Offers offers,
    Places places,
    Bookings bookings,
    AnsweredRequests answeredRequests,
    Customers customers)
    implements Store {

  /** All adapters right, on a stock that may be wrong. */
  static WrongStore on(ManualClock clock, Stock stock) {
    Store right = new InMemoryStore(clock, stock);
    return new WrongStore(
        clock,
        right.timetables(),
        right.departures(),
        right.offers(),
        right.places(),
        right.bookings(),
        right.answeredRequests(),
        right.customers());
  }

  WrongStore with(Bookings wrong) {
    return new WrongStore(
        clock, timetables, departures, offers, places, wrong, answeredRequests, customers);
  }

  WrongStore with(Departures wrong) {
    return new WrongStore(
        clock, timetables, wrong, offers, places, bookings, answeredRequests, customers);
  }

  WrongStore with(Timetables wrong) {
    return new WrongStore(
        clock, wrong, departures, offers, places, bookings, answeredRequests, customers);
  }

  WrongStore with(Offers wrong) {
    return new WrongStore(
        clock, timetables, departures, wrong, places, bookings, answeredRequests, customers);
  }

  WrongStore with(Places wrong) {
    return new WrongStore(
        clock, timetables, departures, offers, wrong, bookings, answeredRequests, customers);
  }

  WrongStore with(AnsweredRequests wrong) {
    return new WrongStore(
        clock, timetables, departures, offers, places, bookings, wrong, customers);
  }

  WrongStore with(Customers wrong) {
    return new WrongStore(
        clock, timetables, departures, offers, places, bookings, answeredRequests, wrong);
  }

  @Override
  public void passTime(Duration time) {
    clock.pass(time);
  }
}
