package io.travelapp.adapters.accounts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash for what cannot be guessed anyway; passwords need {@link Argon2id}. */
final class Sha256 {

  private Sha256() {}

  static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
