package io.travelapp.adapters.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.OfferQuery.Sort;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LargePublicationTest {

  /** The departures alone, with their calls, would take a multiple. */
  private static final String HEAP = "-Xmx40m";

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final PostgresAdapters POSTGRES = DATABASE.open(2);
  private static LocalDate from;

  @BeforeAll
  static void published_by_a_process_of_little_memory() throws Exception {
    from = LocalDate.now(Clock.system(ZoneId.of("Asia/Tokyo"))).plusDays(1);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PublishingProcess.class.getName(),
                DATABASE.url(),
                DATABASE.user(),
                DATABASE.password(),
                from.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(printed).isEqualToIgnoringNewLines("30000");
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void the_same_publication_again_finds_everything_unchanged() {
    var report = POSTGRES.timetables().publish(PublishingProcess.feed(from).publication(1));

    assertThat(report.unchanged()).isEqualTo(30_000);
    assertThat(report.added() + report.changed() + report.withdrawn()).isZero();
  }

  @Test
  void rides_are_found_among_them() {
    List<Offer> between = POSTGRES.offers().search(query(Optional.of(town(50))));
    List<Offer> fromAnywhere = POSTGRES.offers().search(query(Optional.empty()));

    assertThat(between).hasSize(20).allMatch(offer -> offer.from().stop().name().equals("Town 50"));
    assertThat(fromAnywhere)
        .hasSize(20)
        .allMatch(offer -> offer.to().stop().name().equals("Town 60"));
    assertThat(fromAnywhere).extracting(offer -> offer.from().departure()).isSorted();
  }

  @Test
  void a_search_looks_up_by_index_with_statistics_and_without() {
    assertLooksUpByIndex();

    forgetStatistics();

    assertLooksUpByIndex();
  }

  /** By the plan for whatever values, which is made once and kept. */
  private static void assertLooksUpByIndex() {
    // A statement whose values are missing can only be sent as plain text.
    String url = DATABASE.url() + "&preferQueryMode=simple";
    try (var pool = Database.open(url, DATABASE.user(), DATABASE.password(), 1)) {
      for (OfferQuery query : List.of(query(Optional.of(town(50))), query(Optional.empty()))) {
        String plan =
            pool
                .sql()
                .fetch("explain (generic_plan) " + numbered(PgOffers.statement(pool.sql(), query)))
                .getValues(0, String.class)
                .stream()
                .collect(Collectors.joining("\n"));

        assertThat(plan)
            .contains("Index Scan using departure_run")
            .doesNotContain("Seq Scan on departure")
            .doesNotContain("Seq Scan on pattern_leg")
            .doesNotContain("Seq Scan on pattern_call");
      }
    }
  }

  /** The statement with $1, $2 and so on for its values. */
  private static String numbered(Query statement) {
    String[] parts = statement.getSQL().split("\\?", -1);
    StringBuilder sql = new StringBuilder(parts[0]);
    for (int value = 1; value < parts.length; value++) {
      sql.append('$').append(value).append(parts[value]);
    }
    return sql.toString();
  }

  private static void forgetStatistics() {
    try (var administrator = DATABASE.asAdministrator()) {
      administrator.execute(
          "delete from pg_statistic where starelid in"
              + " (select oid from pg_class where relnamespace = 'travelapp'::regnamespace)");
      administrator.execute(
          "update pg_class set reltuples = -1, relpages = 0"
              + " where relnamespace = 'travelapp'::regnamespace");
    }
  }

  private static OfferQuery query(Optional<PlaceOrStopId> origin) {
    return new OfferQuery(
        town(60), origin, from.plusDays(20), 2, Sort.DEPARTURE, Optional.empty(), 20);
  }

  private static PlaceOrStopId town(int number) {
    return PlaceId.of(new FeedId("large", "P" + number));
  }
}
