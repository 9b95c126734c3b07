package io.travelapp.domain.customer;

import java.util.Optional;

/**
 * A customer's details, ours to keep; user name and password are the identity's alone.
 *
 * @param phone in the form that the customer gave
 */
public record Customer(
    CustomerId id,
    EmailAddress email,
    String givenName,
    String familyName,
    Optional<String> phone) {

  /** The longest name, in characters. */
  public static final int NAME_LENGTH_MAX = 100;

  public Customer {
    if (!isName(givenName) || !isName(familyName)) {
      throw new IllegalArgumentException(
          "A name has 1 to " + NAME_LENGTH_MAX + " characters and is one line");
    }
    if (phone.isPresent() && !isPhone(phone.get())) {
      throw new IllegalArgumentException("Not a telephone number");
    }
  }

  /**
   * Whether the text can be a given or a family name: not blank, no control characters, no other
   * line breaks, not too long.
   */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= NAME_LENGTH_MAX
        && !text.matches("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}].*");
  }

  /**
   * Whether the text can be a telephone number: 3 to 20 digits, with an optional plus, blanks,
   * dots, hyphens and parentheses.
   */
  public static boolean isPhone(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return text.matches("\\+?[0-9 ().-]{3,32}") && digits >= 3 && digits <= 20;
  }

  @Override
  public String toString() {
    return "Customer " + id;
  }
}
