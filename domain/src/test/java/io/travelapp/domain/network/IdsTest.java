package io.travelapp.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.schedule.DepartureId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  record Kind(
      String prefix, LongFunction<Object> of, Function<String, ? extends Optional<?>> parse) {

    @Override
    public String toString() {
      return prefix;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("stp", StopId::new, StopId::parse),
        new Kind("plc", PlaceId::new, PlaceId::parse),
        new Kind("lin", LineId::new, LineId::parse),
        new Kind("opr", OperatorId::new, OperatorId::parse),
        new Kind("dep", DepartureId::new, DepartureId::parse),
        new Kind("hld", HoldId::new, HoldId::parse));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_id_is_read_as_it_was_written(Kind kind) {
    for (long number : new long[] {0, 35, 36, 1L << 59, Long.MAX_VALUE}) {
      Object id = kind.of().apply(number);

      assertThat(id.toString()).startsWith(kind.prefix() + "_");
      assertThat(kind.parse().apply(id.toString()).map(Object.class::cast)).contains(id);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_id_of_another_kind_is_refused(Kind kind) {
    assertThat(kinds().filter(other -> !other.prefix().equals(kind.prefix())))
        .hasSize(5)
        .allSatisfy(other -> assertThat(kind.parse().apply(other.prefix() + "_1f9x")).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_text_that_is_not_written_for_any_number_is_refused(Kind kind) {
    assertThat(
            Stream.of(
                "",
                "_",
                "_-1",
                "_+1",
                "_01",
                "_00",
                "_1F",
                "_1 ",
                "_ 1",
                "_1_1",
                "_é",
                "_٣",
                "1f",
                "__1",
                "_1y2p0ij32e8e8",
                "_zzzzzzzzzzzzzzzzzz"))
        .allSatisfy(rest -> assertThat(kind.parse().apply(kind.prefix() + rest)).isEmpty());
    assertThat(kind.parse().apply("")).isEmpty();
    assertThat(kind.parse().apply("1f9x")).isEmpty();
    assertThat(kind.parse().apply(" " + kind.prefix() + "_1")).isEmpty();
    assertThat(kind.parse().apply(kind.prefix().toUpperCase(Locale.ROOT) + "_1")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void no_id_has_a_negative_number(Kind kind) {
    assertThatIllegalArgumentException().isThrownBy(() -> kind.of().apply(-1));
  }

  /** The expected texts were computed with another implementation of MD5 and of base 36. */
  @Test
  void what_comes_from_a_feed_has_the_same_id_for_ever() {
    FeedId s1 = new FeedId("yamanashi-2017", "S1");

    assertThat(StopId.of(s1)).hasToString("stp_mu97p98gfbc");
    assertThat(PlaceId.of(s1)).hasToString("plc_d1ebxycruce");
    assertThat(LineId.of(new FeedId("yamanashi-2017", "R1"))).hasToString("lin_48v8c4b1gupj");
    assertThat(OperatorId.of(new FeedId("yamanashi-2017", "A1"))).hasToString("opr_8d2stilmfyoc");
    assertThat(DepartureId.of(new FeedId("yamanashi-2017", "5161"), LocalDate.of(2027, 4, 2)))
        .hasToString("dep_6l8n29h6g1fp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin_1", "dep_1", "stp", "", "stp_-1"})
  void a_search_begins_at_a_place_or_a_stop_and_nowhere_else(String other) {
    assertThat(PlaceOrStopId.parse("plc_1f")).contains(new PlaceId(51));
    assertThat(PlaceOrStopId.parse("stp_1f")).contains(new StopId(51));
    assertThat(PlaceOrStopId.parse(other)).isEmpty();
  }
}
