package io.travelapp.adapters.postgres;

import io.travelapp.domain.booking.Bookings.HoldAnswer;
import java.util.Set;

/** What stands in the way of a hold, at one moment. */
sealed interface Look {

  /** The request was carried out before. */
  record Done() implements Look {}

  /** No hold, or one that was just made. */
  record Decided(HoldAnswer answer) implements Look {}

  /** Holds and payments whose time is over, and nothing else. */
  record Expired(Set<Long> bookings) implements Look {}

  record Free() implements Look {}
}
