package planted.usecases.application;

/** A name that says nothing. */
public final class BookingService {

  public int handle() {
    return 1;
  }
}
