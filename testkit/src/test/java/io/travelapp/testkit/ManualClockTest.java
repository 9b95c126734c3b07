package io.travelapp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private static final Instant NOON = Instant.parse("2027-04-01T12:00:00Z");

  @Test
  void a_standing_clock_goes_on_only_by_hand() {
    ManualClock clock = ManualClock.standingAt(NOON);

    clock.pass(Duration.ofMinutes(10));
    clock.pass(Duration.ofSeconds(5));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2027-04-01T12:10:05Z"));
  }

  @Test
  void a_following_clock_goes_on_with_its_source_too() {
    AtomicReference<Instant> source = new AtomicReference<>(NOON);
    InstantSource ticking = source::get;
    ManualClock clock = ManualClock.following(ticking);

    clock.pass(Duration.ofMinutes(10));
    source.set(NOON.plusSeconds(30));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2027-04-01T12:10:30Z"));
  }

  @Test
  void time_does_not_go_back() {
    ManualClock clock = ManualClock.standingAt(NOON);

    assertThatThrownBy(() -> clock.pass(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}
