package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;

/** Money that is to go back, stored with the cancellation and before the gateway hears of it. */
public record RefundOrder(RefundKey key, IntentKey intent, Money amount) {}
