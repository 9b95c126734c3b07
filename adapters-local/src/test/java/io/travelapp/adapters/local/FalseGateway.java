package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens where a gateway should, and sends every caller the same bytes, if any. */
final class FalseGateway implements AutoCloseable {

  private final ServerSocket server;
  private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();

  private FalseGateway(ServerSocket server) {
    this.server = server;
  }

  /** Takes the request and says nothing. */
  static FalseGateway silent() {
    return saying("");
  }

  /** Sends {@code answer} and keeps the connection. */
  static FalseGateway saying(String answer) {
    try {
      FalseGateway gateway =
          new FalseGateway(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(() -> gateway.serve(answer.getBytes(UTF_8)));
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole answer of HTTP. */
  static FalseGateway answering(int status, String body) {
    return saying(
        "HTTP/1.1 %d Something\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(status, body.getBytes(UTF_8).length, body));
  }

  private void serve(byte[] answer) {
    try {
      while (true) {
        Socket caller = server.accept();
        callers.add(caller);
        Thread.ofVirtual().start(() -> answer(caller, answer));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void answer(Socket caller, byte[] answer) {
    try {
      if (caller.getInputStream().read(new byte[8192]) > 0) {
        caller.getOutputStream().write(answer);
      }
    } catch (IOException e) {
      // The caller has gone.
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket caller : callers) {
        caller.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
