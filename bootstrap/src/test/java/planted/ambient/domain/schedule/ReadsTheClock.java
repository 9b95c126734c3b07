package planted.ambient.domain.schedule;

import java.time.Instant;
import java.util.function.Supplier;

/** Reads the clock by a reference to a method. */
public final class ReadsTheClock {

  private ReadsTheClock() {}

  public static Supplier<Instant> clock() {
    return Instant::now;
  }
}
