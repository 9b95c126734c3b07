package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentNotices;
import java.time.InstantSource;
import java.util.Map;

/** Notices of the sandbox gateway: {@code {"intent": KEY}}, signed. */
final class SandboxPaymentNotices implements PaymentNotices {

  private final NoticeSignature signature;
  private final InstantSource clock;

  SandboxPaymentNotices(String secret, InstantSource clock) {
    this.signature = new NoticeSignature(secret);
    this.clock = clock;
  }

  @Override
  public Reading read(Map<String, String> headers, byte[] body) {
    String sent = headers.get(NoticeSignature.HEADER);
    if (sent == null) {
      return new Reading.Forged("it is not signed");
    }
    if (!signature.isOf(sent, body, clock.instant())) {
      return new Reading.Forged("its signature is wrong or too old");
    }
    try {
      return new Reading.Genuine(
          new IntentKey(GatewayJson.text(GatewayJson.parse(new String(body, UTF_8)), "intent")));
    } catch (IllegalArgumentException e) {
      return new Reading.Forged("it names no intent");
    }
  }

  /** A notice as the gateway sends it. */
  static byte[] body(IntentKey intent) {
    return GatewayJson.write(GatewayJson.object().put("intent", intent.value())).getBytes(UTF_8);
  }
}
