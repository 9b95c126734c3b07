package io.travelapp.adapters.postgres;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.StopId;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.fixture.Network;
import io.travelapp.testkit.fixture.NetworkDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the contracts cannot see: what is remembered, and what is written. */
class CatalogueTest {

  private static final PgStore STORE = PgStore.fresh();

  @AfterAll
  static void close() {
    STORE.postgres().close();
  }

  @Test
  void a_name_that_a_publication_changes_is_seen_at_once_on_all_nodes() {
    NetworkDraft draft =
        aNetwork().running(aDeparture().named("1").onLine("Express").calling("Kofu", "Tokyo"));
    Coach express = draft.publishedIn(STORE).coach("1");
    try (var otherNode = STORE.database().open(1)) {
      assertThat(otherNode.departures().find(express.id())).contains(express.onSale());

      draft.renaming("Kofu", "Kofu (new)").publishedIn(STORE);

      for (var node : List.of(otherNode, STORE.postgres())) {
        assertThat(node.departures().find(express.id()).orElseThrow().departure().calls())
            .extracting(call -> call.stop().name())
            .containsExactly("Kofu (new)", "Tokyo");
      }
    }
  }

  @Test
  void of_a_departure_that_was_read_before_neither_pattern_nor_layout_is_read_again() {
    TestDatabase database = TestDatabase.fresh();
    try (var postgres = database.open(1);
        var otherNode = database.open(1)) {
      Coach express = aDeparture().publishedIn(new PgStore(database, postgres));
      var before = postgres.departures().find(express.id());

      database.execute(
          "revoke select on travelapp.pattern_call, travelapp.pattern_leg, travelapp.seat"
              + " from travelapp_app");

      assertThat(before).isPresent();
      assertThat(postgres.departures().find(express.id())).isEqualTo(before);
      assertThatThrownBy(() -> otherNode.departures().find(express.id()))
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void the_same_publication_again_writes_no_row() {
    NetworkDraft draft =
        aNetwork()
            .promoting("Kofu")
            .running(
                aDeparture().named("1").daily().calling("Kofu", "Otsuki", "Tokyo"),
                aDeparture().named("2").daily().calling("Tokyo", "Kofu"));
    Network network = draft.publishedIn(STORE);
    Coach sold = network.coach("1", network.publication().from().plusDays(3));
    aBuyer(STORE).holds(sold.leg("Kofu", "Tokyo", "1A"));
    List<String> before = versions(network.feed());

    draft.publishedIn(STORE);

    assertThat(versions(network.feed())).isNotEmpty().isEqualTo(before);
  }

  @Test
  void patterns_that_no_departure_has_any_more_are_removed_with_their_legs() {
    LocalDate day = LocalDate.ofInstant(STORE.clock().instant(), ZoneOffset.UTC).plusDays(3);
    NetworkDraft draft = aNetwork().from(day);
    Network network = draft.running(aDeparture().named("1").on(day)).publishedIn(STORE);
    assertThat(count("pattern_leg", network.feed())).isEqualTo(3);

    aNetwork().named(network.feed()).from(day).publishedIn(STORE);

    assertThat(count("pattern_leg", network.feed())).isZero();
    assertThat(count("pattern_call", network.feed())).isZero();
    try (var owner = STORE.database().asOwner()) {
      assertThat(
              owner
                  .fetchSingle(
                      "select count(*) from travelapp.pattern_leg where pattern_id not in"
                          + " (select id from travelapp.journey_pattern)")
                  .get(0, Integer.class))
          .isZero();
    }
  }

  @Test
  void departures_of_equal_calls_and_fares_share_a_pattern() {
    Network network =
        aNetwork()
            .running(
                aDeparture().named("1").daily().calling("Kofu 08:00", "Tokyo 10:00"),
                aDeparture().named("2").daily().calling("Kofu 09:15", "Tokyo 11:15"))
            .publishedIn(STORE);

    assertThat(count("pattern_leg", network.feed())).isEqualTo(1);
    assertThat(network.coach("2").onSale().departure()).isEqualTo(network.coach("2").departure());
  }

  @Test
  void of_a_coach_on_its_way_only_the_fares_of_the_legs_to_come_count() {
    Network network =
        aNetwork()
            .promoting("Tokyo")
            .running(
                aDeparture()
                    .named("1")
                    .calling("Kofu", "Otsuki", "Tokyo")
                    .costing("Kofu", "Tokyo", yen(500))
                    .costing("Otsuki", "Tokyo", yen(900)))
            .publishedIn(STORE);
    PlaceId tokyo = network.placeId("Tokyo");
    assertThat(STORE.offers().lowestFares()).containsEntry(tokyo, yen(500));

    passTimeUntil(network.coach("1").leaves("Kofu").plusSeconds(1));
    assertThat(STORE.offers().lowestFares()).containsEntry(tokyo, yen(900));

    passTimeUntil(network.coach("1").leaves("Otsuki").plusSeconds(1));
    assertThat(STORE.offers().lowestFares()).doesNotContainKey(tokyo);
  }

  private static void passTimeUntil(Instant instant) {
    STORE.passTime(Duration.between(STORE.clock().instant(), instant));
  }

  @Test
  void what_only_looks_like_a_query_finds_nothing_and_breaks_nothing() {
    var places = STORE.places();

    assertThat(places.search("Kofu\0", 10)).isEmpty();
    assertThat(places.search("\ud800", 10)).isEmpty();
    assertThat(places.findByFeedId(new FeedId("feed", "a\0b"))).isEmpty();
    assertThat(places.find(new StopId(Long.MAX_VALUE))).isEmpty();
    assertThat(places.find(new PlaceId(0))).isEmpty();
  }

  /** Where each row lies and who wrote it: both change when it is written. */
  private static List<String> versions(String feed) {
    try (var owner = STORE.database().asOwner()) {
      return owner
          .fetch(
              """
              select 'd', id, ctid::text, xmin::text from travelapp.departure where feed = {0}
              union all
              select 's', id, ctid::text, xmin::text from travelapp.stop where feed = {0}
              union all
              select 'p', id, ctid::text, xmin::text from travelapp.place where feed = {0}
              union all
              select 'l', id, ctid::text, xmin::text from travelapp.line where feed = {0}
              union all
              select 'f', revision, ctid::text, xmin::text from travelapp.feed where name = {0}
              union all
              select 't', place_id, ctid::text, xmin::text from travelapp.destination where feed = {0}
              union all
              select 'j', p.id, p.ctid::text, p.xmin::text from travelapp.journey_pattern p
                join travelapp.line l on l.id = p.line_id where l.feed = {0}
              order by 1, 2
              """,
              DSL.val(feed))
          .map(Record::toString);
    }
  }

  private static int count(String table, String feed) {
    try (var owner = STORE.database().asOwner()) {
      return owner
          .fetchSingle(
              "select count(*) from travelapp."
                  + table
                  + " x join travelapp.journey_pattern p on p.id = x.pattern_id"
                  + " join travelapp.line l on l.id = p.line_id where l.feed = {0}",
              DSL.val(feed))
          .get(0, Integer.class);
    }
  }
}
