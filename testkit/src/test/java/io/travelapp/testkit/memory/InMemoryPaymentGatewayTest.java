package io.travelapp.testkit.memory;

import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.testkit.contract.PaymentGatewayContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.security.SecureRandom;

class InMemoryPaymentGatewayTest implements PaymentGatewayContract {

  private static final InMemoryCardVault VAULT = new InMemoryCardVault(new SecureRandom());
  private static final PaymentGateway GATEWAY = new InMemoryPaymentGateway(VAULT);

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
    return switch (VAULT.store(Fixtures.card(number))) {
      case CardVault.Answer.Stored(var token, var card) -> token;
      case CardVault.Answer.Unavailable() -> throw new AssertionError("It is always there");
    };
  }
}
