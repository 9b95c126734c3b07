package io.travelapp.adapters.postgres;

import io.travelapp.adapters.postgres.generated.Routines;
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

/** A database of its own as the contracts see it. */
record PgStore(TestDatabase database, PostgresAdapters postgres) implements Store {

  /** A store with nothing in it; a test class has one for all its tests. */
  static PgStore fresh() {
    TestDatabase database = TestDatabase.fresh();
    return new PgStore(database, database.open());
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

  /** The database's own, asked each time: time that was made to pass is seen at once. */
  @Override
  public InstantSource clock() {
    return () -> {
      try (var owner = database.asOwner()) {
        return Routines.instantNow(owner.configuration());
      }
    };
  }

  @Override
  public void passTime(Duration time) {
    database.passTime(time);
  }
}
