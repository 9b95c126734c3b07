package io.travelapp.adapters.postgres;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.SalesWindow.Before;
import io.travelapp.domain.schedule.SalesWindow.DayBefore;
import io.travelapp.testkit.fixture.DepartureDraft;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedJourneyTest {

  private static final LocalDate DAY = LocalDate.of(2027, 4, 2);

  private static final List<SalesWindow> WINDOWS =
      List.of(
          SalesWindow.until(new Before(Duration.ofMinutes(45))),
          SalesWindow.until(new Before(Duration.ofMinutes(46))),
          SalesWindow.until(new DayBefore(1, LocalTime.of(17, 0))),
          SalesWindow.until(new DayBefore(2, LocalTime.of(17, 0))),
          SalesWindow.until(new DayBefore(1, LocalTime.of(17, 1))),
          new SalesWindow(Optional.of(new Before(Duration.ofDays(60))), new Before(Duration.ZERO)),
          new SalesWindow(
              Optional.of(new DayBefore(60, LocalTime.MIDNIGHT)), new Before(Duration.ZERO)));

  @Test
  void the_usual_sales_window_adds_nothing_to_what_identifies_a_pattern() {
    PlannedJourney usual = planned(express().selling("Kofu", SalesWindow.UNTIL_DEPARTURE));

    // As it stands in databases since before there were sales windows.
    assertThat(usual.pattern().id()).isEqualTo(773466144661988437L);
  }

  @Test
  void each_other_sales_window_makes_another_pattern_of_the_same_shape() {
    PlannedJourney usual = planned(express());
    Set<Long> patterns = new HashSet<>();
    for (SalesWindow window : WINDOWS) {
      for (String stop : List.of("Kofu", "Otsuki")) {
        PlannedJourney journey = planned(express().selling(stop, window));

        assertThat(journey.shape().digest()).isEqualTo(usual.shape().digest());
        patterns.add(journey.pattern().id());
      }
    }

    assertThat(patterns).hasSize(2 * WINDOWS.size()).doesNotContain(usual.pattern().id());
  }

  private static DepartureDraft express() {
    return aDeparture().named("1").on(DAY).calling("Kofu 08:00", "Otsuki 09:00", "Tokyo 10:30");
  }

  private static PlannedJourney planned(DepartureDraft draft) {
    Publication publication = aNetwork().named("fixed").running(draft).publication(DAY);
    return PlannedJourney.of(publication.journeys().getFirst(), DAY, 1);
  }
}
