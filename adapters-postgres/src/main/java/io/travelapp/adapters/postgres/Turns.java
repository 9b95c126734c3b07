package io.travelapp.adapters.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Who may have a connection next. Who finds all of them busy waits in line as long as the line
 * moves, so that a rush is served one after the other; when nobody has given one back for a while
 * something is stuck, and waiting would not help.
 */
final class Turns {

  private final Duration stuckAfter;
  private final Duration longest;
  private final Deque<CountDownLatch> line = new ArrayDeque<>();
  private int free;
  private long givenBackAt = System.nanoTime();

  /**
   * Nobody has a turn yet.
   *
   * @param turns how many may have one at a time
   * @param stuckAfter how long the line may stand still
   * @param longest how long anybody waits in a line that moves
   */
  Turns(int turns, Duration stuckAfter, Duration longest) {
    this.free = turns;
    this.stuckAfter = stuckAfter;
    this.longest = longest;
  }

  /** Waits for a turn; whether it came. One that came has to be given back. */
  boolean await() throws InterruptedException {
    long begun = System.nanoTime();
    CountDownLatch turn = ask();
    try {
      while (!turn.await(stuckAfter.toNanos(), TimeUnit.NANOSECONDS)) {
        if (isHopeless(begun) && leave(turn)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      if (!leave(turn)) {
        giveBack();
      }
      throw e;
    }
  }

  synchronized void giveBack() {
    givenBackAt = System.nanoTime();
    CountDownLatch next = line.poll();
    if (next == null) {
      free++;
    } else {
      next.countDown();
    }
  }

  private synchronized CountDownLatch ask() {
    if (free > 0) {
      free--;
      return new CountDownLatch(0);
    }
    CountDownLatch turn = new CountDownLatch(1);
    line.add(turn);
    return turn;
  }

  private synchronized boolean leave(CountDownLatch turn) {
    return line.remove(turn);
  }

  private synchronized boolean isHopeless(long begun) {
    long now = System.nanoTime();
    return now - givenBackAt > stuckAfter.toNanos() || now - begun > longest.toNanos();
  }
}
