package planted.ports.domain.booking;

/** A port: the domain does not implement it. */
public interface Bookings {

  Answer hold();

  /** Innocent: the domain's own answer. */
  sealed interface Answer {
    record Held() implements Answer {}
  }
}
