package io.travelapp.adapters.local;

import static io.travelapp.adapters.local.GatewayJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import java.util.Optional;

/** Payments by the sandbox gateway. */
final class SandboxPaymentGateway implements PaymentGateway {

  private final SandboxConnection gateway;

  SandboxPaymentGateway(SandboxConnection gateway) {
    this.gateway = gateway;
  }

  @Override
  public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
    JsonNode request = object().put("token", card.value()).set("amount", GatewayJson.of(amount));
    return gateway
        .post(path(intent) + "/authorisation", Optional.of(request), AnswerJson::authorisation)
        .orElseGet(Authorisation.Unknown::new);
  }

  @Override
  public Capture capture(IntentKey intent) {
    return gateway
        .post(path(intent) + "/capture", Optional.empty(), AnswerJson::capture)
        .orElseGet(Capture.Unknown::new);
  }

  @Override
  public Voiding voidAuthorisation(IntentKey intent) {
    return gateway
        .post(path(intent) + "/void", Optional.empty(), AnswerJson::voiding)
        .orElseGet(Voiding.Unknown::new);
  }

  @Override
  public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
    JsonNode request = object().set("amount", GatewayJson.of(amount));
    return gateway
        .post(path(intent) + "/refunds/" + refund, Optional.of(request), AnswerJson::refund)
        .orElseGet(Refund.Unknown::new);
  }

  @Override
  public Finding find(IntentKey intent) {
    return gateway.get(path(intent), AnswerJson::finding).orElseGet(Finding.Unknown::new);
  }

  private static String path(IntentKey intent) {
    return "/intents/" + intent;
  }
}
