package planted.outcomes.application;

/** Says yes or no, and not why. */
public final class ExtendHold {

  public boolean handle() {
    return true;
  }
}
