package io.travelapp.adapters.rest;

import io.travelapp.application.QuoteExchange;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to exchange, as it is read.
 *
 * @param tickets their ids; all that can still be given up where they are missing
 * @param legs what is wanted instead
 */
record ExchangeQuoteRequestJson(
    Optional<List<String>> tickets, List<HoldRequestJson.LegJson> legs) {

  QuoteExchange.Command toCommand(CustomerId customer, RequestKey key, BookingReference reference) {
    return new QuoteExchange.Command(
        customer,
        key,
        reference,
        Set.copyOf(tickets.orElse(List.of())),
        legs.stream().map(HoldRequestJson.LegJson::toWish).toList());
  }
}
