package io.travelapp.testkit.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentNotices;
import java.util.Map;

/**
 * {@link PaymentNotices} of a gateway in memory: the body is the intent's key, and the signature
 * the secret with the body behind it. Good for tests, and for nothing that can be reached.
 */
public final class InMemoryPaymentNotices implements PaymentNotices {

  private static final String SIGNATURE = "signature";

  private final String secret;

  public InMemoryPaymentNotices(String secret) {
    this.secret = secret;
  }

  /** The headers that make a body genuine. */
  public Map<String, String> signed(String body) {
    return Map.of(SIGNATURE, secret + body);
  }

  @Override
  public Reading read(Map<String, String> headers, byte[] body) {
    String text = new String(body, UTF_8);
    return (secret + text).equals(headers.get(SIGNATURE))
        ? new Reading.Genuine(new IntentKey(text))
        : new Reading.Forged("the signature is missing or wrong");
  }
}
