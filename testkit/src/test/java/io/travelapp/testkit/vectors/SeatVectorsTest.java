package io.travelapp.testkit.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.seating.DisplacedSeat;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatAllotment;
import io.travelapp.domain.seating.SeatAnswer;
import io.travelapp.domain.seating.SeatChanges;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The vectors of seats; {@code README.md} beside them says what each column is. */
final class SeatVectorsTest {

  private static final String VECTORS = "/io/travelapp/testkit/vectors/seats/";

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "choices.csv", useHeadersInDisplayName = true)
  void seats_are_chosen_by_the_rules(ArgumentsAccessor row) throws IOException {
    VehicleLayout layout = layout(text(row, 1));

    SeatAnswer answer =
        SeatAllotment.choose(layout, occupancy(layout, row), segment(row), needs(text(row, 6)));

    assertThat(written(answer)).isEqualTo(rest(row, 7));
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "named.csv", useHeadersInDisplayName = true)
  void seats_that_are_named_obey_the_rules(ArgumentsAccessor row) throws IOException {
    VehicleLayout layout = layout(text(row, 1));
    List<SeatLabel> named = words(text(row, 7)).stream().map(SeatLabel::new).toList();

    SeatAnswer answer =
        SeatAllotment.named(
            layout, occupancy(layout, row), segment(row), needs(text(row, 6)), named);

    assertThat(written(answer)).isEqualTo(rest(row, 8));
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "changes.csv", useHeadersInDisplayName = true)
  void seats_are_changed_on_the_way_as_seldom_as_can_be(ArgumentsAccessor row) throws IOException {
    VehicleLayout layout = layout(text(row, 1));
    SeatOccupancy occupancy = occupancy(layout, row);

    String changes =
        SeatChanges.plan(layout, occupancy, segment(row), number(row, 6))
            .map(plan -> String.valueOf(plan.changes().size()))
            .orElse("");

    assertThat(changes).isEqualTo(text(row, 7));
  }

  @Test
  void there_are_enough_of_them() throws IOException {
    int choices = lines("choices.csv").size() - 1;
    int named = lines("named.csv").size() - 1;
    int changes = lines("changes.csv").size() - 1;

    System.out.printf(
        "Vectors of seats: %d choices, %d named, %d changes%n", choices, named, changes);
    assertThat(choices).isGreaterThanOrEqualTo(60);
    assertThat(named).isPositive();
    assertThat(changes).isPositive();
  }

  /** The columns of an answer: answer, seats, displaced, together, facts. */
  private static List<String> written(SeatAnswer answer) {
    return switch (answer) {
      case SeatAnswer.Allotted(SeatAllotment found) ->
          List.of(
              "allotted",
              joined(found.seats().stream()),
              joined(found.displaced().stream().map(SeatVectorsTest::written)),
              String.valueOf(found.together()),
              "");
      case SeatAnswer.NotEnoughSeats(int wanted, int free) ->
          refused("not_enough_seats", wanted, free);
      case SeatAnswer.NotEnoughSpaces(int wanted, int free) ->
          refused("not_enough_spaces", wanted, free);
      case SeatAnswer.NoSeatBesideSpace(int companions) ->
          refused("no_seat_beside_space", companions);
      case SeatAnswer.CompanionsWithoutWheelchair(int companions, int wheelchairs) ->
          refused("companions_without_wheelchair", companions, wheelchairs);
      case SeatAnswer.SpacesReserved(List<SeatLabel> spaces) ->
          refused("spaces_reserved", spaces.toArray());
      case SeatAnswer.NotASpace(SeatLabel seat) -> refused("not_a_space", seat);
      case SeatAnswer.CompanionApart(SeatLabel seat, SeatLabel space) ->
          refused("companion_apart", seat, space);
      case SeatAnswer.SeatDisplaced(SeatLabel seat, SeatLabel space) ->
          refused("seat_displaced", seat, space);
      case SeatAnswer.BesideStranger(List<SeatLabel> seats) ->
          refused("beside_stranger", seats.toArray());
    };
  }

  private static String written(DisplacedSeat displaced) {
    return displaced.seat() + ">" + displaced.space();
  }

  private static List<String> refused(String rule, Object... facts) {
    return List.of(rule, "", "", "", joined(Stream.of(facts)));
  }

  private static String joined(Stream<?> things) {
    return things.map(Object::toString).collect(Collectors.joining(" "));
  }

  private static List<String> rest(ArgumentsAccessor row, int first) {
    return Stream.iterate(first, at -> at + 1).limit(5).map(at -> text(row, at)).toList();
  }

  /** What a cell says; an empty one says nothing. */
  private static String text(ArgumentsAccessor row, int column) {
    String cell = row.getString(column);
    return cell == null ? "" : cell;
  }

  private static int number(ArgumentsAccessor row, int column) {
    return Integer.parseInt(text(row, column));
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static List<SeatNeed> needs(String cell) {
    return words(cell).stream()
        .map(word -> SeatNeed.valueOf(word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static Segment segment(ArgumentsAccessor row) {
    return new Segment(number(row, 4), number(row, 5));
  }

  private static SeatOccupancy occupancy(VehicleLayout layout, ArgumentsAccessor row) {
    SeatOccupancy occupancy = SeatOccupancy.empty(layout.seats().size(), number(row, 2));
    for (String claim : words(text(row, 3))) {
      SeatLabel seat = new SeatLabel(claim.substring(0, claim.indexOf(':')));
      String[] calls = claim.substring(claim.indexOf(':') + 1).split("-", -1);
      occupancy =
          occupancy.taking(
              List.of(layout.indexOf(seat).orElseThrow()),
              new Segment(Integer.parseInt(calls[0]), Integer.parseInt(calls[1])));
    }
    return occupancy;
  }

  private static VehicleLayout layout(String name) throws IOException {
    return new VehicleLayout(
        name,
        lines("layouts.csv").stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells[0].equals(name))
            .map(SeatVectorsTest::seat)
            .toList());
  }

  private static Seat seat(String[] cells) {
    Set<SeatFeature> features =
        cells[5].equals("space") ? Set.of(SeatFeature.WHEELCHAIR) : Set.of();
    return new Seat(
        new SeatLabel(cells[1]),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        features,
        words(cells[6]).stream().map(SeatLabel::new).collect(Collectors.toSet()));
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        requireNonNull(SeatVectorsTest.class.getResourceAsStream(VECTORS + file))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
