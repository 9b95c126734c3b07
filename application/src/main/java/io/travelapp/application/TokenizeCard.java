package io.travelapp.application;

import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Checks a card and hands it to the gateway, which gives a token for it. Nothing of it is kept
 * here.
 */
public final class TokenizeCard {

  /** Where a month ends last: a card is not refused while it is good anywhere. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private final CardVault vault;
  private final InstantSource clock;

  public TokenizeCard(CardVault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** The card as it was typed; {@link #toString} tells nothing. */
  public record Command(String number, int expiryMonth, int expiryYear, String cvc, String holder) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Stored(CardToken token, CardSummary card) implements Outcome {}

    record Unfit(List<Card.Fault> faults) implements Outcome {}

    /** The gateway does not answer; nothing happened. */
    record GatewayUnavailable() implements Outcome {}
  }

  public Outcome handle(Command command) {
    YearMonth now = YearMonth.from(clock.instant().atOffset(LAST_ZONE));
    return switch (Card.check(
        command.number(),
        command.expiryMonth(),
        command.expiryYear(),
        command.cvc(),
        command.holder(),
        now)) {
      case Card.Check.Unfit(List<Card.Fault> faults) -> new Outcome.Unfit(faults);
      case Card.Check.Fit(Card card) ->
          switch (vault.store(card)) {
            case CardVault.Answer.Stored(CardToken token, CardSummary summary) ->
                new Outcome.Stored(token, summary);
            case CardVault.Answer.Unavailable() -> new Outcome.GatewayUnavailable();
          };
    };
  }
}
