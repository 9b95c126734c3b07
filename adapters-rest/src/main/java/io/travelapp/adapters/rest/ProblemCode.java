package io.travelapp.adapters.rest;

import java.util.Locale;

/**
 * All that can go wrong, by the stable code that clients rely on: the name of the constant in lower
 * case. Constants may be added, not renamed.
 */
enum ProblemCode {
  // The request itself.
  MALFORMED_REQUEST(400, "The request is malformed"),
  MALFORMED_JSON(400, "The body is not the JSON that is read here"),
  INVALID_REQUEST(400, "Parts of the request are missing or unfit"),
  MISSING(400, "Something is missing"),
  UNKNOWN_FIELD(400, "A field is not known"),
  WRONG_TYPE(400, "A value has the wrong type"),
  UNFIT(400, "A value does not fit"),
  HEADERS_TOO_LARGE(400, "The head of the request is too large"),
  NOT_SIGNED_IN(401, "Sign in first"),
  FORBIDDEN(403, "This is not allowed"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
  NOT_ACCEPTABLE(406, "None of the accepted formats is offered"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's format is not read here"),
  EXPECTATION_FAILED(417, "Nothing but 100-continue can be expected"),
  INTERNAL_ERROR(500, "Something went wrong inside"),
  BUSY(503, "Too much is asked at once", 1),
  UNSUPPORTED_HTTP_VERSION(505, "HTTP 1.1 and 1.0 are spoken here"),

  // Requests that are done once.
  IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key is missing"),
  IDEMPOTENCY_KEY_UNFIT(400, "The Idempotency-Key does not fit"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  REQUEST_IN_PROGRESS(409, "The same request is being worked on", 1),

  // Catalogue and search.
  PLACE_NOT_FOUND(404, "There is no such place"),
  DESTINATION_NOT_FOUND(404, "There is no such destination"),
  DEPARTURE_NOT_FOUND(404, "There is no such departure"),
  UNKNOWN_PLACE(400, "A place is not known"),
  LEG_NOT_FOR_SALE(422, "This leg is not for sale"),

  // Selling.
  SEAT_TAKEN(409, "A seat is taken"),
  NOT_ENOUGH_SEATS(409, "Not enough seats are free"),
  PRICE_CHANGED(409, "The price has changed"),
  SALES_CLOSED(422, "Sales are closed"),
  SALES_NOT_OPEN(422, "Sales are not open yet"),
  DEPARTURE_UNKNOWN(422, "There is no such departure"),
  DEPARTURE_CANCELLED(422, "The departure is cancelled"),
  SEAT_UNKNOWN(422, "There is no such seat"),
  SEAT_NAMED_TWICE(422, "A seat is named twice"),
  LEG_COUNT_WRONG(422, "The number of legs is not that of the itinerary"),
  SEAT_COUNT_WRONG(422, "The number of seats does not fit the party"),
  PARTY_EMPTY(422, "Nobody travels"),
  PARTY_TOO_LARGE(422, "The party is too large"),
  MINORS_ALONE(422, "Minors do not travel so without an adult"),
  PARTY_CONTRADICTORY(422, "Passengers and seatCount contradict each other"),
  INFANTS_WITHOUT_ADULT(422, "An infant has no adult"),
  PASSENGER_TYPE_UNKNOWN(422, "There is no such passenger type"),
  AGE_OUTSIDE_TYPE(422, "Age and passenger type contradict each other"),
  FARE_PRODUCT_UNKNOWN(422, "There is no such fare product"),
  PROMOTION_UNKNOWN(422, "There is no such promotion"),
  PROMOTION_REFUSED(422, "The promotion does not apply"),
  WHEELCHAIR_SPACE_UNAVAILABLE(422, "There is no wheelchair space"),
  WHEELCHAIR_SPACE_RESERVED(422, "A wheelchair space is kept for who needs it"),
  WHEELCHAIR_SPACE_NEEDED(422, "A wheelchair user needs a wheelchair space"),
  NEED_WITHOUT_SEAT(422, "A passenger without a seat needs none of any kind"),
  SEAT_DISPLACED(422, "A seat makes room for a wheelchair space"),
  COMPANION_SEAT_UNAVAILABLE(422, "No seat is free for a companion"),
  COMPANION_WITHOUT_WHEELCHAIR(422, "A companion accompanies nobody"),
  COMPANION_APART(422, "A companion does not sit beside the wheelchair user"),
  NEIGHBOURS_NOT_CHOSEN(422, "Nobody chooses beside whom to sit"),
  SEAT_BESIDE_STRANGER(422, "A seat is beside somebody with whom it cannot be shared"),
  LEGS_MISSING(422, "There is no leg"),
  TOO_MANY_LEGS(422, "There are too many legs"),
  LEGS_OUT_OF_ORDER(422, "The legs cannot be travelled in this order"),
  MIXED_CURRENCIES(422, "The legs are sold in several currencies"),
  TOO_MANY_HOLDS(422, "There are too many holds already"),
  HOLD_NOT_FOUND(404, "There is no such hold"),
  HOLD_EXPIRED(410, "The hold has expired"),
  HOLD_RELEASED(410, "The hold was released"),
  NO_EXTENSION_LEFT(422, "The hold cannot be extended again"),
  CARD_UNFIT(422, "The card cannot be used"),
  GATEWAY_UNAVAILABLE(503, "The payment gateway does not answer", 5),
  PAYMENT_DECLINED(402, "The payment was declined"),
  PAYMENT_IN_PROGRESS(409, "It is being paid for"),
  ALREADY_BOOKED(409, "It is booked already"),
  NOTICE_FORGED(403, "The notice is not the gateway's"),
  PASSENGER_COUNT_WRONG(422, "The number of passengers is not that of the hold"),
  PASSENGER_UNKNOWN(422, "A passenger is not of the hold"),
  BOOKING_NOT_FOUND(404, "There is no such booking"),
  TICKET_UNKNOWN(422, "There is no such ticket"),
  COMPANION_MISSING(422, "Somebody would travel without the companion whom they need"),
  PASSENGER_NOT_FOUND(404, "There is no such passenger"),
  NOTHING_TO_RENAME(422, "There is no ticket to bear another name"),
  SEAT_FEE_DUE(422, "That seat costs a fee"),
  NO_VALID_TICKET(422, "No ticket is valid"),
  NOTHING_TO_CANCEL(422, "There is nothing to cancel"),
  NOTHING_TO_EXCHANGE(422, "There is nothing to exchange"),
  NOT_EXCHANGEABLE(422, "These tickets cannot be exchanged"),
  LEGS_NOT_WHOLE(422, "Legs are exchanged whole"),
  PARTIES_DIFFER(422, "Not the same passengers travel on these legs"),
  PAYMENT_MISSING(422, "There is a difference to pay"),
  DEPARTED(422, "The coach has left"),
  QUOTE_NOT_FOUND(404, "There is no such quote"),
  QUOTE_EXPIRED(410, "The quote has expired"),
  QUOTE_STALE(409, "The booking has changed since the quote"),

  // Accounts.
  PASSWORD_REFUSED(422, "The password is too weak"),
  CODE_REJECTED(422, "The code is wrong or stale"),
  SIGN_IN_FAILED(401, "Signing in failed"),
  ACCOUNT_NOT_CONFIRMED(403, "The account is not confirmed yet"),
  REFRESH_REJECTED(401, "The session is over"),
  TOO_MANY_TRIES(429, "It was tried too often"),
  JOURNEY_AHEAD(409, "A journey is not over yet"),
  CUSTOMER_NOT_FOUND(404, "There are no details of this customer");

  private final int status;
  private final String title;
  private final int retryAfterSeconds;

  ProblemCode(int status, String title) {
    this(status, title, 0);
  }

  ProblemCode(int status, String title, int retryAfterSeconds) {
    this.status = status;
    this.title = title;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int status() {
    return status;
  }

  /** The same for every occurrence. */
  String title() {
    return title;
  }

  /** After how long it is worth to try again; 0 if that is not said. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** What a client reads, such as {@code seat_taken}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a client compares: stable, and not meant to be opened. */
  String type() {
    return "urn:travelapp:problem:" + text();
  }
}
