package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.money.Money;
import java.time.Instant;
import java.util.List;

/** What would be paid back now, as it is written. */
record QuoteJson(String id, Money refund, Money fee, Instant expiresAt, List<LineJson> tickets) {

  /** One ticket: what it cost and what comes back. */
  record LineJson(String id, Money price, int refundPercent, Money refund) {}

  static QuoteJson of(CancellationQuote quote) {
    return new QuoteJson(
        quote.id(),
        quote.refund(),
        quote.fee(),
        quote.expiresAt(),
        quote.lines().stream()
            .map(line -> new LineJson(line.ticket(), line.price(), line.percent(), line.refund()))
            .toList());
  }
}
