package io.travelapp.domain.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The customers' details. Each method is atomic; safe for use by many threads. */
public interface Customers {

  /** Stores a customer's details, or replaces those that are stored under the same id. */
  void save(Customer customer);

  Optional<Customer> find(CustomerId id);

  /**
   * Notes that a customer is there now: has completed a sign-up, or signed in. Before that, details
   * are those of somebody who only said so. Does nothing without details.
   */
  void welcome(CustomerId id);

  /**
   * Deletes a customer's details. What was sold stays for the books, and names nobody any more: not
   * the passengers, nor how to reach who paid. Answers that are kept to be repeated go too.
   */
  EraseAnswer erase(CustomerId id);

  /** How an erasure ended. */
  sealed interface EraseAnswer {
    /** Nothing personal is left; the same if there was nothing. */
    record Erased() implements EraseAnswer {}

    /** Somebody travels yet, or a payment is on its way; nothing was erased. */
    record JourneyAhead() implements EraseAnswer {}
  }

  /**
   * Whose details have been kept for long enough, those first that are stored for longest.
   *
   * @param signUpsBefore of those who never were {@link #welcome}, who left them before this
   * @param lastThereBefore of the others, who were last welcome before this, and whose last journey
   *     ended before it
   */
  List<CustomerId> forgettable(Instant signUpsBefore, Instant lastThereBefore, int limit);
}
