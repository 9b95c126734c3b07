package io.travelapp.adapters.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Identifies something immutable by what it consists of: equal content has equal ids, in every
 * database.
 */
final class Content {

  private final byte[] digest;

  private Content(byte[] digest) {
    this.digest = digest;
  }

  /** Writes what a thing consists of. */
  interface Part {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** The content that {@code part} writes. */
  static Content of(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.writeTo(new DataOutputStream(bytes));
      return new Content(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** SHA-256 of the content. */
  byte[] digest() {
    return digest.clone();
  }

  /**
   * The first 60 bits of the digest. Two contents that share them by chance are refused by the key
   * of the table.
   */
  long id() {
    return ByteBuffer.wrap(digest).getLong() & ((1L << 60) - 1);
  }
}
