package planted.contracts.domain.booking;

/** A port. */
public interface Mailer {

  int answer();
}
