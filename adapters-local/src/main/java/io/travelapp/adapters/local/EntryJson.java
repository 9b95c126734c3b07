package io.travelapp.adapters.local;

import static io.travelapp.adapters.local.GatewayJson.constant;
import static io.travelapp.adapters.local.GatewayJson.money;
import static io.travelapp.adapters.local.GatewayJson.object;
import static io.travelapp.adapters.local.GatewayJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.time.DateTimeException;
import java.time.Instant;

/** An entry of the ledger as a line of its journal. */
final class EntryJson {

  private EntryJson() {}

  static String line(Instant at, Entry entry) {
    ObjectNode line = object().put("at", at.toString());
    switch (entry) {
      case Entry.CardStored stored ->
          line.put("entry", "card_stored")
              .put("token", stored.token().value())
              .put("behaviour", GatewayJson.of(stored.behaviour()))
              .set("card", GatewayJson.of(stored.card()));
      case Entry.Authorised authorised ->
          line.put("entry", "authorised")
              .put("intent", authorised.intent().value())
              .put("token", authorised.token().value())
              .set("amount", GatewayJson.of(authorised.amount()));
      case Entry.ActionRequired required ->
          line.put("entry", "action_required")
              .put("intent", required.intent().value())
              .put("token", required.token().value())
              .set("amount", GatewayJson.of(required.amount()));
      case Entry.HolderAnswered answered ->
          line.put("entry", answered.confirmed() ? "holder_confirmed" : "holder_refused")
              .put("intent", answered.intent().value());
      case Entry.Delayed delayed ->
          line.put("entry", "delayed")
              .put("intent", delayed.intent().value())
              .put("token", delayed.token().value())
              .put("until", delayed.until().toString())
              .set("amount", GatewayJson.of(delayed.amount()));
      case Entry.Declined declined ->
          line.put("entry", "declined")
              .put("intent", declined.intent().value())
              .put("token", declined.token().value())
              .put("reason", declined.reason())
              .set("amount", GatewayJson.of(declined.amount()));
      case Entry.Captured captured ->
          line.put("entry", "captured")
              .put("intent", captured.intent().value())
              .set("amount", GatewayJson.of(captured.amount()));
      case Entry.Voided voided ->
          line.put("entry", "voided").put("intent", voided.intent().value());
      case Entry.Refunded refunded ->
          line.put("entry", "refunded")
              .put("intent", refunded.intent().value())
              .put("refund", refunded.refund().value())
              .set("amount", GatewayJson.of(refunded.amount()));
    }
    return GatewayJson.write(line);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Entry entry(String line) {
    JsonNode node = GatewayJson.parse(line);
    return switch (text(node, "entry")) {
      case "card_stored" ->
          new Entry.CardStored(
              token(node),
              GatewayJson.card(node.path("card")),
              constant(CardBehaviour.class, text(node, "behaviour")));
      case "authorised" ->
          new Entry.Authorised(intent(node), money(node.path("amount")), token(node));
      case "action_required" ->
          new Entry.ActionRequired(intent(node), money(node.path("amount")), token(node));
      case "holder_confirmed" -> new Entry.HolderAnswered(intent(node), true);
      case "holder_refused" -> new Entry.HolderAnswered(intent(node), false);
      case "delayed" ->
          new Entry.Delayed(
              intent(node), money(node.path("amount")), token(node), instant(node, "until"));
      case "declined" ->
          new Entry.Declined(
              intent(node), money(node.path("amount")), token(node), text(node, "reason"));
      case "captured" -> new Entry.Captured(intent(node), money(node.path("amount")));
      case "voided" -> new Entry.Voided(intent(node));
      case "refunded" ->
          new Entry.Refunded(
              intent(node), new RefundKey(text(node, "refund")), money(node.path("amount")));
      default -> throw new IllegalArgumentException("An entry of no known kind");
    };
  }

  private static IntentKey intent(JsonNode node) {
    return new IntentKey(text(node, "intent"));
  }

  private static Instant instant(JsonNode node, String field) {
    try {
      return Instant.parse(text(node, field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(field + " is an instant");
    }
  }

  private static CardToken token(JsonNode node) {
    return new CardToken(text(node, "token"));
  }
}
