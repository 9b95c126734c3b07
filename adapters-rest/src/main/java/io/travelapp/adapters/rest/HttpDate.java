package io.travelapp.adapters.rest;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as it stands in a header (RFC 9110, 5.6.7). */
final class HttpDate {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private HttpDate() {}

  static String now() {
    return FORM.format(ZonedDateTime.now(ZoneOffset.UTC));
  }
}
