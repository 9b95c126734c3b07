package planted.contracts.domain.booking;

/** A port. */
public interface Bookings {

  int answer();
}
