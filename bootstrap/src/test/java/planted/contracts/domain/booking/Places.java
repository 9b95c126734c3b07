package planted.contracts.domain.booking;

/** A port. */
public interface Places {

  int answer();
}
