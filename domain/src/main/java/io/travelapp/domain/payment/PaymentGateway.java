package io.travelapp.domain.payment;

import io.travelapp.domain.money.Money;
import java.util.Map;

/**
 * Moves the money. Every call names its intent by a key of ours and may be repeated: a repetition
 * changes nothing and answers what the first one did.
 *
 * <p>Each method returns within the adapter's time limit. {@code Unknown} means that the gateway
 * may or may not have done it: the caller finds out by {@link #find} and never guesses. No method
 * throws for what the network or the gateway does. Safe for use by many threads.
 *
 * <h2>Another gateway</h2>
 *
 * <p>A module of its own ({@code adapters-acme}) with one public class, its door, that sees the
 * domain alone:
 *
 * <ol>
 *   <li>{@code AcmePaymentGateway implements PaymentGateway}. The intent's key is sent as Acme's
 *       idempotency key and kept in a field by which Acme finds, such as its metadata: {@link
 *       #find} looks there, and never in our own database. A time-out, a broken connection, a 5xx
 *       or an answer that cannot be read is {@code Unknown}. An authorisation is made without
 *       capture ("manual capture").
 *   <li>{@code AcmePaymentNotices implements} {@link PaymentNotices}, if Acme sends notices: its
 *       signature over the raw body, and the intent's key out of the metadata.
 *   <li>{@link CardVault} only if Acme takes card numbers through us; else the customer's browser
 *       gives the card to Acme, and its token is what a booking is paid with.
 *   <li>A test that implements {@code PaymentGatewayContract} of the test kit against Acme's own
 *       sandbox, and one for {@code PaymentNoticesContract}.
 *   <li>In bootstrap, a line where the sandbox is chosen now.
 * </ol>
 *
 * <p>Where Acme cannot do without a thing of the contract, such as voiding an intent that it never
 * saw, the adapter keeps its own note of it: what {@link #voidAuthorisation} has answered must stay
 * true.
 */
public interface PaymentGateway {

  /** Reserves the amount on the card. */
  Authorisation authorise(IntentKey intent, Money amount, CardToken card);

  /** How an authorisation ended. */
  sealed interface Authorisation {
    record Authorised(CardSummary card) implements Authorisation {}

    /**
     * The card is not charged.
     *
     * @param reason the gateway's code for it, such as {@code insufficient_funds} or {@code
     *     card_unknown}
     */
    record Declined(String reason) implements Authorisation {}

    /** The holder has to confirm at the issuer's page; {@link #find} tells when that is done. */
    record ActionRequired(RedirectUrl redirectUrl) implements Authorisation {}

    record Unknown() implements Authorisation {}
  }

  /** Takes the reserved amount. Once only, whatever is repeated. */
  Capture capture(IntentKey intent);

  /** How a capture ended. */
  sealed interface Capture {
    record Captured() implements Capture {}

    /**
     * The gateway will not capture it: voided, expired, declined or never authorised. No money
     * moved.
     */
    record Refused(String reason) implements Capture {}

    record Unknown() implements Capture {}
  }

  /**
   * Gives the reservation back. Voiding what was declined, voided or never known is done already.
   */
  Voiding voidAuthorisation(IntentKey intent);

  /** How a voiding ended. */
  sealed interface Voiding {
    record Voided() implements Voiding {}

    /** Too late: it has been captured, and only a refund helps. */
    record AlreadyCaptured() implements Voiding {}

    record Unknown() implements Voiding {}
  }

  /** Pays back a part of what was captured. The refunds of an intent never exceed it. */
  Refund refund(IntentKey intent, RefundKey refund, Money amount);

  /** How a refund ended. */
  sealed interface Refund {
    record Refunded() implements Refund {}

    record Refused(String reason) implements Refund {}

    record Unknown() implements Refund {}
  }

  /** What the gateway has in its own books under this key. */
  Finding find(IntentKey intent);

  /** What a look-up found. */
  sealed interface Finding {
    /**
     * The gateway knows it.
     *
     * @param amount what was asked to be authorised
     * @param refunds what was paid back, by key
     */
    record Found(State state, Money amount, CardSummary card, Map<RefundKey, Money> refunds)
        implements Finding {

      public Found {
        refunds = Map.copyOf(refunds);
      }
    }

    /** The gateway never heard of it. */
    record Absent() implements Finding {}

    record Unknown() implements Finding {}
  }

  /** How an intent stands at the gateway. */
  enum State {
    ACTION_REQUIRED,
    AUTHORISED,
    DECLINED,
    CAPTURED,
    VOIDED
  }
}
