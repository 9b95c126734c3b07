package io.travelapp.adapters.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes requests off the bytes of a connection, one whole request after the other, and leaves no
 * two ways to read one (RFC 9112, strictly): what comes out has exactly one framing, so nothing
 * behind it can see another request in the same bytes.
 *
 * <p>A request comes out only when its last byte is here. So nobody waits for a slow client: its
 * bytes lie here, counted and bounded, and cost no thread.
 */
final class RequestFrame {

  /** The longest request line and headers, in bytes. */
  static final int HEAD_MAX = 8 * 1024;

  private static final int CHUNK_LINE_MAX = 256;

  /** What the bytes so far have come to. */
  sealed interface Progress {
    /** All bytes are taken, and more are needed. */
    record Wanting() implements Progress {}

    /** The same, and the client sends the rest only after it is told to go on. */
    record AwaitingContinue() implements Progress {}

    /** A request; bytes of the next may be left in the buffer. */
    record Whole(RequestHead head, ByteBuffer body) implements Progress {

      /** Its bytes in their one form. */
      ByteBuffer request() {
        byte[] start = head.passedOn(body.remaining());
        return ByteBuffer.allocate(start.length + body.remaining())
            .put(start)
            .put(body.duplicate())
            .flip();
      }
    }

    /**
     * The connection is of no use any more.
     *
     * @param path what was asked for, if that could be read
     */
    record Refused(Problem problem, String path) implements Progress {}
  }

  /** Where reading stands. */
  enum Phase {
    BETWEEN_REQUESTS,
    HEAD,
    BODY
  }

  private enum Step {
    HEAD_LINE,
    FIXED_BODY,
    CHUNK_LINE,
    CHUNK,
    CHUNK_END,
    TRAILER_LINE
  }

  private final int bodyMax;
  private Step step = Step.HEAD_LINE;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();
  private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private List<String> lines = new ArrayList<>();
  private Optional<RequestHead> head = Optional.empty();
  private boolean carriageReturn;
  private boolean continueTold;
  private int lineBytes;
  private int wanted;

  RequestFrame(int bodyMax) {
    this.bodyMax = bodyMax;
  }

  Phase phase() {
    if (step != Step.HEAD_LINE) {
      return Phase.BODY;
    }
    return lineBytes == 0 ? Phase.BETWEEN_REQUESTS : Phase.HEAD;
  }

  /** How many bytes lie here, waiting for the rest. */
  int held() {
    return lineBytes + body.size();
  }

  /** Takes bytes up to the end of a request or of the buffer. */
  Progress read(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        if (take(bytes)) {
          return whole();
        }
      }
      return isContinueAwaited() ? new Progress.AwaitingContinue() : new Progress.Wanting();
    } catch (Refusal refusal) {
      return new Progress.Refused(refusal.problem(), head.map(RequestHead::path).orElse(""));
    }
  }

  private boolean isContinueAwaited() {
    boolean awaited =
        !continueTold
            && phase() == Phase.BODY
            && body.size() == 0
            && head.filter(RequestHead::expectsContinue).isPresent();
    continueTold |= awaited;
    return awaited;
  }

  /** Takes some bytes; whether the request is whole with them. */
  private boolean take(ByteBuffer bytes) {
    return switch (step) {
      case HEAD_LINE -> takeLine(bytes, HEAD_MAX, ProblemCode.HEADERS_TOO_LARGE) && endHeadLine();
      case FIXED_BODY -> takeBody(bytes);
      case CHUNK_LINE ->
          takeLine(bytes, CHUNK_LINE_MAX, ProblemCode.MALFORMED_REQUEST) && endChunkLine();
      case CHUNK -> {
        if (takeBody(bytes)) {
          step = Step.CHUNK_END;
        }
        yield false;
      }
      case CHUNK_END ->
          takeLine(bytes, CHUNK_LINE_MAX, ProblemCode.MALFORMED_REQUEST) && endChunk();
      case TRAILER_LINE ->
          takeLine(bytes, HEAD_MAX, ProblemCode.HEADERS_TOO_LARGE) && endTrailerLine();
    };
  }

  /** Takes up to the end of a line; whether it has ended. */
  private boolean takeLine(ByteBuffer bytes, int max, ProblemCode tooLong) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (++lineBytes > max) {
        throw new Refusal(Problem.of(tooLong, "At most " + max + " bytes are read here."));
      }
      if (carriageReturn != (next == '\n')) {
        throw malformed(
            "A line ends with a carriage return and a line feed, never with one of them.");
      }
      if (next == '\n') {
        carriageReturn = false;
        lines.add(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
        return true;
      }
      carriageReturn = next == '\r';
      if (!carriageReturn) {
        line.write(next);
      }
    }
    return false;
  }

  private boolean endHeadLine() {
    if (!lines.getLast().isEmpty()) {
      return false;
    }
    lines.removeLast();
    if (lines.isEmpty()) {
      // RFC 9112, 2.2: an empty line before a request is ignored.
      return false;
    }
    RequestHead read = RequestHead.parse(lines);
    head = Optional.of(read);
    forgetLines();
    // Refuses what cannot be done before anything is waited for.
    read.expectsContinue();
    checkSize(read.contentLength().orElse(0));
    wanted = (int) read.contentLength().orElse(0);
    step = read.chunked() ? Step.CHUNK_LINE : Step.FIXED_BODY;
    return !read.hasBody();
  }

  /** Takes what is wanted of the body; whether that is all here. */
  private boolean takeBody(ByteBuffer bytes) {
    byte[] part = new byte[Math.min(wanted, bytes.remaining())];
    bytes.get(part);
    body.writeBytes(part);
    wanted -= part.length;
    return wanted == 0;
  }

  private boolean endChunkLine() {
    // What follows a semicolon is an extension, which RFC 9112, 7.1.1 says to ignore.
    String size = lines.getLast().split("[ \\t]*;", 2)[0];
    forgetLines();
    if (!size.matches("[0-9A-Fa-f]{1,12}")) {
      throw malformed("The size of a chunk is malformed.");
    }
    long length = Long.parseLong(size, 16);
    checkSize(body.size() + length);
    wanted = (int) length;
    step = length == 0 ? Step.TRAILER_LINE : Step.CHUNK;
    return false;
  }

  private boolean endChunk() {
    if (!lines.getLast().isEmpty()) {
      throw malformed("A chunk is longer than its size says.");
    }
    forgetLines();
    step = Step.CHUNK_LINE;
    return false;
  }

  private boolean endTrailerLine() {
    return lines.getLast().isEmpty();
  }

  private void checkSize(long bytes) {
    if (bytes > bodyMax) {
      throw new Refusal(
          Problem.of(ProblemCode.BODY_TOO_LARGE, "A body has at most " + bodyMax + " bytes."));
    }
  }

  private void forgetLines() {
    lines = new ArrayList<>();
    lineBytes = 0;
  }

  private Progress.Whole whole() {
    Progress.Whole whole =
        new Progress.Whole(head.orElseThrow(), ByteBuffer.wrap(body.toByteArray()));
    step = Step.HEAD_LINE;
    line = new ByteArrayOutputStream();
    body = new ByteArrayOutputStream(0);
    head = Optional.empty();
    continueTold = false;
    forgetLines();
    return whole;
  }

  private static Refusal malformed(String detail) {
    return new Refusal(Problem.of(ProblemCode.MALFORMED_REQUEST, detail));
  }
}
