package io.travelapp.adapters.rest;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What one kind of request may take of the server at most: so many are worked on at once, and more
 * are refused at once, so that there is always room for the other kinds.
 */
final class Share {

  private final Semaphore room;
  private final Problem refusal;

  /**
   * All of it is free.
   *
   * @param most how many are worked on at once
   * @param refusal what the others are told
   */
  Share(int most, Problem refusal) {
    this.room = new Semaphore(most);
    this.refusal = refusal;
  }

  /**
   * Does the work if there is room.
   *
   * @throws Refusal if there is none
   */
  <T> T take(Supplier<T> work) {
    if (!room.tryAcquire()) {
      throw new Refusal(refusal);
    }
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
