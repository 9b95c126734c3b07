package io.travelapp.domain.network;

import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How ids are written outside: a prefix that tells the kind, and a number from 0 on in base 36, as
 * in {@code stp_1f9x}.
 */
public final class OpaqueId {

  private OpaqueId() {}

  public static String text(String prefix, long number) {
    return prefix + "_" + Long.toString(number, 36);
  }

  /**
   * The id that {@code text} stands for; empty if the text is not what {@link #text} writes for
   * this prefix.
   *
   * @param id makes the id of its number
   */
  public static <T> Optional<T> parse(String prefix, String text, LongFunction<T> id) {
    if (!text.startsWith(prefix + "_")) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text, prefix.length() + 1, text.length(), 36);
      return number >= 0 && text(prefix, number).equals(text)
          ? Optional.of(id.apply(number))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** For the constructors of ids: nobody could read the text of a negative number again. */
  public static void requireNumber(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("An id is a number from 0 on, not " + number);
    }
  }
}
