package io.travelapp.benchmarks;

import io.travelapp.domain.booking.LegWish;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Those who want to hold seats, each once and on a ride of many, and what they are answered.
 *
 * <p>One crowd may come again and again: whose hold counts among the ten of a customer is drawn
 * from all of them in turn.
 */
final class Crowd {

  private static final int HELD = 201;
  private static final int BUSY = 503;

  private final ServerProcess server;
  private final List<LegWish> rides;
  private final List<Customer> customers;
  private final AtomicLong came = new AtomicLong();

  Crowd(ServerProcess server, List<LegWish> rides, List<Customer> customers) {
    this.server = server;
    this.rides = List.copyOf(rides);
    this.customers = List.copyOf(customers);
  }

  /** What those were answered who came at one time. */
  static final class Answers {

    private final AtomicLong held = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong refusedWithoutTime = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final Recorder refusals = new Recorder(3);

    /** Who got a hold. */
    long held() {
      return held.get();
    }

    /** Who was told that there are too many. */
    long refused() {
      return refused.get();
    }

    /** Who of them was not told when to come back. */
    long refusedWithoutTime() {
      return refusedWithoutTime.get();
    }

    /** Who was answered anything else. */
    long others() {
      return others.get();
    }

    /** How long it took to refuse, in nanoseconds from when it was asked. */
    Histogram refusals() {
      return refusals.getIntervalHistogram();
    }

    private void note(HttpWire.Answer answer, long nanos) {
      switch (answer.status()) {
        case HELD -> held.incrementAndGet();
        case BUSY -> {
          refused.incrementAndGet();
          refusals.recordValue(nanos);
          if (answer.retryAfter().isZero()) {
            refusedWithoutTime.incrementAndGet();
          }
        }
        default -> others.incrementAndGet();
      }
    }
  }

  /** Each comes once, whatever is answered. */
  Client.Factory comingOnce(Answers answers) {
    return () -> {
      HttpWire wire = HttpWire.connect(server.port());
      return new Client() {
        @Override
        public void send(long number) throws Exception {
          long who = came.getAndIncrement();
          Customer customer = customers.get((int) (who % customers.size()));
          LegWish ride = rides.get((int) (who % rides.size()));
          long asked = System.nanoTime();
          answers.note(wire.send(customer.hold(ride, 1)), System.nanoTime() - asked);
        }

        @Override
        public void close() throws IOException {
          wire.close();
        }
      };
    };
  }
}
