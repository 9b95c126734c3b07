package planted.usecases.application.selling;

/** In a folder of its own. */
public final class SellSeats {

  public int handle() {
    return 1;
  }
}
