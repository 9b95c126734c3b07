package io.travelapp.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.proof.Deed.Kind;
import io.travelapp.proof.Deed.Place;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of seats, on cases whose answer is plain. */
final class SeatOrderTest {

  private static final Instant BEGIN = Instant.parse("2027-04-02T08:00:00Z");

  @Test
  void a_seat_may_be_taken_by_one_after_the_other_and_on_other_parts_of_the_way_at_once() {
    assertThat(
            SeatOrder.contradictions(
                List.of(
                    deed(0, 2, Kind.TAKEN, 0, 3, 1),
                    deed(1, 3, Kind.TAKEN, 3, 4, 2),
                    deed(4, 5, Kind.GIVEN_BACK, 0, 3, 1),
                    deed(5, 6, Kind.TAKEN, 2, 3, 3))))
        .isEmpty();
  }

  @Test
  void deeds_that_overlap_in_time_may_have_happened_in_either_order() {
    assertThat(
            SeatOrder.contradictions(
                List.of(
                    deed(0, 1, Kind.TAKEN, 0, 2, 1),
                    deed(2, 6, Kind.TAKEN, 1, 2, 2),
                    deed(3, 5, Kind.GIVEN_BACK, 0, 2, 1))))
        .isEmpty();
  }

  @Test
  void nobody_gets_what_another_has_throughout() {
    assertThat(
            SeatOrder.contradictions(
                List.of(
                    deed(0, 1, Kind.TAKEN, 0, 2, 1),
                    deed(2, 3, Kind.TAKEN, 1, 3, 2),
                    deed(4, 5, Kind.GIVEN_BACK, 0, 2, 1))))
        .hasSize(1);
  }

  @Test
  void a_seat_is_not_refused_while_it_is_free_throughout() {
    List<Deed> taken =
        List.of(deed(0, 1, Kind.TAKEN, 0, 2, 1), deed(2, 3, Kind.GIVEN_BACK, 0, 2, 1));

    assertThat(SeatOrder.contradictions(with(taken, deed(3, 4, Kind.REFUSED, 1, 2, -1)))).isEmpty();
    assertThat(SeatOrder.contradictions(with(taken, deed(4, 5, Kind.REFUSED, 1, 2, -1))))
        .hasSize(1);
    assertThat(SeatOrder.contradictions(with(taken, deed(1, 2, Kind.REFUSED, 2, 3, -1))))
        .hasSize(1);
  }

  @Test
  void a_map_shows_no_seat_as_free_that_somebody_has_and_may_show_one_as_taken_that_expired() {
    List<Deed> expired = List.of(deed(0, 1, Kind.TAKEN, 0, 2, 1), deed(4, 4, Kind.LAPSED, 0, 2, 1));

    assertThat(SeatOrder.contradictions(with(expired, deed(2, 3, Kind.SHOWN_FREE, 0, 1, -1))))
        .hasSize(1);
    assertThat(SeatOrder.contradictions(with(expired, deed(5, 6, Kind.SHOWN_FREE, 0, 1, -1))))
        .isEmpty();
    assertThat(SeatOrder.contradictions(with(expired, deed(5, 6, Kind.SHOWN_TAKEN, 0, 1, -1))))
        .isEmpty();
    assertThat(SeatOrder.contradictions(with(expired, deed(5, 6, Kind.SHOWN_TAKEN, 2, 3, -1))))
        .hasSize(1);
  }

  private static List<Deed> with(List<Deed> deeds, Deed more) {
    return List.of(deeds.get(0), deeds.get(1), more);
  }

  /** Of seat 7C, somewhere between two seconds. */
  private static Deed deed(int begun, int ended, Kind kind, int from, int to, int tenure) {
    return new Deed(
        new Span(BEGIN.plusSeconds(begun), BEGIN.plusSeconds(ended)),
        kind,
        new Place(1, "7C", from, to),
        tenure);
  }
}
