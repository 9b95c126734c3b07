package io.travelapp.adapters.rest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of bodies. */
final class Digests {

  private Digests() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
