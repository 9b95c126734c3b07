package io.travelapp.adapters.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * Lets searches go on only as far as they keep nobody waiting who holds seats or pays: all share
 * the same processors, and a search takes much of one. While somebody holds or pays, searches
 * follow each other one by one; else several are worked on at once. Who waits here takes no
 * processor.
 */
final class Precedence {

  private final int searchesAtOnce;
  private final Deque<CountDownLatch> line = new ArrayDeque<>();
  private int searching;
  private int urgent;

  /**
   * Nobody is at work.
   *
   * @param searchesAtOnce while nobody holds or pays
   */
  Precedence(int searchesAtOnce) {
    this.searchesAtOnce = searchesAtOnce;
  }

  /** Does the work, which may have to wait for others first. */
  void give(Urgency urgency, Runnable work) {
    switch (urgency) {
      case PAYMENT, HOLD -> {
        urgent(1);
        try {
          work.run();
        } finally {
          urgent(-1);
        }
      }
      case OTHER -> work.run();
      case SEARCH -> {
        awaitTurn();
        try {
          work.run();
        } finally {
          searchEnds();
        }
      }
    }
  }

  private void awaitTurn() {
    boolean interrupted = false;
    CountDownLatch turn = ask();
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

  private synchronized CountDownLatch ask() {
    CountDownLatch turn = new CountDownLatch(1);
    line.add(turn);
    letIn();
    return turn;
  }

  private synchronized void searchEnds() {
    searching--;
    letIn();
  }

  private synchronized void urgent(int more) {
    urgent += more;
    letIn();
  }

  private void letIn() {
    int most = urgent > 0 ? 1 : searchesAtOnce;
    while (searching < most && !line.isEmpty()) {
      searching++;
      line.remove().countDown();
    }
  }
}
