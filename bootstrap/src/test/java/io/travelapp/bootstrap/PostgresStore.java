package io.travelapp.bootstrap;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.network.Places;
import io.travelapp.testkit.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A node on a database whose time can be made to pass. */
record PostgresStore(PostgresAdapters postgres, DatabaseLogin login, AtomicInteger secondsAhead)
    implements Store {

  PostgresStore(PostgresAdapters postgres, DatabaseLogin login) {
    this(postgres, login, new AtomicInteger());
  }

  @Override
  public Timetables timetables() {
    return postgres.timetables();
  }

  @Override
  public Departures departures() {
    return postgres.departures();
  }

  @Override
  public Offers offers() {
    return postgres.offers();
  }

  @Override
  public Places places() {
    return postgres.places();
  }

  @Override
  public Bookings bookings() {
    return postgres.bookings();
  }

  @Override
  public AnsweredRequests answeredRequests() {
    return postgres.answeredRequests();
  }

  @Override
  public Customers customers() {
    return postgres.customers();
  }

  @Override
  public InstantSource clock() {
    return postgres.clock();
  }

  @Override
  public void passTime(Duration time) {
    Books.putClockAhead(login, secondsAhead.addAndGet((int) time.toSeconds()));
  }
}
