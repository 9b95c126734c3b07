package planted.usecases.application;

/** Innocent. */
public final class HoldSeats {

  public record Command(int seats) {}

  public int handle(Command command) {
    return checked(command.seats());
  }

  private static int checked(int seats) {
    return Math.max(1, seats);
  }
}
