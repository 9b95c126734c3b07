package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import java.util.List;

/**
 * What is needed to pay for a hold.
 *
 * @param intent the new intent's key
 * @param names one for each passenger of the hold, in their order
 * @param acceptOtherSeats whether equivalent seats may be given should these be lost before the
 *     payment is known
 */
public record PaymentRequest(
    CustomerId customer,
    HoldId hold,
    IntentKey intent,
    CardToken card,
    Purchaser purchaser,
    List<PassengerName> names,
    boolean acceptOtherSeats) {

  public PaymentRequest {
    names = List.copyOf(names);
  }
}
