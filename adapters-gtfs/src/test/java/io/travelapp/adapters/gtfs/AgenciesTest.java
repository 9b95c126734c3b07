package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.FeedId;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** agency.txt */
class AgenciesTest {

  @TempDir Path scratch;

  @Test
  void an_agency_is_an_operator_with_its_own_clock() {
    var operator = aSoundFeed().acceptedIn(scratch).journey("morning").pattern().line().operator();

    assertThat(operator.feedId()).isEqualTo(new FeedId("fuji", "ridgeway"));
    assertThat(operator.name()).isEqualTo("Ridgeway Coaches");
    assertThat(operator.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void a_single_agency_needs_no_id_and_routes_need_not_name_it() {
    var accepted =
        aSoundFeed()
            .with("agency.txt", "agency_name,agency_timezone", "Ridgeway Coaches,Asia/Tokyo")
            .with("routes.txt", "route_id,route_long_name", "chuo,Chuo Express")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.journey("morning").pattern().line().operator().feedId())
        .isEqualTo(new FeedId("fuji", "agency"));
  }

  @Test
  void a_single_agency_need_not_be_named_by_its_routes() {
    assertThat(
            aSoundFeed()
                .replacing("routes.txt", 2, "chuo,,CH,Chuo Express,3")
                .acceptedIn(scratch)
                .journeyIds())
        .containsExactly("morning", "evening");
  }

  @Test
  void among_several_agencies_a_route_has_to_name_one_that_is_there() {
    var accepted =
        aSoundFeed()
            .adding("agency.txt", "lantern,Lantern Lane,https://lantern.example.org/,Asia/Tokyo")
            .adding("routes.txt", "nameless,,N,Nameless,3", "stray,nobody,S,Stray,3")
            .adding("trips.txt", "nameless,daily,t3,", "stray,daily,t4,")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "routes.txt",
                3,
                "agency_id is missing, and there is not exactly one agency; the route is left out"),
            new Remark(
                "routes.txt",
                4,
                "agency \"nobody\" is unknown or was left out; the route is left out"),
            new Remark("trips.txt", 4, "route \"nameless\" was left out; the trip is left out"),
            new Remark("trips.txt", 5, "route \"stray\" was left out; the trip is left out"));
  }

  @Test
  void an_agency_without_a_name_or_a_known_zone_is_left_out_with_what_it_runs() {
    var accepted =
        aSoundFeed()
            .adding(
                "agency.txt",
                "mars,Mars Coaches,https://mars.example.org/,Mars/Olympus_Mons",
                "zoneless,Zoneless Coaches,https://zoneless.example.org/,",
                "nameless,,https://nameless.example.org/,Asia/Tokyo",
                "offset,Offset Coaches,https://offset.example.org/,+09:00")
            .adding("routes.txt", "olympus,mars,O,Olympus,3")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "agency.txt",
                3,
                "agency_timezone \"Mars/Olympus_Mons\" is not a time zone of the tz database; the"
                    + " agency is left out"),
            new Remark("agency.txt", 4, "agency_timezone is missing; the agency is left out"),
            new Remark("agency.txt", 5, "agency_name is missing; the agency is left out"),
            new Remark(
                "agency.txt",
                6,
                "agency_timezone \"+09:00\" is not a time zone of the tz database; the agency is"
                    + " left out"),
            new Remark(
                "routes.txt",
                3,
                "agency \"mars\" is unknown or was left out; the route is left out"));
  }

  @Test
  void of_two_agencies_with_one_id_the_first_stays() {
    var accepted =
        aSoundFeed()
            .adding("agency.txt", "ridgeway,Other,https://other.example.org/,Europe/Paris")
            .acceptedIn(scratch);

    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "agency.txt", 3, "agency \"ridgeway\" is there already; the agency is left out"));
    assertThat(accepted.journey("morning").pattern().line().operator().name())
        .isEqualTo("Ridgeway Coaches");
  }
}
