package io.travelapp.adapters.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * Lets requests go on only as far as they keep nobody waiting who matters more: all share the same
 * processors. Who pays goes on at once. Of those who hold seats so many are worked on at once as
 * keep the processors busy, the others follow in their order: more would be no faster, and each
 * would keep what it has read and found in memory meanwhile. While somebody holds or pays, searches
 * follow each other one by one; else several are worked on at once. Who waits here takes no
 * processor, and of what it asks for nothing has been read yet.
 */
final class Precedence {

  private final int holdsAtOnce;
  private final int searchesAtOnce;
  private final Line holds = new Line();
  private final Line searches = new Line();
  private int urgent;

  /** Those who wait, and how many are being worked on. */
  private static final class Line {
    private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
    private int atWork;

    void letIn(int atOnce) {
      while (atWork < atOnce && !waiting.isEmpty()) {
        atWork++;
        waiting.remove().countDown();
      }
    }
  }

  /**
   * Nobody is at work.
   *
   * @param searchesAtOnce while nobody holds or pays
   */
  Precedence(int holdsAtOnce, int searchesAtOnce) {
    this.holdsAtOnce = holdsAtOnce;
    this.searchesAtOnce = searchesAtOnce;
  }

  /** Does the work, which may have to wait for others first. */
  void give(Urgency urgency, Runnable work) {
    switch (urgency) {
      case PAYMENT -> beforeSearches(work);
      case HOLD -> beforeSearches(() -> inTurn(holds, work));
      case OTHER -> work.run();
      case SEARCH -> inTurn(searches, work);
    }
  }

  private void beforeSearches(Runnable work) {
    urgent(1);
    try {
      work.run();
    } finally {
      urgent(-1);
    }
  }

  private void inTurn(Line line, Runnable work) {
    awaitTurn(line);
    try {
      work.run();
    } finally {
      end(line);
    }
  }

  private void awaitTurn(Line line) {
    boolean interrupted = false;
    CountDownLatch turn = ask(line);
    while (turn.getCount() > 0) {
      try {
        turn.await();
      } catch (InterruptedException e) {
        // Those before come to an end, and with them the wait.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized CountDownLatch ask(Line line) {
    CountDownLatch turn = new CountDownLatch(1);
    line.waiting.add(turn);
    letIn();
    return turn;
  }

  private synchronized void end(Line line) {
    line.atWork--;
    letIn();
  }

  private synchronized void urgent(int more) {
    urgent += more;
    letIn();
  }

  private void letIn() {
    holds.letIn(holdsAtOnce);
    searches.letIn(urgent > 0 ? 1 : searchesAtOnce);
  }
}
