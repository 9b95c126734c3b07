package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Seats that change on the way, as they are sold and given back. */
class SoldSeatChangesProperties {

  private static final int PARTS = 6;
  private static final Instant NOON = Instant.parse("2027-04-02T12:00:00Z");
  private final VehicleLayout coach = VehicleLayout.twoByTwo("coach", 2);

  record Wish(Coaches.Model model, Segment segment, int count) {}

  @Provide
  Arbitrary<Wish> wishes() {
    return Combinators.combine(
            Coaches.models(8, PARTS), Coaches.segments(PARTS), Arbitraries.integers().between(1, 4))
        .as(Wish::new);
  }

  @Property(tries = 10_000)
  void seats_change_only_where_too_few_are_free_all_the_way_and_none_is_had_twice(
      @ForAll("wishes") Wish wish) {
    SeatOccupancy before = wish.model().toOccupancy();
    List<SeatNeed> needs = Collections.nCopies(wish.count(), SeatNeed.SEAT);
    SeatAnswer whole = SeatAllotment.choose(coach, before, wish.segment(), needs);

    SeatAnswer answer = SeatAllotment.chooseChanging(coach, before, wish.segment(), needs);

    if (!(answer instanceof SeatAnswer.Allotted(SeatAllotment allotment))) {
      assertThat(answer).isEqualTo(whole);
      Statistics.collect("refused");
      return;
    }
    assertThat(answer.equals(whole)).isEqualTo(allotment.changes().isEmpty());
    SeatOccupancy after = before;
    List<Stretch> claimed = sold(wish, allotment).stretches();
    for (Stretch stretch : claimed) {
      int seat = coach.require(stretch.seat());
      assertThat(after.isFree(seat, stretch.segment())).as("free before %s", stretch).isTrue();
      after = after.taking(List.of(seat), stretch.segment());
    }
    int ridden = wish.count() * (wish.segment().to() - wish.segment().from());
    assertThat(after.takenCount() - before.takenCount()).isEqualTo(ridden);
    for (Stretch stretch : claimed) {
      after = after.freeing(List.of(coach.require(stretch.seat())), stretch.segment());
    }
    assertThat(bits(after)).isEqualTo(bits(before));
    Statistics.collect(allotment.changes().isEmpty() ? "all the way" : "changing");
  }

  /** The leg with the changes of an allotment; a stop has the number of its call. */
  private static HeldLeg sold(Wish wish, SeatAllotment allotment) {
    Segment segment = wish.segment();
    return new HeldLeg(
        new DepartureId(1),
        segment,
        new StopId(segment.from()),
        new StopId(segment.to()),
        NOON,
        NOON,
        allotment.seats(),
        allotment.changes().stream()
            .map(change ->
                new SeatChange(
                    change.member(), change.call(), new StopId(change.call()), change.to()))
            .toList(),
        allotment.together(),
        NOON,
        new RefundPolicy(List.of()));
  }

  private static List<List<Integer>> bits(SeatOccupancy occupancy) {
    return IntStream.range(0, PARTS)
        .mapToObj(part -> occupancy.freeSeats(new Segment(part, part + 1)))
        .toList();
  }
}
