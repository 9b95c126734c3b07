package io.travelapp.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the gateway's own ledger says was charged, beside what the database says was sold: read past
 * the program, and compared by rules of their own.
 *
 * @param attempts by intent
 * @param entries of the ledger, by intent
 * @param strayClaims seats of bookings that are neither held nor sold
 */
record ChargedBookings(
    Map<String, Attempt> attempts, Map<String, List<JsonNode>> entries, int strayClaims) {

  /** A payment as the database has it. */
  record Attempt(String status, long amount, boolean booked, int tickets) {}

  static ChargedBookings read(DatabaseLogin login, Path folder) {
    Map<String, Attempt> attempts = new HashMap<>();
    try (Connection database =
            DriverManager.getConnection(login.url(), login.user(), login.password());
        var statement = database.createStatement()) {
      ResultSet rows =
          statement.executeQuery(
              """
              select a.intent, a.status, a.amount, b.status = 'booked' and b.intent = a.intent,
                (select count(*) from travelapp.ticket t where t.booking_id = b.id)
              from travelapp.payment_attempt a join travelapp.booking b on b.id = a.booking_id\
              """);
      while (rows.next()) {
        attempts.put(
            rows.getString(1),
            new Attempt(rows.getString(2), rows.getLong(3), rows.getBoolean(4), rows.getInt(5)));
      }
      ResultSet stray =
          statement.executeQuery(
              """
              select count(*) from travelapp.seat_claim c join travelapp.booking b on b.id = c.booking_id
              where b.status in ('released', 'expired')\
              """);
      stray.next();
      return new ChargedBookings(attempts, ledger(folder), stray.getInt(1));
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, List<JsonNode>> ledger(Path folder) throws IOException {
    JsonMapper json = new JsonMapper();
    Map<String, List<JsonNode>> entries = new HashMap<>();
    for (String line :
        Files.readAllLines(folder.resolve("sandbox-gateway").resolve("ledger.jsonl"))) {
      JsonNode entry = json.readTree(line);
      if (entry.has("intent")) {
        entries
            .computeIfAbsent(entry.at("/intent").asText(), intent -> new ArrayList<>())
            .add(entry);
      }
    }
    return entries;
  }

  int intents() {
    return attempts.size();
  }

  String summary() {
    long booked = attempts.values().stream().filter(Attempt::booked).count();
    long refunded = entries.keySet().stream().filter(intent -> sum(intent, "refunded") > 0).count();
    long voided = entries.keySet().stream().filter(intent -> count(intent, "voided") > 0).count();
    return "%d booked, %d refunded, %d voided, %d declined or never heard of"
        .formatted(booked, refunded, voided, attempts.size() - booked - refunded - voided);
  }

  /** What is wrong, in words; nothing if all agrees. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    attempts.forEach((intent, attempt) -> {
      if (attempt.status().equals("started") || attempt.status().equals("firm")) {
        faults.add(intent + " is not settled");
      }
      if (attempt.booked() != attempt.status().equals("paid")
          || attempt.booked() != attempt.tickets() > 0) {
        faults.add(intent + " is paid or booked, and not both: " + attempt);
      }
      if (attempt.booked() && count(intent, "captured") == 0) {
        faults.add(intent + " is booked and not charged");
      }
    });
    entries
        .keySet()
        .forEach(intent -> {
          Attempt attempt = attempts.get(intent);
          if (attempt == null) {
            faults.add(intent + " is known to the gateway alone");
          } else {
            faults.addAll(faultsOf(intent, attempt));
          }
        });
    if (strayClaims > 0) {
      faults.add(strayClaims + " seats are kept for bookings that are over");
    }
    return faults;
  }

  private List<String> faultsOf(String intent, Attempt attempt) {
    List<String> faults = new ArrayList<>();
    long captured = sum(intent, "captured");
    long refunded = sum(intent, "refunded");
    if (count(intent, "captured") > 1) {
      faults.add(intent + " is charged twice");
    }
    if (captured > 0 && captured != attempt.amount()) {
      faults.add(intent + " is charged " + captured + " and not " + attempt.amount());
    }
    if (captured > 0 && attempt.booked() == (refunded > 0)) {
      faults.add(intent + " is charged, and is booked and refunded, or neither");
    }
    if (refunded > 0 && refunded != captured) {
      faults.add(intent + " is refunded " + refunded + " of " + captured);
    }
    boolean authorised = count(intent, "authorised") + count(intent, "holder_confirmed") > 0;
    boolean voided = count(intent, "voided") > 0;
    if (authorised && voided == captured > 0) {
      faults.add(intent + " is reserved, and captured and voided, or neither");
    }
    return faults;
  }

  private long count(String intent, String kind) {
    return entries.getOrDefault(intent, List.of()).stream()
        .filter(entry -> entry.at("/entry").asText().equals(kind))
        .count();
  }

  private long sum(String intent, String kind) {
    return entries.getOrDefault(intent, List.of()).stream()
        .filter(entry -> entry.at("/entry").asText().equals(kind))
        .mapToLong(entry -> entry.at("/amount/amount").asLong())
        .sum();
  }
}
