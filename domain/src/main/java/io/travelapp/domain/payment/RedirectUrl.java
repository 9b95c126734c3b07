package io.travelapp.domain.payment;

/**
 * Where the holder of a card confirms a payment, at the issuer's page: an address of the web, 1 to
 * {@value #LENGTH_MAX} printable characters. It is carried to the customer's browser and never
 * fetched by us.
 */
public record RedirectUrl(String value) {

  public static final int LENGTH_MAX = 2048;

  public RedirectUrl {
    // Nothing but the web: a browser would run what begins with javascript: or data:.
    if (value.length() > LENGTH_MAX || !value.matches("https?://[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException("Not an address of the web to confirm a payment at");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
