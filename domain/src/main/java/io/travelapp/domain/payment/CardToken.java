package io.travelapp.domain.payment;

/** Stands for a card at the gateway: 1 to 255 printable characters without blanks. */
public record CardToken(String value) {

  public CardToken {
    if (!isToken(value)) {
      throw new IllegalArgumentException("Not a card token");
    }
  }

  public static boolean isToken(String text) {
    return text.matches("[\\x21-\\x7e]{1,255}");
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "***";
  }
}
