package io.travelapp.domain.booking;

import io.travelapp.domain.customer.CustomerId;

/**
 * Names one request of one customer, so that it is done once however often it arrives.
 *
 * @param operation what is asked for, such as {@code hold}; the same key may be used again for
 *     another operation
 * @param key what the client chose, 1 to {@value #LENGTH_MAX} printable characters
 */
public record RequestKey(CustomerId principal, String operation, String key) {

  public static final int LENGTH_MAX = 255;

  public RequestKey {
    if (!isKey(key)) {
      throw new IllegalArgumentException("Not an idempotency key");
    }
  }

  public static boolean isKey(String text) {
    return text.matches("[\\x20-\\x7e]{1," + LENGTH_MAX + "}") && !text.isBlank();
  }
}
