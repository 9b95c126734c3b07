package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.AuditRecord;
import io.travelapp.domain.customer.AuditRecord.Deed;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.testkit.contract.PaymentGatewayContract;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.memory.InMemoryAuditTrail;
import io.travelapp.testkit.memory.InMemoryCardVault;
import io.travelapp.testkit.memory.InMemoryPaymentGateway;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class AuditedRefundsTest implements PaymentGatewayContract {

  private static final InMemoryCardVault VAULT = new InMemoryCardVault(new SecureRandom());
  private static final InMemoryAuditTrail TRAIL = new InMemoryAuditTrail();
  private static final PaymentGateway GATEWAY =
      new AuditedRefunds(new InMemoryPaymentGateway(VAULT), TRAIL);

  @Override
  public PaymentGateway gateway() {
    return GATEWAY;
  }

  @Override
  public CardToken approvedCard() {
    return token(Fixtures.APPROVED_NUMBER);
  }

  @Override
  public CardToken declinedCard() {
    return token(Fixtures.DECLINED_NUMBER);
  }

  private static CardToken token(String number) {
    return ((CardVault.Answer.Stored) VAULT.store(Fixtures.card(number))).token();
  }

  @Test
  void each_refund_is_recorded_with_its_sum_and_how_it_ended() {
    IntentKey intent = Fixtures.anIntent();
    RefundKey refund = Fixtures.aRefundKey();
    gateway().authorise(intent, Fixtures.yen(4000), approvedCard());
    gateway().capture(intent);

    gateway().refund(intent, refund, Fixtures.yen(1500));

    AuditRecord record = TRAIL.records().getLast();
    assertThat(record.deed()).isEqualTo(Deed.REFUNDED);
    assertThat(record.facts())
        .containsEntry("payment", intent.value())
        .containsEntry("refund", refund.value())
        .containsEntry("answer", "refunded");
    assertThat(record.facts().get("amount")).contains("1500");
  }
}
