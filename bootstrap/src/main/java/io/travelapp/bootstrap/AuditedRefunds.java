package io.travelapp.bootstrap;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;

/**
 * A payment gateway of which every refund is recorded, whoever asked for it and however it ended.
 */
final class AuditedRefunds implements PaymentGateway {

  private final PaymentGateway gateway;
  private final AuditTrail audit;

  AuditedRefunds(PaymentGateway gateway, AuditTrail audit) {
    this.gateway = gateway;
    this.audit = audit;
  }

  @Override
  public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
    Refund answer = gateway.refund(intent, refund, amount);
    audit.record(
        AuditRecord.ofNobody(Deed.REFUNDED)
            .with("payment", intent.value())
            .with("refund", refund.value())
            .with("amount", amount.toString())
            .with("answer", nameOf(answer)));
    return answer;
  }

  private static String nameOf(Refund answer) {
    return switch (answer) {
      case Refund.Refunded() -> "refunded";
      case Refund.Refused ignored -> "refused";
      case Refund.Unknown() -> "unknown";
    };
  }

  @Override
  public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
    return gateway.authorise(intent, amount, card);
  }

  @Override
  public Capture capture(IntentKey intent) {
    return gateway.capture(intent);
  }

  @Override
  public Voiding voidAuthorisation(IntentKey intent) {
    return gateway.voidAuthorisation(intent);
  }

  @Override
  public Finding find(IntentKey intent) {
    return gateway.find(intent);
  }
}
