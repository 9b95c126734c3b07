package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Password;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of a password: PBKDF2, with a salt of its own. */
final class HashedPassword {

  /** Few: it lives no longer than the process, and tests make many. */
  private static final int ITERATIONS = 5_000;

  private static final int BITS = 256;

  private final byte[] salt;
  private final byte[] hash;

  private HashedPassword(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static HashedPassword of(Password password, RandomGenerator random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new HashedPassword(salt, hash(password, salt));
  }

  /** One that no password matches, as long as it takes to find that out. */
  static HashedPassword ofNobody(RandomGenerator random) {
    byte[] salt = new byte[16];
    byte[] hash = new byte[BITS / 8];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new HashedPassword(salt, hash);
  }

  boolean matches(Password password) {
    return MessageDigest.isEqual(hash, hash(password, salt));
  }

  private static byte[] hash(Password password, byte[] salt) {
    PBEKeySpec key = new PBEKeySpec(password.secret().toCharArray(), salt, ITERATIONS, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2 with SHA-256", e);
    } finally {
      key.clearPassword();
    }
  }
}
