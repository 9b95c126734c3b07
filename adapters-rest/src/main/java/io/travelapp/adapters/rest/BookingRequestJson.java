package io.travelapp.adapters.rest;

import io.travelapp.application.BookHold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.seating.SeatLabel;
import java.util.List;
import java.util.Optional;

/** What is needed to pay for a hold, as it is read. */
record BookingRequestJson(
    HoldId holdId,
    ContactJson contact,
    List<PassengerNameJson> passengers,
    PaymentJson payment,
    Optional<Boolean> acceptOtherSeats,
    Optional<LanguageTag> language) {

  /** How to reach who pays. */
  record ContactJson(EmailAddress email, Optional<PhoneNumber> phone) {}

  /** A passenger, found by id, else by seats, else by order. */
  record PassengerNameJson(
      Optional<PassengerId> id,
      PersonName givenName,
      PersonName familyName,
      Optional<List<SeatLabel>> seats) {

    BookHold.NamedPassenger toPassenger() {
      return new BookHold.NamedPassenger(
          id.map(PassengerId::position),
          seats.orElse(List.of()),
          new PassengerName(givenName.text(), familyName.text()));
    }
  }

  /** What is paid with. */
  record PaymentJson(CardTokenText cardToken) {}

  BookHold.Command toCommand(CustomerId customer, RequestKey key) {
    return new BookHold.Command(
        customer,
        key,
        holdId,
        new Purchaser(
            contact.email(),
            contact.phone().map(PhoneNumber::text),
            language.map(LanguageTag::text)),
        passengers.stream().map(PassengerNameJson::toPassenger).toList(),
        new CardToken(payment.cardToken().text()),
        acceptOtherSeats.orElse(false));
  }
}
