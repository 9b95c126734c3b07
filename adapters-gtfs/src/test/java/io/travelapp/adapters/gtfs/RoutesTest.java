package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.FeedDraft.Remark;
import io.travelapp.domain.network.FeedId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** routes.txt */
class RoutesTest {

  @TempDir Path scratch;

  @Test
  void a_route_is_a_line_with_its_long_name() {
    var line = aSoundFeed().acceptedIn(scratch).journey("morning").pattern().line();

    assertThat(line.feedId()).isEqualTo(new FeedId("fuji", "chuo"));
    assertThat(line.name()).isEqualTo("Chuo Express");
  }

  @Test
  void a_route_without_a_long_name_has_its_short_one() {
    var accepted =
        aSoundFeed().replacing("routes.txt", 2, "chuo,ridgeway,CH,,3").acceptedIn(scratch);

    assertThat(accepted.journey("morning").pattern().line().name()).isEqualTo("CH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "11", "200", "299", "700", "714", "799", ""})
  void coaches_and_buses_of_every_type_are_read(String type) {
    var accepted =
        aSoundFeed()
            .replacing("routes.txt", 2, "chuo,ridgeway,CH,Chuo Express," + type)
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
    assertThat(accepted.journeyIds()).hasSize(2);
  }

  @Test
  void a_feed_may_lack_the_type() {
    var accepted =
        aSoundFeed()
            .with("routes.txt", "route_id,agency_id,route_long_name", "chuo,ridgeway,Chuo Express")
            .acceptedIn(scratch);

    assertThat(accepted.remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "1", "2", "4", "5", "6", "7", "12", "100", "199", "300", "699", "800"})
  void other_vehicles_are_left_out_with_one_remark_for_a_route(String type) {
    var accepted =
        aSoundFeed()
            .adding("routes.txt", "rail,ridgeway,RL,Rail," + type)
            .adding("trips.txt", "rail,daily,r1,", "rail,daily,r2,", "rail,unheard-of,r3,")
            .adding("stop_times.txt", "r1,08:00:00,08:00:00,kofu,1,,,", "r1,x,x,nowhere,2,,,")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark(
                "routes.txt",
                3,
                "route_type "
                    + type
                    + " is no coach, so no trip of route \"rail\" is sold; the route is left out"));
  }

  @Test
  void unsound_routes_are_left_out_with_their_trips() {
    var accepted =
        aSoundFeed()
            .adding(
                "routes.txt",
                ",ridgeway,X,No Id,3",
                "nameless,ridgeway,,,3",
                "odd,ridgeway,O,Odd,bus",
                "chuo,ridgeway,CH,Chuo again,3")
            .adding("trips.txt", "nameless,daily,t3,", "unheard-of,daily,t4,", ",daily,t5,")
            .acceptedIn(scratch);

    assertThat(accepted.journeyIds()).containsExactly("morning", "evening");
    assertThat(accepted.remarks())
        .containsExactly(
            new Remark("routes.txt", 3, "route_id is missing; the route is left out"),
            new Remark(
                "routes.txt",
                4,
                "route_long_name and route_short_name are missing; the route is left out"),
            new Remark(
                "routes.txt",
                5,
                "route_type \"bus\" is not a whole number from 0 to 99999; the route is left out"),
            new Remark("routes.txt", 6, "route \"chuo\" is there already; the route is left out"),
            new Remark("trips.txt", 4, "route \"nameless\" was left out; the trip is left out"),
            new Remark("trips.txt", 5, "route \"unheard-of\" is unknown; the trip is left out"),
            new Remark("trips.txt", 6, "route_id is missing; the trip is left out"));
  }
}
