package io.travelapp.adapters.local;

import static io.travelapp.adapters.local.GatewayJson.constant;
import static io.travelapp.adapters.local.GatewayJson.money;
import static io.travelapp.adapters.local.GatewayJson.object;
import static io.travelapp.adapters.local.GatewayJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.Refund;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.PaymentGateway.Voiding;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import java.util.HashMap;
import java.util.Map;

/**
 * What the sandbox gateway answers, as JSON and back. {@code outcome} tells which answer it is. One
 * that cannot be read throws {@link IllegalArgumentException}.
 */
final class AnswerJson {

  private AnswerJson() {}

  static ObjectNode of(CardVault.Answer answer) {
    return switch (answer) {
      case CardVault.Answer.Stored stored ->
          outcome("stored")
              .put("token", stored.token().value())
              .set("card", GatewayJson.of(stored.card()));
      case CardVault.Answer.Unavailable() -> outcome("unavailable");
    };
  }

  static CardVault.Answer stored(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "stored" ->
          new CardVault.Answer.Stored(
              new CardToken(text(answer, "token")), GatewayJson.card(answer.path("card")));
      case "unavailable" -> new CardVault.Answer.Unavailable();
      default -> throw unreadable();
    };
  }

  static ObjectNode of(Authorisation answer) {
    return switch (answer) {
      case Authorisation.Authorised authorised ->
          outcome("authorised").set("card", GatewayJson.of(authorised.card()));
      case Authorisation.Declined declined -> outcome("declined").put("reason", declined.reason());
      case Authorisation.ActionRequired required ->
          outcome("action_required").put("redirectUrl", required.redirectUrl().value());
      case Authorisation.Unknown() -> outcome("unknown");
    };
  }

  static Authorisation authorisation(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "authorised" -> new Authorisation.Authorised(GatewayJson.card(answer.path("card")));
      case "declined" -> new Authorisation.Declined(text(answer, "reason"));
      case "action_required" ->
          new Authorisation.ActionRequired(new RedirectUrl(text(answer, "redirectUrl")));
      case "unknown" -> new Authorisation.Unknown();
      default -> throw unreadable();
    };
  }

  static ObjectNode of(Capture answer) {
    return switch (answer) {
      case Capture.Captured() -> outcome("captured");
      case Capture.Refused refused -> outcome("refused").put("reason", refused.reason());
      case Capture.Unknown() -> outcome("unknown");
    };
  }

  static Capture capture(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "captured" -> new Capture.Captured();
      case "refused" -> new Capture.Refused(text(answer, "reason"));
      case "unknown" -> new Capture.Unknown();
      default -> throw unreadable();
    };
  }

  static ObjectNode of(Voiding answer) {
    return switch (answer) {
      case Voiding.Voided() -> outcome("voided");
      case Voiding.AlreadyCaptured() -> outcome("already_captured");
      case Voiding.Unknown() -> outcome("unknown");
    };
  }

  static Voiding voiding(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "voided" -> new Voiding.Voided();
      case "already_captured" -> new Voiding.AlreadyCaptured();
      case "unknown" -> new Voiding.Unknown();
      default -> throw unreadable();
    };
  }

  static ObjectNode of(Refund answer) {
    return switch (answer) {
      case Refund.Refunded() -> outcome("refunded");
      case Refund.Refused refused -> outcome("refused").put("reason", refused.reason());
      case Refund.Unknown() -> outcome("unknown");
    };
  }

  static Refund refund(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "refunded" -> new Refund.Refunded();
      case "refused" -> new Refund.Refused(text(answer, "reason"));
      case "unknown" -> new Refund.Unknown();
      default -> throw unreadable();
    };
  }

  static ObjectNode of(Finding answer) {
    return switch (answer) {
      case Finding.Found found -> found(found);
      case Finding.Absent() -> outcome("absent");
      case Finding.Unknown() -> outcome("unknown");
    };
  }

  private static ObjectNode found(Finding.Found found) {
    ObjectNode json = outcome("found").put("state", GatewayJson.of(found.state()));
    json.set("amount", GatewayJson.of(found.amount()));
    json.set("card", GatewayJson.of(found.card()));
    ObjectNode refunds = json.putObject("refunds");
    found.refunds().forEach((key, amount) -> refunds.set(key.value(), GatewayJson.of(amount)));
    return json;
  }

  static Finding finding(JsonNode answer) {
    return switch (text(answer, "outcome")) {
      case "found" ->
          new Finding.Found(
              constant(State.class, text(answer, "state")),
              money(answer.path("amount")),
              GatewayJson.card(answer.path("card")),
              refunds(answer.path("refunds")));
      case "absent" -> new Finding.Absent();
      case "unknown" -> new Finding.Unknown();
      default -> throw unreadable();
    };
  }

  private static Map<RefundKey, Money> refunds(JsonNode json) {
    if (!json.isObject()) {
      throw unreadable();
    }
    Map<RefundKey, Money> refunds = new HashMap<>();
    json.properties()
        .forEach(entry -> refunds.put(new RefundKey(entry.getKey()), money(entry.getValue())));
    return refunds;
  }

  private static ObjectNode outcome(String outcome) {
    return object().put("outcome", outcome);
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("Not an answer of the sandbox gateway");
  }
}
