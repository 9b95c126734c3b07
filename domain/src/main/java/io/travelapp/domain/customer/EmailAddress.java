package io.travelapp.domain.customer;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail address, compared without regard to case.
 *
 * @param value as the customer wrote it, trimmed
 */
public record EmailAddress(String value) {

  /** The longest address (RFC 5321, 4.5.3.1.3, as corrected by erratum 1690). */
  public static final int LENGTH_MAX = 254;

  public EmailAddress {
    if (parseable(value).isEmpty()) {
      throw new IllegalArgumentException("Not a mail address");
    }
  }

  /**
   * Reads an address of the form {@code local@domain}, where the domain has a dot. More is not
   * asked: whether an address works is shown by the code that is mailed to it.
   */
  public static Optional<EmailAddress> parse(String text) {
    return parseable(text.strip()).map(EmailAddress::new);
  }

  private static Optional<String> parseable(String text) {
    boolean fits =
        text.length() <= LENGTH_MAX
            && text.matches(
                "[^@\\p{Z}\\p{Cc}<>(),;:\\\\\"\\[\\]]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    return fits ? Optional.of(text) : Optional.empty();
  }

  /** The form in which two addresses are compared. */
  public String canonical() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** What may be shown to somebody who only claims to own it: {@code a***@e***.com}. */
  public String masked() {
    int at = value.lastIndexOf('@');
    int dot = value.lastIndexOf('.');
    return firstCharacter(0) + "***@" + firstCharacter(at + 1) + "***" + value.substring(dot);
  }

  private String firstCharacter(int index) {
    return Character.toString(value.codePointAt(index));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  @Override
  public String toString() {
    return masked();
  }
}
