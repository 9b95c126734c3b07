package io.travelapp.domain.payment;

import java.util.Map;

/**
 * Tells the gateway's own notices from forged ones. A gateway sends a notice when something became
 * of an intent: perhaps before it answers the call that caused it, perhaps twice, perhaps never. It
 * is a hint to look the intent up by {@link PaymentGateway#find}, and nothing in it is believed but
 * which intent that is. Safe for use by many threads.
 */
public interface PaymentNotices {

  /**
   * Reads a notice that anybody may have sent.
   *
   * @param headers what was sent with it, by names in lower case
   * @param body as it was sent, byte for byte: what is signed
   */
  Reading read(Map<String, String> headers, byte[] body);

  /** What it is. */
  sealed interface Reading {
    /** The gateway sent it, not long ago. */
    record Genuine(IntentKey intent) implements Reading {}

    /**
     * Anybody may have sent it.
     *
     * @param reason for who looks after the server; it quotes nothing of the notice
     */
    record Forged(String reason) implements Reading {}
  }
}
