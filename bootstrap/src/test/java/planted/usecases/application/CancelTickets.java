package planted.usecases.application;

/** Can be extended. */
public class CancelTickets {

  public int handle() {
    return 1;
  }
}
