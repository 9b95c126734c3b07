package io.travelapp.benchmarks;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.benchmarks.HttpWire.Request;
import io.travelapp.benchmarks.RecordingDriver.Sent;
import io.travelapp.benchmarks.StraightSql.Script;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Searches of one kind in one database: as requests, and as the SQL that the product sends for
 * them.
 *
 * @param requests in the order in which they are sent
 * @param sql what is sent for each of them
 * @param preparations what is sent on a connection before anything else
 * @param found some ride for each search that has any
 */
record Searches(
    String url,
    Kind kind,
    List<Request> requests,
    List<Script> sql,
    List<String> preparations,
    List<Offer> found) {

  /** With an origin or without. */
  enum Kind {
    WITH_ORIGIN("with an origin"),
    FROM_ANYWHERE("from anywhere");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    private OfferQuery of(OfferQuery query) {
      return switch (this) {
        case WITH_ORIGIN -> query;
        case FROM_ANYWHERE ->
            new OfferQuery(
                query.to(),
                Optional.empty(),
                query.date(),
                query.seats(),
                query.sort(),
                query.after(),
                query.limit());
      };
    }
  }

  /** Has each search made once by the product's own adapter, and writes down what that sends. */
  static Searches of(ScratchDatabase database, List<OfferQuery> queries, Kind kind)
      throws Exception {
    RecordingDriver driver = RecordingDriver.register();
    try (PostgresAdapters postgres =
        PostgresAdapters.open(
            RecordingDriver.recorded(database.url()),
            ScratchDatabase.OWNER,
            ScratchDatabase.PASSWORD,
            2)) {
      List<Request> requests = new ArrayList<>();
      List<Script> sql = new ArrayList<>();
      List<Offer> found = new ArrayList<>();
      for (OfferQuery query : queries) {
        OfferQuery wanted = kind.of(query);
        requests.add(request(wanted));
        List<Sent> sent =
            driver.record(() -> {
              List<Offer> offers = postgres.offers().search(wanted);
              offers.stream().findFirst().ifPresent(found::add);
              return offers;
            });
        sql.add(new Script(sent, 0));
      }
      return new Searches(database.url(), kind, requests, sql, driver.preparations(), found);
    } finally {
      driver.unregister();
    }
  }

  private static Request request(OfferQuery query) {
    String path =
        "departures?to=%s&date=%s&seats=%d".formatted(query.to(), query.date(), query.seats());
    return Request.get(path + query.from().map(from -> "&from=" + from).orElse(""));
  }

  /** Searches over HTTP. */
  Client.Factory overHttp(ServerProcess server) {
    return () -> new OverHttp(HttpWire.connect(server.port()));
  }

  /**
   * Searches over HTTP of as many as like to come: who is refused for being one too many comes back
   * when that is said to be worth it.
   *
   * @param flood counts what becomes of them
   */
  Client.Factory floodOverHttp(ServerProcess server, Flood flood) {
    return () -> new OfFlood(HttpWire.connect(server.port()), flood);
  }

  /** Sends the SQL alone, prepared once on each connection, and reads all columns. */
  Client.Factory straight() {
    return () -> new StraightSql(url, preparations, sql);
  }

  private final class OverHttp implements Client {

    private final HttpWire wire;

    private OverHttp(HttpWire wire) {
      this.wire = wire;
    }

    @Override
    public void send(long number) throws Exception {
      wire.send(requests.get((int) (number % requests.size())), 200);
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }

  private final class OfFlood implements Client {

    private static final int BUSY = 503;

    private final HttpWire wire;
    private final Flood flood;

    private OfFlood(HttpWire wire, Flood flood) {
      this.wire = wire;
      this.flood = flood;
    }

    @Override
    public void send(long number) throws Exception {
      Request request = requests.get((int) (number % requests.size()));
      HttpWire.Answer answer = wire.send(request);
      switch (answer.status()) {
        case 200 -> flood.answered();
        case BUSY -> {
          flood.refused();
          flood.awaitOver(answer.retryAfter());
        }
        default ->
            throw new IllegalStateException(
                "%s answered %d: %s".formatted(request.path(), answer.status(), answer.body()));
      }
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
