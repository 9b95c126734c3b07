package io.travelapp.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends what it likes, byte for byte. */
final class RawClient implements AutoCloseable {

  private final Socket socket;
  private boolean broken;

  RawClient(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(15_000);
    socket.setTcpNoDelay(true);
  }

  /** Lines with their ends between them. */
  static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends what may be refused before its end. */
  RawClient sendAsFarAsItIsRead(String text) {
    try {
      return send(text);
    } catch (IOException e) {
      // The answer tells why.
      broken = true;
      return this;
    }
  }

  /** One answer, head and body. */
  Answer answer() throws IOException {
    String head = head();
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .map(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    byte[] body = socket.getInputStream().readNBytes(length);
    return new Answer(head, new String(body, StandardCharsets.UTF_8));
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended after: " + head);
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether what was sent last could not be. */
  boolean isBroken() {
    return broken;
  }

  /** Whether something can be read. */
  boolean isAnswered() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** Whether the server has ended the connection, with nothing more to read. */
  boolean isEnded() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What came back. */
  record Answer(String head, String body) {

    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    JsonNode json() {
      return Api.parse(body);
    }
  }
}
