package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.Tokens;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: the session's id and 256 random bits, in 64 characters. The database knows its
 * hash only.
 *
 * <p>That it names its session is how a token that was replaced long ago is still known for one of
 * that session, although its hash was forgotten.
 */
final class RefreshToken {

  private static final int SESSION_BYTES = 16;
  private static final int RANDOM_BYTES = 32;
  private static final int LENGTH = 64;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] bytes;

  private RefreshToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next token of the session. */
  static RefreshToken next(UUID session, Secrets secrets) {
    return new RefreshToken(
        ByteBuffer.allocate(SESSION_BYTES + RANDOM_BYTES)
            .putLong(session.getMostSignificantBits())
            .putLong(session.getLeastSignificantBits())
            .put(secrets.bytes(RANDOM_BYTES))
            .array());
  }

  static Optional<RefreshToken> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == SESSION_BYTES + RANDOM_BYTES
          ? Optional.of(new RefreshToken(bytes))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  UUID session() {
    ByteBuffer id = ByteBuffer.wrap(bytes);
    return new UUID(id.getLong(), id.getLong());
  }

  byte[] hash() {
    return Sha256.of(bytes);
  }

  String toText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The tokens that this one was replaced by, so that only who has this one can read them. */
  byte[] seal(Tokens answer, Secrets secrets) {
    byte[] nonce = secrets.bytes(NONCE_BYTES);
    byte[] plain =
        (answer.refreshToken() + " " + answer.lifetime() + " " + answer.accessToken())
            .getBytes(StandardCharsets.UTF_8);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tokens could not be sealed", e);
    }
  }

  /**
   * What was sealed with this token.
   *
   * @throws IllegalStateException if it was sealed with another, or altered
   */
  Tokens unseal(byte[] sealed) {
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      String[] parts = new String(plain, StandardCharsets.UTF_8).split(" ", 3);
      return new Tokens(parts[2], parts[0], Duration.parse(parts[1]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Sealed tokens could not be read", e);
    }
  }

  /** The key is made of the token in another way than its hash: who knows the hash has no key. */
  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
    byte[] key = mac.doFinal("answer".getBytes(StandardCharsets.US_ASCII));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  @Override
  public String toString() {
    return "***";
  }
}
