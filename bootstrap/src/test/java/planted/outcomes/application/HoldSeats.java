package planted.outcomes.application;

/** Innocent. */
public final class HoldSeats {

  public sealed interface Outcome {
    record Held(boolean together) implements Outcome {}
  }

  public Outcome handle() {
    return new Outcome.Held(isTogether());
  }

  private static boolean isTogether() {
    return true;
  }
}
