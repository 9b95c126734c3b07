package planted.ambient.application;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Draws by itself. */
public final class RollsDice {

  public String handle() {
    return UUID.randomUUID() + "-" + ThreadLocalRandom.current().nextInt(6);
  }
}
