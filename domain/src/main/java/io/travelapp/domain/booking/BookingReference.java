package io.travelapp.domain.booking;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The short public name of a booking: eight characters out of digits and consonants, so that it
 * spells no word, without those that are taken for another: 0, 1, and the letters L, B, S, Z and G,
 * which look like 1, 8, 5, 2 and 6; Y, too, which is a vowel in many tongues. A name, not a secret.
 */
public record BookingReference(String value) {

  private static final String ALPHABET = "23456789CDFHJKMNPQRTVWX";
  private static final int LENGTH = 8;

  public BookingReference {
    if (!value.matches("[" + ALPHABET + "]{" + LENGTH + "}")) {
      throw new IllegalArgumentException("Not a booking reference: " + value);
    }
  }

  /** A new one; {@code random} has to be a secure source. */
  public static BookingReference random(RandomGenerator random) {
    StringBuilder text = new StringBuilder(LENGTH);
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
    return new BookingReference(text.toString());
  }

  /** Reads a reference as people type it: case, blanks and hyphens do not matter. */
  public static Optional<BookingReference> parse(String text) {
    String plain = text.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    return plain.matches("[" + ALPHABET + "]{" + LENGTH + "}")
        ? Optional.of(new BookingReference(plain))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
