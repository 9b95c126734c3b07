package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.TokenizeCard;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardBrand;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Cards, on their way to a gateway that takes them through us. */
@Path("/api/v1/card-tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class CardTokensResource {

  private final TokenizeCard tokenizeCard;

  CardTokensResource(UseCases useCases) {
    this.tokenizeCard = useCases.tokenizeCard();
  }

  /** A card as it is read; it tells nothing of itself. */
  record CardJson(String number, int expiryMonth, int expiryYear, String cvc, String holder) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What stands for the card from now on. */
  record CardTokenJson(
      String token, CardBrand brand, String last4, int expiryMonth, int expiryYear) {}

  /** Gets a token for a card. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "tokenizeCard",
      summary = "Gets a token for a card",
      statuses = 201,
      answers = CardTokenJson.class,
      problems = {ProblemCode.CARD_UNFIT, ProblemCode.GATEWAY_UNAVAILABLE})
  @Access(Access.Who.CUSTOMER)
  public Response tokenize(CardJson card) {
    TokenizeCard.Outcome outcome =
        tokenizeCard.handle(
            new TokenizeCard.Command(
                card.number(), card.expiryMonth(), card.expiryYear(), card.cvc(), card.holder()));
    return switch (outcome) {
      case TokenizeCard.Outcome.Stored(CardToken token, CardSummary summary) ->
          Response.status(Response.Status.CREATED)
              .entity(
                  new CardTokenJson(
                      token.value(),
                      summary.brand(),
                      summary.last4(),
                      summary.expiry().getMonthValue(),
                      summary.expiry().getYear()))
              .build();
      case TokenizeCard.Outcome.Unfit(List<Card.Fault> faults) -> unfit(faults);
      case TokenizeCard.Outcome.GatewayUnavailable() ->
          Problem.of(
                  ProblemCode.GATEWAY_UNAVAILABLE,
                  "The payment gateway does not answer; nothing was charged.")
              .toResponse();
    };
  }

  private static Response unfit(List<Card.Fault> faults) {
    Fault[] places =
        faults.stream()
            .map(fault -> Fault.at("/" + fault.field(), TextForm.nameOf(fault), fault.rule() + "."))
            .toArray(Fault[]::new);
    return Problem.of(ProblemCode.CARD_UNFIT, "This card cannot be used; errors tell why.")
        .at(places)
        .toResponse();
  }
}
