package io.travelapp.benchmarks;

import io.travelapp.domain.booking.LegWish;
import java.io.IOException;
import java.util.List;

/**
 * Holds seats on one ride after the other, and gives each hold back.
 *
 * @param seats of each ride
 */
record HoldingAndReleasing(HttpWire wire, Customer customer, List<LegWish> rides, int seats)
    implements Client {

  @Override
  public void send(long number) throws Exception {
    LegWish ride = rides.get((int) (number % rides.size()));
    String hold = Customer.holdIn(wire.send(customer.hold(ride, seats), 201));
    wire.send(customer.release(hold), 204);
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
