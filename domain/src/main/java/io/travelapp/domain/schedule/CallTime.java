package io.travelapp.domain.schedule;

/** When a journey arrives at one of its calls and when it leaves again. */
public record CallTime(ServiceTime arrival, ServiceTime departure) {

  public CallTime {
    if (departure.compareTo(arrival) < 0) {
      throw new IllegalArgumentException(
          "It leaves at " + departure + ", before it arrives at " + arrival);
    }
  }
}
