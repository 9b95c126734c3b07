package planted.ambient.domain.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Innocent: all comes as a parameter. */
public final class Innocent {

  private Innocent() {}

  public static String tell(InstantSource clock, RandomGenerator random) {
    Instant now = clock.instant();
    return String.format(Locale.ROOT, "%s %d", now, random.nextInt(6)).toUpperCase(Locale.ROOT);
  }
}
