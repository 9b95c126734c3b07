package planted.ambient.application;

import java.time.InstantSource;

/** Makes a clock of its own. */
public final class ReadsTheSystemClock {

  public InstantSource handle() {
    return InstantSource.system();
  }
}
