package io.travelapp.domain.customer;

/**
 * Identifies a customer: the subject that the identity gave, 1 to 128 printable characters without
 * blanks.
 */
public record CustomerId(String subject) {

  public CustomerId {
    if (!isSubject(subject)) {
      throw new IllegalArgumentException("Not the subject of an identity");
    }
  }

  public static boolean isSubject(String text) {
    return text.matches("[\\x21-\\x7e]{1,128}");
  }

  @Override
  public String toString() {
    return subject;
  }
}
