package io.travelapp.adapters.rest;

import io.travelapp.application.QuoteExchange;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Exchange;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What other legs cost in exchange for tickets, as it is written: the price is {@code credit} and
 * {@code toPay}, and what the tickets cost is {@code credit}, {@code refund} and {@code fee}.
 *
 * @param id of the hold that keeps the seats
 * @param tickets that are given up
 * @param promotionNotApplied the promotion that made them cheaper: what is wanted instead is sold
 *     at today's price without one
 */
record ExchangeQuoteJson(
    HoldId id,
    Instant expiresAt,
    long expiresInSeconds,
    List<SoldLegJson> legs,
    PriceJson price,
    Money credit,
    Money toPay,
    Money refund,
    Money fee,
    List<GivenUpJson> tickets,
    Optional<String> promotionNotApplied) {

  /** A ticket that is given up, and what its terms give back of what remains. */
  record GivenUpJson(String id, Money price, int refundPercent) {

    private static GivenUpJson of(CancellationQuote.Line line) {
      return new GivenUpJson(line.ticket(), line.price(), line.percent());
    }
  }

  static ExchangeQuoteJson of(QuoteExchange.Outcome.Quoted quoted) {
    Hold hold = quoted.hold();
    Exchange exchange = hold.exchange().orElseThrow();
    return new ExchangeQuoteJson(
        hold.id(),
        hold.expiresAt(),
        Math.max(0, quoted.remaining().toSeconds()),
        SoldLegJson.allOf(hold.legs(), hold.passengers()),
        PriceJson.of(hold.price()),
        exchange.credit(),
        exchange.toPay(),
        exchange.refund(),
        exchange.fee(),
        exchange.givenUp().lines().stream().map(GivenUpJson::of).toList(),
        quoted.promotionNotApplied());
  }
}
