package io.travelapp.adapters.accounts;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;

/** What nobody can guess. */
final class Secrets {

  private final SecureRandom random;

  Secrets(SecureRandom random) {
    this.random = random;
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A random UUID: version 4, variant 2 (RFC 9562). */
  UUID id() {
    ByteBuffer bits = ByteBuffer.wrap(bytes(16));
    long high = (bits.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (bits.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /** A code of six digits, each equally likely. */
  String code() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
  }
}
