package planted.ambient.application;

/** Depends on how the machine is set up. */
public final class AsksTheMachine {

  public String handle() {
    return System.getenv("HOME") + "%d".formatted(5);
  }
}
