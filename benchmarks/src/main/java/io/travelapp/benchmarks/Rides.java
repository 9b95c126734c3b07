package io.travelapp.benchmarks;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.seating.Segment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Rides on which seats are free. */
final class Rides {

  /** Free on each ride, so that whoever wants some of them gets them. */
  private static final int FREE = 20;

  private Rides() {}

  /** So many at most, each on a departure of its own, from any call to any later one. */
  static List<LegWish> onManyDepartures(ScratchDatabase database, int count) throws SQLException {
    Random random = new Random(1);
    List<LegWish> rides = new ArrayList<>();
    try (PostgresAdapters postgres = open(database)) {
      for (DepartureId id : departures(database, "hashint8(id)")) {
        if (rides.size() == count) {
          break;
        }
        DepartureOnSale sold = postgres.departures().find(id).orElseThrow();
        int to = 1 + random.nextInt(sold.departure().calls().size() - 1);
        Segment segment = new Segment(random.nextInt(to), to);
        if (sold.occupancy().freeSeats(segment).size() >= FREE) {
          rides.add(ride(sold, segment));
        }
      }
    }
    return rides;
  }

  /** All parts of the way of the departure of which the least is sold. */
  static List<LegWish> onOneDeparture(ScratchDatabase database) throws SQLException {
    try (PostgresAdapters postgres = open(database)) {
      DepartureId id = departures(database, "taken, id").getFirst();
      DepartureOnSale sold = postgres.departures().find(id).orElseThrow();
      return IntStream.range(0, sold.departure().calls().size() - 1)
          .mapToObj(call -> ride(sold, new Segment(call, call + 1)))
          .toList();
    }
  }

  static LegWish of(Offer offer) {
    return ride(offer.departure(), offer.from(), offer.to());
  }

  private static LegWish ride(DepartureOnSale sold, Segment segment) {
    List<StopCall> calls = sold.departure().calls();
    return ride(sold.departure().id(), calls.get(segment.from()), calls.get(segment.to()));
  }

  private static LegWish ride(DepartureId departure, StopCall from, StopCall to) {
    StopId boards = from.stop().id();
    StopId alights = to.stop().id();
    return new LegWish(
        departure,
        Optional.of(boards),
        Optional.of(alights),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static PostgresAdapters open(ScratchDatabase database) {
    return PostgresAdapters.open(
        database.url(), ScratchDatabase.OWNER, ScratchDatabase.PASSWORD, 2);
  }

  private static List<DepartureId> departures(ScratchDatabase database, String order)
      throws SQLException {
    List<DepartureId> departures = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement();
        ResultSet ids =
            statement.executeQuery(
                "select id from travelapp.departure where service_date > current_date order by "
                    + order)) {
      while (ids.next()) {
        departures.add(new DepartureId(ids.getLong(1)));
      }
    }
    return departures;
  }
}
