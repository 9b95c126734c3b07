package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a notice: {@code t=SECONDS,v1=HEX}, an HMAC-SHA256 by the shared secret of the
 * seconds since 1970, a full stop, and the body. A notice is good for a while, so that one that was
 * caught on its way is of no use later.
 */
final class NoticeSignature {

  /** In lower case; HTTP does not mind. */
  static final String HEADER = "payment-signature";

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  NoticeSignature(String secret) {
    this.secret = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
  }

  String of(byte[] body, Instant at) {
    long seconds = at.getEpochSecond();
    return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(mac(seconds, body)));
  }

  boolean isOf(String signature, byte[] body, Instant now) {
    Matcher form = FORM.matcher(signature);
    if (!form.matches()) {
      return false;
    }
    long seconds = Long.parseLong(form.group(1));
    return Math.abs(now.getEpochSecond() - seconds) <= GOOD_FOR.toSeconds()
        && MessageDigest.isEqual(mac(seconds, body), HexFormat.of().parseHex(form.group(2)));
  }

  private byte[] mac(long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((seconds + ".").getBytes(US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
