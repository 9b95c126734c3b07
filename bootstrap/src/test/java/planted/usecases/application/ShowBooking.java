package planted.usecases.application;

/** Two use cases in one. */
public final class ShowBooking {

  public int show() {
    return 1;
  }

  public int list() {
    return 2;
  }
}
