package io.travelapp.adapters.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) at the cost that OWASP recommends: 19 MiB, two passes, one lane. A hash says
 * at what cost it was made, so that the cost can be raised later: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * <p>Passwords are compared in Unicode's form NFC: the same letters typed on two keyboards are the
 * same password.
 */
final class Argon2id {

  static final int SALT_BYTES = 16;

  private static final Cost COST = new Cost(19 * 1024, 2, 1);
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  private Argon2id() {}

  private record Cost(int memoryKib, int passes, int lanes) {}

  static String hash(String password, byte[] salt) {
    return text(salt, derive(password, salt, COST));
  }

  /** One that takes as long to compare with as any, and that no password has. */
  static String ofNobody(Secrets secrets) {
    return text(secrets.bytes(SALT_BYTES), secrets.bytes(HASH_BYTES));
  }

  private static String text(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            COST.memoryKib(),
            COST.passes(),
            COST.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /**
   * Whether the hash was made of this password.
   *
   * @throws IllegalArgumentException if it is not a hash of this kind
   */
  static boolean matches(String password, String hash) {
    Matcher parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a hash of Argon2id");
    }
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    return MessageDigest.isEqual(expected, derive(password, salt, cost));
  }

  private static byte[] derive(String password, byte[] salt, Cost cost) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(composed(password).getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  /** The password in the form that is hashed. */
  static String composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
