package io.travelapp.proof;

import io.travelapp.application.ExpireHolds;
import io.travelapp.application.SettlePayments;
import io.travelapp.bootstrap.Node;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes that sell the same seats. Beside what they do by themselves now and then, holds are
 * expired and payments are settled all the time, on both at once.
 */
final class Market implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Market.class);

  private static final Duration SETTLE_AFTER = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CHORES = Duration.ofMillis(60);
  private static final int CHORE_LIMIT = 500;

  private final Stage stage;
  private final List<Node> nodes;
  private final Sql sql;
  private final List<Coaches> coaches;
  private final List<String> stops;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService chores = Executors.newFixedThreadPool(2);
  private volatile List<Integer> ports;
  private volatile boolean open = true;
  private volatile boolean mortal;

  private Market(Stage stage, List<Node> nodes, Sql sql) {
    this.stage = stage;
    this.nodes = nodes;
    this.ports = nodes.stream().map(Node::port).toList();
    this.sql = sql;
    this.coaches =
        sql.query(
            """
            select early.id, late.id
            from travelapp.departure early join travelapp.departure late using (service_date)
            where early.journey like 'early-%' and late.journey = 'late-' || substr(early.journey, 7)
              and service_date > current_date + 4
            order by service_date, early.journey
            """,
            row -> new Coaches(row.getLong(1), row.getLong(2)));
    this.stops =
        sql.query(
            "select id from travelapp.stop order by local_id",
            row -> new StopId(row.getLong(1)).toString());
  }

  /** The coaches of one history. */
  record Coaches(long early, long late) {

    List<Long> both() {
      return List.of(early, late);
    }

    static String text(long departure) {
      return new DepartureId(departure).toString();
    }
  }

  /** How a node reaches what it needs. */
  record Reach(Node.Database database, URI gateway) {}

  static Market open(Stage stage, Path data, Node.Database database, Tampering tampering) {
    Reach direct = new Reach(database, stage.gateway());
    return open(stage, data, database, tampering, List.of(direct, direct));
  }

  static Market open(
      Stage stage, Path data, Node.Database database, Tampering tampering, List<Reach> reaches) {
    Sql sql = Sql.open(database.url());
    tampering.prepare(sql);
    List<Node> nodes = new ArrayList<>();
    for (Reach reach : reaches) {
      nodes.add(
          Node.start(
              data.resolve("node-" + nodes.size()),
              reach.database(),
              reach.gateway(),
              selling -> tampering.on(selling, sql)));
    }
    Market market = new Market(stage, List.copyOf(nodes), sql);
    nodes.forEach(node -> market.chores.execute(() -> market.doChores(node)));
    return market;
  }

  private void doChores(Node node) {
    ExpireHolds expireHolds = node.expireHolds();
    SettlePayments settlePayments = node.settlePayments();
    while (open) {
      try {
        expireHolds.handle(CHORE_LIMIT);
        settlePayments.handle(new SettlePayments.Command(SETTLE_AFTER, CHORE_LIMIT));
        if (mortal) {
          forgetTheDead();
        }
      } catch (RuntimeException e) {
        LOG.info("Done again in a moment: {}", e.toString());
      }
      LockSupport.parkNanos(BETWEEN_CHORES.toNanos());
    }
  }

  /**
   * Makes the minute pass after which the claim of a dead node on a request is taken over. Nobody
   * who lives works on one so long.
   */
  private void forgetTheDead() {
    sql.execute(
        """
        update travelapp.answered_request set claimed_at = claimed_at - interval '1 minute'
        where status is null and claimed_at < travelapp.instant_now() - interval '2 seconds'
          and claimed_at > travelapp.instant_now() - interval '1 minute'
        """);
  }

  /** Those of the history with this number, empty when it begins. */
  Coaches coaches(int history) {
    return coaches.get(history);
  }

  List<String> stops() {
    return stops;
  }

  /** Whoever takes part in one of the histories that are played at once. */
  List<Session> customers(int group) {
    return stage.sessions().subList(group * Stage.CUSTOMERS, (group + 1) * Stage.CUSTOMERS);
  }

  /** Where customers ask; a node of which there is more than one mention is asked more often. */
  List<Integer> ports() {
    return ports;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** Some who work on requests will die. */
  void expectDeaths() {
    mortal = true;
  }

  boolean isMortal() {
    return mortal;
  }

  /** Sends customers there from now on. */
  void receiveAt(List<Integer> others) {
    ports = List.copyOf(others);
  }

  Sql sql() {
    return sql;
  }

  GatewayBooks books() {
    return stage.books();
  }

  ExecutorService threads() {
    return threads;
  }

  @Override
  public void close() {
    open = false;
    chores.close();
    threads.close();
    nodes.forEach(Node::close);
    sql.close();
  }
}
