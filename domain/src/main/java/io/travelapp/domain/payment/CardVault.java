package io.travelapp.domain.payment;

/**
 * Keeps cards at the gateway and gives tokens for them. It exists only where the gateway takes
 * cards through us; elsewhere the customer's browser gives the card to the gateway itself. Safe for
 * use by many threads.
 */
public interface CardVault {

  /** How it ended. */
  sealed interface Answer {
    record Stored(CardToken token, CardSummary card) implements Answer {}

    /**
     * The gateway could not be asked, or did not answer in time. Nothing was charged; try again.
     */
    record Unavailable() implements Answer {}
  }

  /**
   * Hands a card to the gateway. The token is good for one or many payments, as the gateway has it.
   */
  Answer store(Card card);
}
