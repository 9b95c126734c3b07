package io.travelapp.domain.network;

import java.util.OptionalLong;

/**
 * How ids are written outside: a prefix that tells the kind, and a number in base 36, as in {@code
 * stp_1f9x}.
 */
public final class OpaqueId {

  private OpaqueId() {}

  public static String text(String prefix, long number) {
    return prefix + "_" + Long.toString(number, 36);
  }

  /**
   * The number in {@code text}; empty if the text is not what {@link #text} writes for this prefix.
   */
  public static OptionalLong parse(String prefix, String text) {
    if (!text.startsWith(prefix + "_")) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text, prefix.length() + 1, text.length(), 36);
      return number >= 0 && text(prefix, number).equals(text)
          ? OptionalLong.of(number)
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
