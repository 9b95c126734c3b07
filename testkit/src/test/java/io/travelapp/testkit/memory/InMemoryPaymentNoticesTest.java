package io.travelapp.testkit.memory;

import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentNotices;
import io.travelapp.testkit.contract.PaymentNoticesContract;

class InMemoryPaymentNoticesTest implements PaymentNoticesContract {

  private final InMemoryPaymentNotices notices = new InMemoryPaymentNotices("secret");

  @Override
  public PaymentNotices notices() {
    return notices;
  }

  @Override
  public Sent genuine(IntentKey intent) {
    return new Sent(notices.signed(intent.value()), intent.value());
  }

  @Override
  public Sent signedWithAnotherSecret(IntentKey intent) {
    return new Sent(new InMemoryPaymentNotices("other").signed(intent.value()), intent.value());
  }
}
