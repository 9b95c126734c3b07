package io.travelapp.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.bootstrap.Sale.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What database and payment gateway have written down, read past the program: bookings, claims and
 * bits of one moment, and the gateway's own ledger. Compared with what customers were told, it
 * tells what was lost, sold twice or charged wrongly.
 *
 * @param statuses of each booking, by number
 * @param bookingOfIntent the reference of the booking that each payment was for
 * @param seatNumbers by departure and label
 */
record Books(
    Map<Long, String> statuses,
    List<Seat> claims,
    Set<Bit> bits,
    Map<Long, Map<String, Integer>> seatNumbers,
    Map<String, String> bookingOfIntent,
    List<JsonNode> ledger) {

  private static final JsonMapper JSON = new JsonMapper();

  /** A seat on one part of the way. */
  record Bit(long departure, int part, int seat) {}

  /** Minor units, as they stand at the gateway. */
  record Account(long authorised, long captured, long refunded, boolean voided) {

    static final Account EMPTY = new Account(0, 0, 0, false);

    Account after(JsonNode entry) {
      long amount = entry.at("/amount/amount").asLong();
      return switch (entry.at("/entry").asText()) {
        case "authorised" -> new Account(authorised + amount, captured, refunded, voided);
        case "captured" -> new Account(authorised, captured + amount, refunded, voided);
        case "refunded" -> new Account(authorised, captured, refunded + amount, voided);
        case "voided" -> new Account(authorised, captured, refunded, true);
        default -> this;
      };
    }
  }

  /** What a booking was paid and what of it came back, in minor units. */
  record Money(long paid, long refunded) {

    Money plus(Money other) {
      return new Money(paid + other.paid, refunded + other.refunded);
    }
  }

  static Books read(Settings.DatabaseLogin login, Path data) {
    try (Connection database =
        DriverManager.getConnection(login.url(), login.user(), login.password())) {
      database.setAutoCommit(false);
      database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<Long, String> statuses = new HashMap<>();
      forEach(
          database,
          "select id, status from travelapp.booking",
          row -> statuses.put(row.getLong(1), row.getString(2)));
      List<Seat> claims = new ArrayList<>();
      forEach(
          database,
          "select departure_id, label, from_call, to_call, booking_id from travelapp.seat_claim",
          row ->
              claims.add(
                  new Seat(
                      row.getLong(1),
                      row.getString(2),
                      row.getInt(3),
                      row.getInt(4),
                      row.getLong(5))));
      Map<Long, Map<String, Integer>> seatNumbers = new HashMap<>();
      forEach(
          database,
          "select departure_id, label, seat from travelapp.seat_claim",
          row ->
              seatNumbers
                  .computeIfAbsent(row.getLong(1), departure -> new HashMap<>())
                  .put(row.getString(2), row.getInt(3)));
      Map<String, String> bookingOfIntent = new HashMap<>();
      forEach(
          database,
          "select a.intent, reference from travelapp.payment_attempt a"
              + " join travelapp.booking on booking.id = booking_id",
          row -> bookingOfIntent.put(row.getString(1), row.getString(2)));
      return new Books(
          statuses, claims, bits(database), seatNumbers, bookingOfIntent, ledger(data));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Bit> bits(Connection database) throws SQLException {
    Set<Bit> bits = new HashSet<>();
    forEach(
        database,
        "select id, seats, occ::text from travelapp.departure where taken > 0 or bit_count(occ) > 0",
        row -> {
          int seats = row.getInt(2);
          String text = row.getString(3);
          for (int bit = 0; bit < text.length(); bit++) {
            if (text.charAt(bit) == '1') {
              bits.add(new Bit(row.getLong(1), bit / seats, bit % seats));
            }
          }
        });
    return bits;
  }

  private static List<JsonNode> ledger(Path data) throws IOException {
    return Files.readAllLines(data.resolve("sandbox-gateway").resolve("ledger.jsonl")).stream()
        .map(Books::json)
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many payments and refunds are not at their end. */
  static int unsettled(Settings.DatabaseLogin login) {
    List<Integer> counted = new ArrayList<>();
    execute(
        login,
        database ->
            forEach(
                database,
                "select (select count(*) from travelapp.payment_attempt"
                    + " where status in ('started', 'firm'))"
                    + " + (select count(*) from travelapp.refund_order where refunded_at is null)",
                row -> counted.add(row.getInt(1))));
    return counted.getFirst();
  }

  /** Puts the clock by which the server decides ahead of the machine's. */
  static void putClockAhead(Settings.DatabaseLogin login, int seconds) {
    execute(
        login,
        database -> {
          try (var statement = database.createStatement()) {
            statement.execute(
                "create or replace function travelapp.instant_now() returns timestamptz"
                    + " language sql volatile parallel safe"
                    + " return clock_timestamp() + interval '"
                    + seconds
                    + " seconds'");
          }
        });
  }

  private interface Work<T> {
    void accept(T with) throws SQLException;
  }

  private static void execute(Settings.DatabaseLogin login, Work<Connection> work) {
    try (Connection database =
        DriverManager.getConnection(login.url(), login.user(), login.password())) {
      work.accept(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forEach(Connection database, String query, Work<ResultSet> row)
      throws SQLException {
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        row.accept(rows);
      }
    }
  }

  /** What is wrong, in words; nothing if all agrees. */
  List<String> faults(Collection<Sale> told) {
    List<String> faults = new ArrayList<>();
    faults.addAll(
        differences(
            "status of booking",
            told.stream().collect(Collectors.toMap(Sale::number, Sale::status)),
            statuses));
    faults.addAll(
        differences(
            "claims of booking",
            byBooking(told.stream().flatMap(sale -> sale.seats().stream()).toList()),
            byBooking(claims)));
    faults.addAll(
        differences("times that a seat is claimed where it is set", once(bits), claimed()));
    faults.addAll(differences("money of booking", moneyToldOf(told), moneyAtGateway()));
    accounts()
        .forEach((intent, account) -> {
          boolean captured = account.captured() == account.authorised();
          boolean givenBack = account.voided() && account.captured() == 0;
          if (captured == givenBack && account.authorised() > 0) {
            faults.add(
                "payment " + intent + " is neither captured once nor given back: " + account);
          }
        });
    return faults;
  }

  private static Map<Long, Set<Seat>> byBooking(List<Seat> seats) {
    return seats.stream().collect(Collectors.groupingBy(Seat::booking, Collectors.toSet()));
  }

  private static Map<Bit, Integer> once(Set<Bit> bits) {
    return bits.stream().collect(Collectors.toMap(bit -> bit, bit -> 1));
  }

  private Map<Bit, Integer> claimed() {
    return claims.stream()
        .flatMap(claim ->
            IntStream.range(claim.from(), claim.to())
                .mapToObj(part -> new Bit(claim.departure(), part, seatNumber(claim))))
        .collect(Collectors.toMap(bit -> bit, bit -> 1, Integer::sum));
  }

  private int seatNumber(Seat claim) {
    return seatNumbers.getOrDefault(claim.departure(), Map.of()).getOrDefault(claim.label(), -1);
  }

  private static Map<String, Money> moneyToldOf(Collection<Sale> told) {
    return told.stream()
        .filter(sale -> sale.paid() > 0)
        .collect(
            Collectors.toMap(Sale::reference, sale -> new Money(sale.paid(), sale.refunded())));
  }

  private Map<String, Money> moneyAtGateway() {
    Map<String, Money> money = new HashMap<>();
    accounts()
        .forEach((intent, account) -> {
          if (account.captured() > 0) {
            money.merge(
                bookingOfIntent.getOrDefault(intent, "of nobody's payment " + intent),
                new Money(account.captured(), account.refunded()),
                Money::plus);
          }
        });
    return money;
  }

  private Map<String, Account> accounts() {
    Map<String, Account> accounts = new TreeMap<>();
    for (JsonNode entry : ledger) {
      if (entry.has("intent")) {
        accounts.merge(
            entry.at("/intent").asText(), Account.EMPTY.after(entry), (so, far) -> so.after(entry));
      }
    }
    return accounts;
  }

  private static <K, V> List<String> differences(String of, Map<K, V> told, Map<K, V> found) {
    Set<K> keys = new HashSet<>(told.keySet());
    keys.addAll(found.keySet());
    return keys.stream()
        .filter(key -> told.get(key) == null || !told.get(key).equals(found.get(key)))
        .map(key ->
            "%s %s: it should be %s and is %s".formatted(of, key, told.get(key), found.get(key)))
        .toList();
  }
}
