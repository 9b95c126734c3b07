package io.travelapp.proof;

import io.travelapp.proof.Deed.Place;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the database has of some departures at one moment, read by one statement past the program.
 */
record Stock(List<Coach> coaches) {

  /** One statement, which sees one moment; a row for each departure and each claim on it. */
  private static final String QUERY =
      """
      select d.id, d.seats, d.parts, d.taken, d.occ::text,
        c.seat, c.label, c.from_call, c.to_call, c.booking_id, b.status::text
      from travelapp.departure d
        left join travelapp.seat_claim c on c.departure_id = d.id
        left join travelapp.booking b on b.id = c.booking_id
      where d.id in (?, ?)
      order by d.id, c.booking_id, c.seat
      """;

  /** A seat that somebody has, by what the database says. */
  record Claim(int seat, Place place, long booking, String status) {

    boolean overlaps(Claim other) {
      return place.overlaps(other.place);
    }
  }

  /** A departure with its seats: {@code occupied} is as long as parts times seats. */
  record Coach(
      long departure, int seats, int parts, int taken, String occupied, List<Claim> claims) {

    private List<Fault> faults() {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < claims.size(); i++) {
        for (Claim other : claims.subList(0, i)) {
          if (claims.get(i).overlaps(other)) {
            faults.add(new Fault(Fault.Promise.SOLD_ONCE, claims.get(i) + " overlaps " + other));
          }
        }
      }
      claims.stream()
          .filter(claim -> !List.of("held", "paying", "firm", "booked").contains(claim.status()))
          .forEach(claim ->
              faults.add(new Fault(Fault.Promise.ADDS_UP, "of what is over is left " + claim)));
      if (!claimed().equals(bits()) || claimed().cardinality() != taken) {
        faults.add(
            new Fault(
                Fault.Promise.ADDS_UP,
                "departure %d: claims %s, bits %s, taken %d"
                    .formatted(departure, claimed(), bits(), taken)));
      }
      return faults;
    }

    private BitSet claimed() {
      BitSet claimed = new BitSet();
      for (Claim claim : claims) {
        for (int part = claim.place().from(); part < claim.place().to(); part++) {
          claimed.set(part * seats + claim.seat());
        }
      }
      return claimed;
    }

    private BitSet bits() {
      BitSet bits = new BitSet();
      for (int bit = 0; bit < occupied.length(); bit++) {
        bits.set(bit, occupied.charAt(bit) == '1');
      }
      return bits;
    }
  }

  static Stock of(Sql sql, List<Long> departures) {
    Map<Long, Coach> coaches = new TreeMap<>();
    sql.query(QUERY, Stock::row, departures.getFirst(), departures.getLast())
        .forEach(row -> {
          Coach coach = coaches.computeIfAbsent(row.coach().departure(), departure -> row.coach());
          row.claim().ifPresent(coach.claims()::add);
        });
    return new Stock(List.copyOf(coaches.values()));
  }

  private record CoachAndClaim(Coach coach, Optional<Claim> claim) {}

  private static CoachAndClaim row(ResultSet row) throws SQLException {
    Coach coach =
        new Coach(
            row.getLong(1),
            row.getInt(2),
            row.getInt(3),
            row.getInt(4),
            row.getString(5),
            new ArrayList<>());
    if (row.getString(7) == null) {
      return new CoachAndClaim(coach, Optional.empty());
    }
    Place place = new Place(coach.departure(), row.getString(7), row.getInt(8), row.getInt(9));
    return new CoachAndClaim(
        coach, Optional.of(new Claim(row.getInt(6), place, row.getLong(10), row.getString(11))));
  }

  /** Whether it adds up by itself. */
  List<Fault> faults() {
    return coaches.stream().flatMap(coach -> coach.faults().stream()).toList();
  }

  List<Claim> claims() {
    return coaches.stream().flatMap(coach -> coach.claims().stream()).toList();
  }

  /**
   * A booking as the database has it.
   *
   * @param intents of all attempts to pay for it
   */
  record Sold(long booking, String status, String intent, List<String> intents) {}

  /** All holds and bookings on these departures, by number. */
  static Map<Long, Sold> sold(Sql sql, Collection<Long> departures) {
    Map<Long, Sold> sold = new HashMap<>();
    sql.query(
            """
            select b.id, b.status::text, coalesce(b.intent, ''),
              array_remove(array_agg(a.intent), null)
            from travelapp.booking b left join travelapp.payment_attempt a on a.booking_id = b.id
            where b.id in (select booking_id from travelapp.booking_leg where departure_id = any (?))
            group by b.id
            """,
            row ->
                new Sold(
                    row.getLong(1), row.getString(2), row.getString(3), texts(row.getArray(4))),
            (Object) departures.toArray(Long[]::new))
        .forEach(booking -> sold.put(booking.booking(), booking));
    return sold;
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
  }
}
