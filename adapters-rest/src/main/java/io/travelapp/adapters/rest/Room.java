package io.travelapp.adapters.rest;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Room for so many requests at a time. The last quarter of it is for those who hold or pay, and the
 * last eighth for those who pay: whatever others ask for, they get in.
 */
final class Room {

  private final int all;
  private final AtomicInteger taken = new AtomicInteger();

  Room(int all) {
    this.all = all;
  }

  /** Whether there is room; who got in has to leave. */
  boolean enter(Urgency urgency) {
    int most = mostFor(urgency);
    return taken.getAndUpdate(inside -> inside < most ? inside + 1 : inside) < most;
  }

  void leave() {
    taken.decrementAndGet();
  }

  private int mostFor(Urgency urgency) {
    return switch (urgency) {
      case PAYMENT -> all;
      case HOLD -> all - all / 8;
      case SEARCH -> all - all / 4;
    };
  }
}
