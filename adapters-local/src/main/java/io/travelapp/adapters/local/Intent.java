package io.travelapp.adapters.local;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one intent stands. It changes only as money may move: captured once, from an authorisation;
 * voided only before; paid back never above the capture. What would break that throws {@link
 * IllegalStateException}, also when an altered journal is read.
 */
record Intent(
    Money amount,
    CardToken token,
    CardSummary card,
    State state,
    Optional<String> declined,
    Map<RefundKey, Money> refunds) {

  Intent {
    refunds = Map.copyOf(refunds);
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException("An amount to be paid is above nothing");
    }
  }

  static Intent authorised(Money amount, CardToken token, CardSummary card) {
    return new Intent(amount, token, card, State.AUTHORISED, Optional.empty(), Map.of());
  }

  static Intent actionRequired(Money amount, CardToken token, CardSummary card) {
    return new Intent(amount, token, card, State.ACTION_REQUIRED, Optional.empty(), Map.of());
  }

  static Intent declined(Money amount, CardToken token, CardSummary card, String reason) {
    return new Intent(amount, token, card, State.DECLINED, Optional.of(reason), Map.of());
  }

  boolean askedFor(Money sameAmount, CardToken sameToken) {
    return amount.equals(sameAmount) && token.equals(sameToken);
  }

  /**
   * What the authorisation was answered, whatever happened since.
   *
   * @param confirmation where the holder confirms it
   */
  Authorisation authorisation(RedirectUrl confirmation) {
    if (state == State.ACTION_REQUIRED) {
      return new Authorisation.ActionRequired(confirmation);
    }
    return declined
        .<Authorisation>map(Authorisation.Declined::new)
        .orElseGet(() -> new Authorisation.Authorised(card));
  }

  Finding finding() {
    return new Finding.Found(state, amount, card, refunds);
  }

  Intent captured(Money captured) {
    require(state == State.AUTHORISED && captured.equals(amount), "captured");
    return in(State.CAPTURED);
  }

  Intent answeredByHolder(boolean confirmed) {
    require(state == State.ACTION_REQUIRED, "answered by its holder");
    return confirmed
        ? in(State.AUTHORISED)
        : new Intent(amount, token, card, State.DECLINED, Optional.of("holder_refused"), refunds);
  }

  Intent voided() {
    require(state == State.AUTHORISED || state == State.ACTION_REQUIRED, "voided");
    return in(State.VOIDED);
  }

  Intent refunded(RefundKey key, Money refund) {
    require(refundRefusal(refund).isEmpty() && !refunds.containsKey(key), "refunded");
    Map<RefundKey, Money> more = new HashMap<>(refunds);
    more.put(key, refund);
    return new Intent(amount, token, card, state, declined, more);
  }

  /** Why so much cannot be paid back; empty if it can. */
  Optional<String> refundRefusal(Money refund) {
    if (state != State.CAPTURED) {
      return Optional.of("not_captured");
    }
    if (!refund.currency().equals(amount.currency())) {
      return Optional.of("currency_differs");
    }
    if (refund.isNegative() || refund.isZero()) {
      return Optional.of("amount_not_positive");
    }
    Money left = amount.minus(Money.sum(refunds.values(), amount.currency()));
    return refund.compareTo(left) > 0 ? Optional.of("refund_exceeds_capture") : Optional.empty();
  }

  private Intent in(State next) {
    return new Intent(amount, token, card, next, declined, refunds);
  }

  private void require(boolean allowed, String change) {
    if (!allowed) {
      throw new IllegalStateException("An intent that is " + state + " cannot be " + change);
    }
  }
}
