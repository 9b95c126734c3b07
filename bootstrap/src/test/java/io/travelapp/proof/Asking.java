package io.travelapp.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.travelapp.bootstrap.Traveller;
import io.travelapp.bootstrap.Traveller.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * How a customer asks: at any of the nodes, and again, with the same key, until there is an answer.
 */
final class Asking {

  private static final JsonMapper JSON = new JsonMapper();

  private static final int TRIES_MAX = 500;
  private static final int MANY = 1000;
  private static final int BUSY_MILLIS = 20;

  private final Market market;
  private final Session session;
  private final Random random;
  private int asked;

  Asking(Market market, Session session, Random random) {
    this.market = market;
    this.session = session;
    this.random = random;
  }

  /** An answer, and when it was asked for and given. */
  record Answer(Span when, Reply reply) {}

  /** The answers to the same request, sent twice. */
  record Twice(Answer one, Reply other) {

    boolean isAlike() {
      return one.reply().status() == other.status()
          && one.reply().raw().body().equals(other.raw().body());
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static void pause(int milliseconds) {
    LockSupport.parkNanos(Duration.ofMillis(milliseconds).toNanos());
  }

  /** How many answers were wanted so far: each is an operation, however often it was asked for. */
  int asked() {
    return asked;
  }

  Answer ask(Function<Traveller, Reply> request) {
    asked++;
    Instant begun = Instant.now();
    Reply reply = untilAnswered(request, random.nextInt(MANY));
    return new Answer(new Span(begun, Instant.now()), reply);
  }

  /** Asks two nodes at once. */
  Twice askTwice(Function<Traveller, Reply> request) {
    asked += 2;
    Instant begun = Instant.now();
    Future<Reply> other = market.threads().submit(() -> untilAnswered(request, 1));
    Reply one = untilAnswered(request, 0);
    try {
      Reply same = other.get();
      return new Twice(new Answer(new Span(begun, Instant.now()), one), same);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Reply untilAnswered(Function<Traveller, Reply> request, int firstNode) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      List<Integer> ports = market.ports();
      int port = ports.get((firstNode + tries) % ports.size());
      try {
        Reply reply = request.apply(session.at(port));
        if (reply.status() == 401) {
          session.signInAgain(port);
        } else if (isFinal(reply)) {
          return reply;
        }
      } catch (UncheckedIOException e) {
        // Whether it was done is not known: it is asked again.
      }
      pause(BUSY_MILLIS);
    }
    throw new IllegalStateException("No answer after " + TRIES_MAX + " tries");
  }

  /** Where something may be dead, it is known from no 500 what was done. */
  private boolean isFinal(Reply reply) {
    boolean inProgress =
        reply.status() == 409 && reply.body().at("/code").asText().equals("request_in_progress");
    boolean mayHaveDied = market.isMortal() && reply.status() == 500;
    return reply.status() != 503 && !inProgress && !mayHaveDied;
  }
}
