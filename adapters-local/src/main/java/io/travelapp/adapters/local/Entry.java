package io.travelapp.adapters.local;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.time.Instant;

/** What is written into the ledger, once and for good. */
sealed interface Entry {

  record CardStored(CardToken token, CardSummary card, CardBehaviour behaviour) implements Entry {}

  record Authorised(IntentKey intent, Money amount, CardToken token) implements Entry {}

  /** The holder has to confirm it. */
  record ActionRequired(IntentKey intent, Money amount, CardToken token) implements Entry {}

  /** The holder has confirmed it, which authorises it, or has refused. */
  record HolderAnswered(IntentKey intent, boolean confirmed) implements Entry {}

  /** It is being decided: at that moment the money is taken, and before it nothing is known. */
  record Delayed(IntentKey intent, Money amount, CardToken token, Instant until) implements Entry {}

  record Declined(IntentKey intent, Money amount, CardToken token, String reason)
      implements Entry {}

  record Captured(IntentKey intent, Money amount) implements Entry {}

  /** The reservation was given back; of an intent never seen, that it is not to be authorised. */
  record Voided(IntentKey intent) implements Entry {}

  record Refunded(IntentKey intent, RefundKey refund, Money amount) implements Entry {}
}
