package io.travelapp.adapters.rest;

/**
 * Room for so many requests at a time. The last quarter of it is for those who hold or pay, and the
 * last eighth for those who pay: whatever others ask for, they get in. Searches have a part of
 * their own at most.
 */
final class Room {

  private final int all;
  private final int searchesMax;
  private int taken;
  private int searches;

  /**
   * All of it is free.
   *
   * @param searchesMax how many of them may be searches
   */
  Room(int all, int searchesMax) {
    this.all = all;
    this.searchesMax = searchesMax;
  }

  /** Whether there is room at this moment. */
  synchronized boolean has(Urgency urgency) {
    return taken < mostFor(urgency) && (urgency != Urgency.SEARCH || searches < searchesMax);
  }

  /** Whether there was room; who got in has to leave. */
  synchronized boolean enter(Urgency urgency) {
    boolean enters = has(urgency);
    if (enters) {
      taken++;
      searches += urgency == Urgency.SEARCH ? 1 : 0;
    }
    return enters;
  }

  synchronized void leave(Urgency urgency) {
    taken--;
    searches -= urgency == Urgency.SEARCH ? 1 : 0;
  }

  private int mostFor(Urgency urgency) {
    return switch (urgency) {
      case PAYMENT -> all;
      case HOLD -> all - all / 8;
      case OTHER, SEARCH -> all - all / 4;
    };
  }
}
