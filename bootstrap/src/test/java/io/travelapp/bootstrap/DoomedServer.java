package io.travelapp.bootstrap;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.payment.PaymentGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The server, but that the first thread to come back from a certain call never goes on: it says so
 * and waits for the death of the process. {@code -Dtravelapp.doom=Bookings.hold} names the call.
 */
public final class DoomedServer {

  static final String POINT = "travelapp.doom";

  private DoomedServer() {}

  /** Serves until it is killed. */
  public static void main(String[] arguments) {
    if (!(Settings.read(List.of(arguments), Map.of(), Path.of("").toAbsolutePath())
        instanceof Settings.Answer.Understood understood)) {
      throw new IllegalArgumentException("Settings not understood");
    }
    String point = System.getProperty(POINT, "");
    Wiring.Server server =
        Wiring.serve(
            understood.settings(), ports -> Node.with(ports, doomed(Node.selling(ports), point)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    System.out.println("web address  http://127.0.0.1:" + server.port() + "/api/v1");
    server.running().awaitClose();
  }

  private static Node.Selling doomed(Node.Selling selling, String point) {
    return new Node.Selling(
        doomed(Bookings.class, selling.bookings(), point),
        doomed(AnsweredRequests.class, selling.requests(), point),
        doomed(PaymentGateway.class, selling.gateway(), point));
  }

  private static <T> T doomed(Class<T> port, T real, String point) {
    return Between.on(
        port,
        real,
        call -> {
          Object answer = call.goOn();
          if (point.equals(port.getSimpleName() + "." + call.method().getName())) {
            sayAndWait(point);
          }
          return answer;
        });
  }

  private static void sayAndWait(String point) {
    System.out.println(ServerProcess.AT_ITS_POINT + point);
    while (true) {
      LockSupport.park();
    }
  }
}
