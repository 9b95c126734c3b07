package planted.outcomes.application;

/** Says nothing. */
public final class ReleaseHold {

  public void handle() {}
}
