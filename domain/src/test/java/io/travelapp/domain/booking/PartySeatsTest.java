package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Neighbour.OTHER;
import static io.travelapp.domain.booking.Neighbour.WOMAN;
import static io.travelapp.domain.booking.Neighbour.WOMAN_AMONG_WOMEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartySeatsTest {

  private static final DepartureId COACH = new DepartureId(7);
  private static final int PARTS = 4;
  private static final Segment ALL_THE_WAY = new Segment(0, PARTS);

  private VehicleLayout layout = VehicleLayout.twoByTwo("coach", 2);

  private static SeatLabel seat(String label) {
    return new SeatLabel(label);
  }

  private static Seated seated(String seat, Segment segment, Neighbour who) {
    return new Seated(COACH, new Stretch(seat(seat), segment), who);
  }

  private static Seated seated(String seat, Neighbour who) {
    return seated(seat, ALL_THE_WAY, who);
  }

  private static HeldPassenger member(Neighbour who) {
    return new HeldPassenger("adult", true, true, SeatNeed.SEAT, who);
  }

  private PartySeats seats(List<Seated> strangers, Neighbour... party) {
    SeatOccupancy others = SeatOccupancy.empty(layout.seats().size(), PARTS);
    for (Seated stranger : strangers) {
      int seat = layout.indexOf(stranger.where().seat()).orElseThrow();
      others = others.taking(List.of(seat), stranger.where().segment());
    }
    return new PartySeats(
        COACH,
        layout,
        others,
        Stream.of(party).map(PartySeatsTest::member).toList(),
        Optional.of(strangers));
  }

  private static List<SeatLabel> chosen(SeatAnswer answer) {
    return answer instanceof SeatAnswer.Allotted(SeatAllotment allotment)
        ? allotment.seats()
        : List.of();
  }

  @Test
  void who_names_a_seat_beside_a_woman_among_women_is_a_woman() {
    List<Seated> strangers = List.of(seated("1A", WOMAN_AMONG_WOMEN));

    assertThat(seats(strangers, OTHER).named(ALL_THE_WAY, List.of(seat("1B"))))
        .isEqualTo(new SeatAnswer.BesideStranger(List.of(seat("1B"))));
    for (Neighbour woman : List.of(WOMAN, WOMAN_AMONG_WOMEN)) {
      assertThat(chosen(seats(strangers, woman).named(ALL_THE_WAY, List.of(seat("1B")))))
          .containsExactly(seat("1B"));
    }
    assertThat(chosen(seats(strangers, OTHER).named(ALL_THE_WAY, List.of(seat("1C")))))
        .as("across the aisle")
        .containsExactly(seat("1C"));
  }

  @Test
  void a_woman_among_women_does_not_get_a_seat_beside_who_said_nothing() {
    List<Seated> strangers = List.of(seated("1A", OTHER), seated("1D", WOMAN));

    assertThat(
            seats(strangers, WOMAN_AMONG_WOMEN, OTHER)
                .named(ALL_THE_WAY, List.of(seat("1B"), seat("1C"))))
        .isEqualTo(new SeatAnswer.BesideStranger(List.of(seat("1B"))));
    assertThat(
            chosen(
                seats(strangers, OTHER, WOMAN_AMONG_WOMEN)
                    .named(ALL_THE_WAY, List.of(seat("1B"), seat("1C")))))
        .containsExactly(seat("1B"), seat("1C"));
  }

  @Test
  void seats_that_are_chosen_are_not_beside_whom_one_must_not_sit() {
    List<Seated> strangers = List.of(seated("1A", WOMAN_AMONG_WOMEN), seated("1D", OTHER));

    assertThat(chosen(seats(strangers, OTHER).choose(ALL_THE_WAY))).containsExactly(seat("1C"));
    assertThat(chosen(seats(strangers, WOMAN_AMONG_WOMEN).choose(ALL_THE_WAY)))
        .containsExactly(seat("1B"));
    assertThat(chosen(seats(strangers, WOMAN, WOMAN).choose(ALL_THE_WAY)))
        .containsExactly(seat("1B"), seat("1C"));
  }

  @Test
  void those_who_travel_together_sit_beside_each_other_as_they_like() {
    layout = VehicleLayout.twoByTwo("coach", 1);

    assertThat(chosen(seats(List.of(), WOMAN_AMONG_WOMEN, OTHER, OTHER, OTHER).choose(ALL_THE_WAY)))
        .hasSize(4);
  }

  @Test
  void who_gets_off_before_one_boards_is_no_neighbour() {
    List<Seated> strangers = List.of(seated("1A", new Segment(0, 2), WOMAN_AMONG_WOMEN));

    assertThat(chosen(seats(strangers, OTHER).named(new Segment(2, 4), List.of(seat("1B")))))
        .containsExactly(seat("1B"));
    assertThat(seats(strangers, OTHER).named(new Segment(1, 4), List.of(seat("1B"))))
        .isInstanceOf(SeatAnswer.BesideStranger.class);
  }

  @Test
  void who_could_have_seats_but_for_their_neighbours_is_told_so() {
    layout = VehicleLayout.twoByTwo("coach", 1);
    List<Seated> strangers = List.of(seated("1A", WOMAN_AMONG_WOMEN), seated("1D", OTHER));

    assertThat(seats(strangers, OTHER, OTHER).choose(ALL_THE_WAY))
        .isEqualTo(new SeatAnswer.BesideStranger(List.of(seat("1B"))));
    assertThat(seats(strangers, OTHER, OTHER, OTHER).choose(ALL_THE_WAY))
        .isEqualTo(new SeatAnswer.NotEnoughSeats(3, 1));
  }

  @Test
  void where_nobody_minds_all_seats_are_everybodys() {
    PartySeats usual =
        new PartySeats(
            COACH,
            layout,
            SeatOccupancy.empty(layout.seats().size(), PARTS),
            List.of(member(OTHER)),
            Optional.empty());

    assertThat(usual.unwanted(List.of(List.of(new Stretch(seat("1A"), ALL_THE_WAY))))).isEmpty();
    assertThat(chosen(usual.named(ALL_THE_WAY, List.of(seat("1B"))))).containsExactly(seat("1B"));
  }

  @Test
  void who_takes_a_seat_rules_out_who_must_not_sit_beside_it_for_as_long() {
    Segment part = new Segment(1, 3);

    assertThat(
            seats(List.of(), OTHER, WOMAN, WOMAN_AMONG_WOMEN)
                .unwanted(
                    List.of(
                        List.of(
                            new Stretch(seat("1A"), part),
                            new Stretch(seat("2C"), new Segment(3, 4))),
                        List.of(new Stretch(seat("1C"), part)),
                        List.of(new Stretch(seat("2B"), part)))))
        .containsExactlyInAnyOrder(
            seated("1B", part, WOMAN_AMONG_WOMEN),
            seated("2D", new Segment(3, 4), WOMAN_AMONG_WOMEN),
            seated("2A", part, OTHER));
  }

  @Test
  void of_a_thousand_random_coaches_nobody_sits_beside_whom_they_must_not() {
    layout = VehicleLayout.twoByTwo("coach", 4);
    int refused = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      PartySeats seats = seats(someStrangers(random), someParty(random));
      SeatAnswer answer = random.nextBoolean() ? seats.choose(ALL_THE_WAY) : changing(seats);
      if (answer instanceof SeatAnswer.Allotted(SeatAllotment allotment)) {
        assertThat(sitsApart(seats, allotment)).as("seed %d", seed).isTrue();
      } else if (answer instanceof SeatAnswer.BesideStranger) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static SeatAnswer changing(PartySeats seats) {
    return seats.chooseChanging(ALL_THE_WAY);
  }

  /** By the geometry of the coach alone: A and B are side by side, and so are C and D. */
  private static boolean sitsApart(PartySeats seats, SeatAllotment allotment) {
    return IntStream.range(0, seats.party().size())
        .allMatch(member -> waysOf(allotment, member).allMatch(at -> isFit(seats, member, at)));
  }

  private static Stream<Stretch> waysOf(SeatAllotment allotment, int member) {
    SeatLabel seat = allotment.seats().get(member);
    int since = 0;
    Stream.Builder<Stretch> ways = Stream.builder();
    for (var change : allotment.changes()) {
      if (change.member() == member) {
        ways.add(new Stretch(seat, new Segment(since, change.call())));
        seat = change.to();
        since = change.call();
      }
    }
    return ways.add(new Stretch(seat, new Segment(since, PARTS))).build();
  }

  private static boolean isFit(PartySeats seats, int member, Stretch at) {
    String own = at.seat().value();
    String beside =
        own.substring(0, own.length() - 1)
            + "BADC".charAt("ABCD".indexOf(own.charAt(own.length() - 1)));
    Neighbour who = seats.party().get(member).neighbour();
    return seats.strangers().orElseThrow().stream()
        .filter(stranger -> stranger.where().meets(new Stretch(seat(beside), at.segment())))
        .noneMatch(stranger ->
            (who == WOMAN_AMONG_WOMEN && stranger.who() == OTHER)
                || (who == OTHER && stranger.who() == WOMAN_AMONG_WOMEN));
  }

  private List<Seated> someStrangers(Random random) {
    return layout.seats().stream()
        .filter(seat -> random.nextInt(3) == 0)
        .map(seat -> {
          int from = random.nextInt(PARTS);
          int to = from + 1 + random.nextInt(PARTS - from);
          return seated(seat.label().value(), new Segment(from, to), any(random));
        })
        .toList();
  }

  private static Neighbour[] someParty(Random random) {
    return Stream.generate(() -> any(random))
        .limit(1 + random.nextInt(4))
        .toArray(Neighbour[]::new);
  }

  private static Neighbour any(Random random) {
    return List.of(OTHER, WOMAN, WOMAN_AMONG_WOMEN).get(random.nextInt(3));
  }
}
