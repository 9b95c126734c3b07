package io.travelapp.testkit;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.network.Places;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The ports that look at one stock of seats, with the clock that they go by. Whatever one of them
 * has done the others see at once.
 *
 * <p>It may be shared by many tests: each of them publishes timetables and makes customers of its
 * own, and none counts on being alone.
 */
public interface Store {

  Timetables timetables();

  Departures departures();

  Offers offers();

  Places places();

  Bookings bookings();

  AnsweredRequests answeredRequests();

  Customers customers();

  /** The clock that decides what has expired. */
  InstantSource clock();

  /** Makes the store's clock go on by so much, at once; it never goes back. */
  void passTime(Duration time);

  /** Makes the store's clock go on to an instant that is still to come. */
  default void passTimeUntil(Instant instant) {
    passTime(Duration.between(clock().instant(), instant));
  }

  /**
   * Ends every hold and payment whose time is over.
   *
   * @return how many
   */
  default int sweep() {
    int swept = 0;
    int last;
    do {
      last = bookings().expire(1000);
      swept += last;
    } while (last > 0);
    return swept;
  }
}
