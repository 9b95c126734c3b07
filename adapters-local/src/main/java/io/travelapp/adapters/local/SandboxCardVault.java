package io.travelapp.adapters.local;

import static io.travelapp.adapters.local.GatewayJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardVault;
import java.util.Optional;

/** Cards kept by the sandbox gateway. A token is good for many payments. */
final class SandboxCardVault implements CardVault {

  private final SandboxConnection gateway;

  SandboxCardVault(SandboxConnection gateway) {
    this.gateway = gateway;
  }

  @Override
  public Answer store(Card card) {
    JsonNode request =
        object()
            .put("number", card.number())
            .put("expiryMonth", card.expiry().getMonthValue())
            .put("expiryYear", card.expiry().getYear())
            .put("securityCode", card.securityCode())
            .put("holder", card.holder());
    return gateway
        .post("/cards", Optional.of(request), AnswerJson::stored)
        .orElseGet(Answer.Unavailable::new);
  }
}
