package io.travelapp.domain.seating;

import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.seating.Coaches.Wish;
import io.travelapp.domain.seating.EveryChoice.Ranked;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  @Provide
  Arbitrary<Wish> smallWishes() {
    return Coaches.smallWishes();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(OFF)
  void no_seat_is_ever_taken_and_none_is_given_twice(@ForAll("wishes") Wish wish) {
    Optional<SeatAllotment> found = choose(wish);

    found.ifPresent(allotment -> {
      Set<Integer> all = new HashSet<>(indexes(wish, allotment.seats()));
      all.addAll(indexes(wish, allotment.displaced().stream().map(DisplacedSeat::seat).toList()));
      assertThat(all).hasSize(wish.needs().size() + allotment.displaced().size());
      assertThat(wish.model().freeSeats(wish.segment())).containsAll(all);
    });
    bothHappen(found.isPresent());
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void each_gets_what_is_needed_and_nobody_a_wheelchair_space_without_need(
      @ForAll("wishes") Wish wish) {
    choose(wish)
        .ifPresent(found -> {
          for (int member = 0; member < wish.needs().size(); member++) {
            Seat seat = wish.seat(found.seats().get(member));
            assertThat(seat.isWheelchairSpace())
                .isEqualTo(wish.needs().get(member) == SeatNeed.WHEELCHAIR);
          }
        });
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(OFF)
  void of_all_choices_in_a_small_coach_it_is_one_that_no_other_betters(
      @ForAll("smallWishes") Wish wish) {
    List<Ranked> all = EveryChoice.of(wish);

    Optional<SeatAllotment> found = choose(wish);

    assertThat(found.isPresent()).isEqualTo(!all.isEmpty());
    found.ifPresent(allotment -> {
      Ranked best = all.stream().sorted().findFirst().orElseThrow();
      Set<Integer> seats = Set.copyOf(indexes(wish, allotment.seats()));
      Ranked own = all.stream().filter(one -> one.seats().equals(seats)).findFirst().orElseThrow();
      assertThat(own.rank()).isEqualTo(best.rank());
      assertThat(own).as("of equals the foremost").isEqualTo(best);
      assertThat(allotment.together()).isEqualTo(own.isTogether());
    });
    bothHappen(found.isPresent());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void what_is_chosen_may_be_named_too(@ForAll("wishes") Wish wish) {
    choose(wish)
        .ifPresent(found ->
            assertThat(
                    SeatAllotment.named(
                        wish.layout(),
                        wish.occupancy(),
                        wish.segment(),
                        wish.needs(),
                        found.seats()))
                .isEqualTo(new SeatAnswer.Allotted(found)));
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
    return SeatAllotment.choose(wish.layout(), wish.occupancy(), wish.segment(), wish.needs())
            instanceof SeatAnswer.Allotted(SeatAllotment allotment)
        ? Optional.of(allotment)
        : Optional.empty();
  }

  private static List<Integer> indexes(Wish wish, List<SeatLabel> seats) {
    return seats.stream().map(label -> wish.layout().indexOf(label).orElseThrow()).toList();
  }
}
