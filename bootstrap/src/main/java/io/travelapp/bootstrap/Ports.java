package io.travelapp.bootstrap;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Departures;
import io.travelapp.domain.booking.Offers;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentNotices;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the use cases reach the world through.
 *
 * @param clock decides what has left or expired
 * @param identityChore to be done every few minutes: new keys, old sign-ups
 * @param keySet what access tokens are signed with; empty where the identity service shows it
 * @param checks each thing that it takes, by name, and whether it is there now
 */
record Ports(
    InstantSource clock,
    Timetables timetables,
    Places places,
    Offers offers,
    Departures departures,
    Bookings bookings,
    AnsweredRequests answeredRequests,
    Customers customers,
    Identities identities,
    Attempts attempts,
    Runnable identityChore,
    Optional<Supplier<String>> keySet,
    PaymentGateway gateway,
    PaymentNotices notices,
    CardVault vault,
    Supplier<Map<String, Boolean>> checks) {

  /** The same with another way to the payment gateway. */
  Ports with(PaymentGateway other) {
    return new Ports(
        clock,
        timetables,
        places,
        offers,
        departures,
        bookings,
        answeredRequests,
        customers,
        identities,
        attempts,
        identityChore,
        keySet,
        other,
        notices,
        vault,
        checks);
  }

  /** The same with accounts that are kept elsewhere. */
  Ports with(Identities others, Runnable theirChore) {
    return new Ports(
        clock,
        timetables,
        places,
        offers,
        departures,
        bookings,
        answeredRequests,
        customers,
        others,
        attempts,
        theirChore,
        Optional.empty(),
        gateway,
        notices,
        vault,
        checks);
  }

  /** The same with others in the place of those that sell. */
  Ports withSelling(
      Bookings otherBookings, AnsweredRequests otherRequests, PaymentGateway otherGateway) {
    return new Ports(
        clock,
        timetables,
        places,
        offers,
        departures,
        otherBookings,
        otherRequests,
        customers,
        identities,
        attempts,
        identityChore,
        keySet,
        otherGateway,
        notices,
        vault,
        checks);
  }
}
