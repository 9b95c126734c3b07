package io.travelapp.adapters.gtfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The bytes of one file, counted against the budget, and compared at the end with the checksum that
 * the zip file has of them: a flipped bit must not become another departure time.
 */
final class MeteredStream extends FilterInputStream {

  private final FeedBudget budget;
  private final OptionalLong checksum;
  private final ReadSoFar readSoFar;
  private final CRC32 actual = new CRC32();

  /**
   * @param checksum the CRC-32 that the content is to have; empty where nobody noted one
   */
  MeteredStream(InputStream in, FeedBudget budget, OptionalLong checksum, ReadSoFar readSoFar) {
    super(in);
    this.budget = budget;
    this.checksum = checksum;
    this.readSoFar = readSoFar;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      compareChecksums();
    } else {
      budget.countBytes(count);
      actual.update(bytes, offset, count);
      readSoFar.add(count);
    }
    return count;
  }

  private void compareChecksums() throws ZipException {
    if (checksum.isPresent() && checksum.getAsLong() != actual.getValue()) {
      throw new ZipException("its content does not match its checksum");
    }
  }
}
