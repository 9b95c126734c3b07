package io.travelapp.domain.seating;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.seating.Coaches.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class SeatAllotmentProperties {

  @Provide
  Arbitrary<Wish> wishes() {
    return Coaches.wishes();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(OFF)
  void seats_are_found_if_enough_are_free_and_none_of_them_is_taken(@ForAll("wishes") Wish wish) {
    List<Integer> free = wish.freeSeats();

    Optional<SeatAllotment> allotment = choose(wish);

    assertThat(allotment.isPresent()).isEqualTo(free.size() >= wish.count());
    allotment.ifPresent(found -> {
      assertThat(found.seats()).hasSize(wish.count()).doesNotHaveDuplicates();
      assertThat(free).containsAll(indexes(wish, found));
    });
    bothHappen(allotment.isPresent());
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void whether_a_party_sits_together_is_told_truthfully(@ForAll("wishes") Wish wish) {
    choose(wish)
        .ifPresent(found -> {
          List<Integer> indexes = indexes(wish, found);
          assertThat(found.together()).isEqualTo(blocks(wish).contains(sorted(indexes)));
          assertThat(SeatAllotment.named(wish.layout(), found.seats()).together())
              .isEqualTo(found.together());
        });
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(OFF)
  void a_party_sits_together_whenever_that_is_possible(@ForAll("wishes") Wish wish) {
    List<Integer> free = wish.freeSeats();
    boolean possible = blocks(wish).stream().anyMatch(free::containsAll);

    assertThat(choose(wish).map(SeatAllotment::together).orElse(false)).isEqualTo(possible);
    bothHappen(possible);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void of_all_seats_together_those_are_chosen_that_fit_tightest(@ForAll("wishes") Wish wish) {
    List<Integer> free = wish.freeSeats();
    var tightest =
        blocks(wish).stream().filter(free::containsAll).mapToInt(block -> spans(wish, block)).min();

    tightest.ifPresent(least ->
        assertThat(spans(wish, indexes(wish, choose(wish).orElseThrow()))).isEqualTo(least));
  }

  /** A property of what never happens proves nothing. */
  private static void bothHappen(boolean it) {
    Statistics.collect(it);
    Statistics.coverage(coverage -> {
      coverage.check(true).percentage(share -> share > 10);
      coverage.check(false).percentage(share -> share > 10);
    });
  }

  private static Optional<SeatAllotment> choose(Wish wish) {
    return SeatAllotment.choose(wish.layout(), wish.occupancy(), wish.segment(), wish.count());
  }

  private static List<Integer> indexes(Wish wish, SeatAllotment allotment) {
    return allotment.seats().stream()
        .map(label -> wish.layout().indexOf(label).orElseThrow())
        .toList();
  }

  private static List<Integer> sorted(List<Integer> indexes) {
    return indexes.stream().sorted().toList();
  }

  private static int spans(Wish wish, List<Integer> seats) {
    return seats.stream().mapToInt(seat -> wish.model().freeSpanAround(seat, wish.segment())).sum();
  }

  /** All sets of seats, taken or not, in which the party would sit next to each other in a row. */
  private static List<List<Integer>> blocks(Wish wish) {
    List<Seat> seats = wish.layout().seats();
    List<List<Integer>> blocks = new ArrayList<>();
    seats.stream()
        .collect(Collectors.groupingBy(seat -> List.of(seat.deck(), seat.row())))
        .values()
        .forEach(row -> {
          List<Integer> inOrder =
              row.stream()
                  .sorted(Comparator.comparingInt(Seat::column))
                  .map(seats::indexOf)
                  .toList();
          for (int first = 0; first + wish.count() <= inOrder.size(); first++) {
            blocks.add(sorted(inOrder.subList(first, first + wish.count())));
          }
        });
    return blocks;
  }
}
