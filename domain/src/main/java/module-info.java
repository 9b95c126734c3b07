/**
 * The rules of selling coach seats, with the ports through which they reach the world.
 *
 * <p>It needs nothing but {@code java.base}. Start at {@link io.travelapp.domain.booking}.
 */
module io.travelapp.domain {
  requires static org.jspecify;

  exports io.travelapp.domain.booking;
  exports io.travelapp.domain.customer;
  exports io.travelapp.domain.fare;
  exports io.travelapp.domain.money;
  exports io.travelapp.domain.network;
  exports io.travelapp.domain.payment;
  exports io.travelapp.domain.schedule;
  exports io.travelapp.domain.seating;
}
