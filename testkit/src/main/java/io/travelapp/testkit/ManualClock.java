package io.travelapp.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that is set forward by hand. Safe for use by many threads.
 *
 * <pre>{@code
 * var clock = ManualClock.standingAt(Instant.parse("2027-04-01T06:00:00Z"));
 * clock.pass(Duration.ofMinutes(10));
 * clock.instant()   // 2027-04-01T06:10:00Z, until time is passed again
 * }</pre>
 */
public final class ManualClock implements InstantSource {

  private final InstantSource source;
  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  private ManualClock(InstantSource source) {
    this.source = source;
  }

  /** A clock that stands still but for what is passed by hand. */
  public static ManualClock standingAt(Instant instant) {
    return new ManualClock(InstantSource.fixed(instant));
  }

  /** A clock that goes as {@code source} goes, and ahead of it by what is passed by hand. */
  public static ManualClock following(InstantSource source) {
    return new ManualClock(source);
  }

  /** Lets time pass at once. */
  public void pass(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Time does not go back: " + time);
    }
    passed.accumulateAndGet(time, Duration::plus);
  }

  @Override
  public Instant instant() {
    return source.instant().plus(passed.get());
  }
}
