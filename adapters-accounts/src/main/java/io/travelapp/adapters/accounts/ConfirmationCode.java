package io.travelapp.adapters.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The hash of a code, salted with the sign-up that it is for. A million codes are soon tried, so it
 * protects the code from a glance only, such as at a table or a dump of it; what protects the
 * account is that a code dies after minutes and a few tries.
 */
final class ConfirmationCode {

  private ConfirmationCode() {}

  static byte[] hash(String subject, String code) {
    return Sha256.of((subject + ":" + code).getBytes(StandardCharsets.UTF_8));
  }

  static boolean matches(byte[] hash, String subject, String code) {
    return MessageDigest.isEqual(hash, hash(subject, code));
  }
}
