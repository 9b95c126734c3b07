package io.travelapp.domain.payment;

/**
 * Names one refund of an intent, so that it is made once however often it is asked for. Form as of
 * {@link IntentKey}.
 */
public record RefundKey(String value) {

  public RefundKey {
    if (!value.matches("[A-Za-z0-9_-]{8,64}")) {
      throw new IllegalArgumentException("Not a refund key: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
