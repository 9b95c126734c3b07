package io.travelapp.domain.payment;

/**
 * Names one intent to be paid, at ours and at the gateway's: stored before the gateway is called
 * and sent along with each call, so that an unknown outcome can be looked up. 8 to 64 letters,
 * digits, underscores and hyphens.
 */
public record IntentKey(String value) {

  public IntentKey {
    if (!value.matches("[A-Za-z0-9_-]{8,64}")) {
      throw new IllegalArgumentException("Not an intent key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
