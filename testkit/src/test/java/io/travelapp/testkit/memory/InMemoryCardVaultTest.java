package io.travelapp.testkit.memory;

import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.testkit.contract.CardVaultContract;
import java.security.SecureRandom;

class InMemoryCardVaultTest implements CardVaultContract {

  private static final InMemoryCardVault VAULT = new InMemoryCardVault(new SecureRandom());
  private static final PaymentGateway GATEWAY = new InMemoryPaymentGateway(VAULT);

  @Override
  public CardVault vault() {
    return VAULT;
  }

  @Override
  public PaymentGateway gateway() {
    return GATEWAY;
  }
}
