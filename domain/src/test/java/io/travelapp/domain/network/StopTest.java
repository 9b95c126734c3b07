package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.Examples;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StopTest {

  private final Place kofu =
      Place.of(Examples.feedId("kofu"), "Kofu", "JP", new GeoPoint(35.667, 138.569));
  private final Stop bay3 =
      Stop.of(
          Examples.feedId("bay3"), kofu, "Kofu Station, bay 3", kofu.location(), Examples.TOKYO);

  @Test
  void a_search_means_a_stop_by_its_own_id_or_by_that_of_its_place() {
    assertThat(bay3.isAt(bay3.id())).isTrue();
    assertThat(bay3.isAt(kofu.id())).isTrue();
  }

  @Test
  void a_search_for_another_stop_or_place_does_not_mean_it() {
    assertThat(bay3.isAt(StopId.of(Examples.feedId("bay4")))).isFalse();
    assertThat(bay3.isAt(PlaceId.of(Examples.feedId("otsuki")))).isFalse();
  }

  @Test
  void a_stop_and_a_place_of_the_same_number_are_two_things() {
    assertThat(bay3.isAt(new PlaceId(bay3.id().number()))).isFalse();
    assertThat(bay3.isAt(new StopId(kofu.id().number()))).isFalse();
  }

  @Test
  void a_renamed_stop_is_the_same_stop() {
    Stop renamed =
        Stop.of(bay3.feedId(), kofu, "Kofu Station, South", kofu.location(), bay3.zone());

    assertThat(renamed.id()).isEqualTo(bay3.id());
  }

  @Test
  void a_stop_is_in_the_country_and_at_the_place_to_which_it_belongs() {
    assertThat(bay3.country()).isEqualTo("JP");
    assertThat(bay3.placeId()).isEqualTo(kofu.placeId()).isEqualTo(kofu.id());
  }

  @Test
  void lines_and_operators_are_known_by_what_their_feed_calls_them() {
    var operator = Operator.of(Examples.feedId("a"), "Fujikyu", ZoneId.of("Asia/Tokyo"));
    var line = Line.of(Examples.feedId("r"), operator, "Fuji Express");

    assertThat(operator.id()).isEqualTo(OperatorId.of(Examples.feedId("a")));
    assertThat(line.id()).isEqualTo(LineId.of(Examples.feedId("r")));
  }
}
