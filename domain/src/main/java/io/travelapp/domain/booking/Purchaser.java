package io.travelapp.domain.booking;

import io.travelapp.domain.customer.EmailAddress;
import java.util.Optional;

/**
 * Who pays and gets refunds: how to reach them about this booking.
 *
 * @param language BCP 47 tag of the language in which they want to be written to
 */
public record Purchaser(EmailAddress email, Optional<String> phone, Optional<String> language) {

  /** Who was erased: the address is of a domain that never exists (RFC 2606). */
  public static final Purchaser ERASED =
      new Purchaser(new EmailAddress("erased@erased.invalid"), Optional.empty(), Optional.empty());
}
