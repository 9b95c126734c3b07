package io.travelapp.adapters.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A wire to a database that can be cut at a chosen moment: when a statement with certain words has
 * been sent, or when the answer to it comes back.
 */
final class CutWire implements AutoCloseable {

  /** Where the wire is cut, once. */
  enum Where {
    BEFORE_THE_STATEMENT_ARRIVES,
    BEFORE_ITS_ANSWER_COMES_BACK
  }

  private record Cut(String words, Where where) {}

  private final int databasePort;
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();

  private CutWire(int databasePort) {
    this.databasePort = databasePort;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  static CutWire to(int databasePort) {
    return new CutWire(databasePort);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Cuts the connection over which such a statement is sent next. */
  void cut(String words, Where where) {
    cut.set(new Cut(words, where));
  }

  /** Whether the wire has been cut where that was asked for. */
  boolean isCut() {
    return cut.get() == null;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        threads.execute(new Connection(client, server));
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  /** One connection: what is sent in one thread, what is answered in another. */
  private final class Connection implements Runnable {

    private final Socket client;
    private final Socket server;
    private volatile boolean cutAnswer;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    @Override
    public void run() {
      threads.execute(() -> pump(server, client, false));
      pump(client, server, true);
    }

    private void pump(Socket from, Socket to, boolean sending) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (sending ? isCutBefore(buffer, read) : cutAnswer) {
            return;
          }
          out.write(buffer, 0, read);
          out.flush();
        }
      } catch (IOException closed) {
        // The other direction ended.
      }
    }

    private boolean isCutBefore(byte[] buffer, int read) {
      @Nullable Cut wanted = cut.get();
      if (wanted == null
          || !new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(wanted.words())
          || !cut.compareAndSet(wanted, null)) {
        return false;
      }
      cutAnswer = wanted.where() == Where.BEFORE_ITS_ANSWER_COMES_BACK;
      return !cutAnswer;
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
