package io.travelapp.adapters.rest;

import io.travelapp.application.ExchangeTickets;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardToken;
import java.util.Optional;

/**
 * Which quote of an exchange is taken up, as it is read.
 *
 * @param payment needed where there is a difference to pay
 */
record ExchangeRequestJson(HoldId quoteId, Optional<BookingRequestJson.PaymentJson> payment) {

  ExchangeTickets.Command toCommand(
      CustomerId customer, RequestKey key, BookingReference reference) {
    return new ExchangeTickets.Command(
        customer,
        key,
        reference,
        quoteId,
        payment.map(given -> new CardToken(given.cardToken().text())));
  }
}
