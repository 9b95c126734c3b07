package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.application.ExpireHolds;
import io.travelapp.application.ImportTimetable;
import io.travelapp.application.SettlePayments;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.payment.PaymentGateway;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * One of several servers on one database: in this process, with something between it and the world
 * if that is wanted, or as a process of its own.
 */
public final class Node implements AutoCloseable {

  private final Wiring.Server server;
  private final Ports ports;

  private Node(Wiring.Server server, Ports ports) {
    this.server = server;
    this.ports = ports;
  }

  /** The ports by which is sold. */
  public record Selling(Bookings bookings, AnsweredRequests requests, PaymentGateway gateway) {}

  /** A database, as its owner reaches it. */
  public record Database(String url) {

    static final String USER = "postgres";
    static final String PASSWORD = "none";

    List<String> arguments() {
      return List.of(
          "--database-url", url, "--database-user", USER, "--database-password", PASSWORD);
    }
  }

  /** Starts one in this process, which sells by what {@code between} makes of its ports. */
  public static Node start(
      Path data, Database database, URI gateway, UnaryOperator<Selling> between) {
    AtomicReference<Ports> used = new AtomicReference<>();
    Wiring.Server server =
        Wiring.serve(
            TestServer.settings(arguments(data, database, gateway), data),
            ports -> {
              Ports others = with(ports, between.apply(selling(ports)));
              used.set(others);
              return others;
            });
    return new Node(server, used.get());
  }

  /** Begins to start one that works until it comes to a certain point, by the name of a call. */
  public static ServerProcess startDoomed(
      KeptClasses classes, Path data, Database database, URI gateway, String point) {
    return ServerProcess.start(
        DoomedServer.class,
        classes.classPath(),
        List.of(classes.flag(), "-D" + DoomedServer.POINT + "=" + point),
        arguments(data, database, gateway));
  }

  private static List<String> arguments(Path data, Database database, URI gateway) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", "0", "--management-port", "0", "--data", data.toString()));
    arguments.addAll(List.of("--sandbox-gateway", gateway.toString()));
    arguments.addAll(database.arguments());
    return arguments;
  }

  static Selling selling(Ports ports) {
    return new Selling(ports.bookings(), ports.answeredRequests(), ports.gateway());
  }

  static Ports with(Ports ports, Selling selling) {
    return ports.withSelling(selling.bookings(), selling.requests(), selling.gateway());
  }

  /** Puts a feed on sale for so many days. */
  public static void importFeed(Path feed, int days, Database database) {
    List<String> arguments =
        new ArrayList<>(List.of("import-gtfs", feed.toString(), "--days", Integer.toString(days)));
    arguments.addAll(database.arguments());
    Settings settings = TestServer.settings(arguments, feed);
    assertThat(
            Wiring.importGtfs(
                settings,
                (Settings.Command.ImportGtfs) settings.command(),
                GtfsAdapters.Progress.SILENT))
        .isInstanceOf(ImportTimetable.Outcome.Imported.class);
  }

  public int port() {
    return server.port();
  }

  /** What it does now and then, done whenever it is wanted. */
  public ExpireHolds expireHolds() {
    return new ExpireHolds(ports.bookings());
  }

  /** What it does now and then, done whenever it is wanted. */
  public SettlePayments settlePayments() {
    return new SettlePayments(ports.bookings(), ports.departures(), ports.gateway());
  }

  @Override
  public void close() {
    server.close();
  }
}
