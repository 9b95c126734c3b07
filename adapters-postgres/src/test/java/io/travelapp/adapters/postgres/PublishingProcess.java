package io.travelapp.adapters.postgres;

import io.travelapp.domain.booking.PublicationReport;
import java.time.LocalDate;

/** Publishes a large feed in a process of its own, so that its heap can be bounded. */
final class PublishingProcess {

  private PublishingProcess() {}

  /** Takes the database's address, user and password, and the first service date. */
  public static void main(String[] args) {
    LargeFeed feed = feed(LocalDate.parse(args[3]));
    try (var postgres = PostgresAdapters.open(args[0], args[1], args[2], 2)) {
      PublicationReport report = postgres.timetables().publish(feed.publication(1));
      System.out.println(report.added());
    }
  }

  /** 30,000 departures on 500 patterns, with 264,000 pairs of stops. */
  static LargeFeed feed(LocalDate from) {
    return new LargeFeed("large", 500, 33, 300, from, 60);
  }
}
