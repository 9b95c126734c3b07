package io.travelapp.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.Timetable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link TimetableSource} promises. */
public interface TimetableSourceContract {

  /** A feed that can be read, with at least one journey. */
  TimetableSource readable();

  /** A feed from which nothing can be sold. */
  TimetableSource refused();

  @Test
  default void a_readable_feed_has_journeys_to_sell() {
    assertThat(timetable().journeys()).isNotEmpty();
  }

  @Test
  default void reading_again_gives_the_same() {
    TimetableSource source = readable();

    assertThat(source.read()).isEqualTo(source.read());
  }

  @Test
  default void whatever_a_journey_refers_to_is_in_the_timetable() {
    Timetable timetable = timetable();

    assertThat(timetable.stops())
        .containsAll(
            timetable.journeys().stream()
                .flatMap(journey -> journey.pattern().calls().stream())
                .map(PatternCall::stop)
                .distinct()
                .toList());
    assertThat(timetable.places().stream().map(Place::id))
        .containsAll(timetable.stops().stream().map(Stop::placeId).distinct().toList());
    assertThat(timetable.places())
        .containsAll(timetable.destinations().stream().map(Destination::place).toList());
  }

  @Test
  default void every_id_begins_with_the_name_of_the_feed() {
    Timetable timetable = timetable();

    Stream<FeedId> ids =
        Stream.of(
                timetable.places().stream().map(Place::feedId),
                timetable.stops().stream().map(Stop::feedId),
                timetable.journeys().stream().map(ServiceJourney::feedId),
                lines(timetable).stream().map(Line::feedId),
                lines(timetable).stream().map(line -> line.operator().feedId()))
            .flatMap(each -> each);

    assertThat(ids).extracting(FeedId::feed).containsOnly(timetable.feed());
  }

  @Test
  default void no_two_things_of_a_kind_share_an_id() {
    Timetable timetable = timetable();

    assertThat(timetable.places().stream().map(Place::id)).doesNotHaveDuplicates();
    assertThat(timetable.stops().stream().map(Stop::id)).doesNotHaveDuplicates();
    assertThat(timetable.journeys().stream().map(ServiceJourney::feedId)).doesNotHaveDuplicates();
    assertThat(lines(timetable).stream().map(Line::id)).doesNotHaveDuplicates();
    assertThat(timetable.destinations().stream().map(Destination::position))
        .doesNotHaveDuplicates();
  }

  @Test
  default void somebody_may_get_on_each_journey_and_off_again_later() {
    assertThat(timetable().journeys())
        .allMatch(journey ->
            journey.pattern().calls().stream().anyMatch(PatternCall::boarding)
                && journey.pattern().calls().stream().anyMatch(PatternCall::alighting));
  }

  @Test
  default void layouts_are_those_of_lines_that_run() {
    Reading.Read read = read(readable());

    assertThat(lines(read.timetable()).stream().map(Line::id)).containsAll(read.layouts().keySet());
  }

  @Test
  default void what_was_left_out_is_said_with_file_line_code_and_reason() {
    assertTell(read(readable()).remarks());
  }

  @Test
  default void a_feed_that_cannot_be_sold_from_is_refused_with_all_that_is_wrong() {
    Reading reading = refused().read();

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(((Reading.Refused) reading).faults()).isNotEmpty();
    assertTell(((Reading.Refused) reading).faults());
  }

  private static void assertTell(List<Remark> remarks) {
    assertThat(remarks)
        .allSatisfy(remark -> {
          assertThat(remark.file()).isNotBlank();
          assertThat(remark.line()).isNotNegative();
          assertThat(remark.code()).matches("[a-z]+(-[a-z]+)*");
          assertThat(remark.reason()).isNotBlank();
        });
  }

  private Timetable timetable() {
    return read(readable()).timetable();
  }

  private static Reading.Read read(TimetableSource source) {
    Reading reading = source.read();
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return (Reading.Read) reading;
  }

  private static List<Line> lines(Timetable timetable) {
    return timetable.journeys().stream()
        .map(journey -> journey.pattern().line())
        .distinct()
        .toList();
  }
}
