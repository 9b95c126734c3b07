package io.travelapp.proof;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wire to a server on this machine that can be cut, slowed down, or fall silent; at once, or at
 * the moment when a request with certain words is sent over it or is answered.
 */
final class Wire implements AutoCloseable {

  private static final Duration SILENCE_LOOKS_EVERY = Duration.ofMillis(2);

  private static final int CHUNK_BYTES = 32_768;

  /** Where a wire is cut. */
  enum Where {
    BEFORE_THE_REQUEST_ARRIVES,
    BEFORE_ITS_ANSWER_COMES_BACK
  }

  private record Trap(String words, Where where) {}

  private final int target;
  private final Supplier<Requests> requests;
  private final ServerSocket entrance;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean silent;

  private Wire(int target, Supplier<Requests> requests) {
    this.target = target;
    this.requests = requests;
    try {
      this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** To a server that speaks HTTP: the words are those of a chunk as it is sent. */
  static Wire toHttp(int port) {
    return new Wire(port, Chunks::new);
  }

  /** To a PostgreSQL: the words are those of a statement, be it prepared before or not. */
  static Wire toPostgres(int port) {
    return new Wire(port, Statements::new);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Each piece takes so much longer on its way. */
  void slowDown(Duration each) {
    delay = each;
  }

  /** Nothing comes through any more, and nobody is told. */
  void fallSilent() {
    silent = true;
  }

  void heal() {
    delay = Duration.ZERO;
    silent = false;
  }

  /** Cuts all connections; new ones can be made. */
  void cut() {
    connections.forEach(Connection::cut);
  }

  /** Cuts the connection over which a request with these words is sent next. */
  void cutAt(String words, Where where) {
    trap.set(new Trap(words, where));
  }

  /** Whether a trap is set that has not sprung. */
  boolean isSet() {
    return trap.get() != null;
  }

  /** No trap is set any more; whether it had not sprung. */
  boolean disarm() {
    return trap.getAndSet(null) != null;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        connect(client);
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Connection connection = new Connection(client, server);
      connections.add(connection);
      threads.execute(connection::send);
      threads.execute(connection::answer);
    } catch (IOException nobodyThere) {
      client.close();
    }
  }

  /** What is sent over a connection, one request or a part of it after the other. */
  private interface Requests {

    /** The next bytes that belong together. */
    byte[] next(DataInputStream in) throws IOException;

    /** The words of what came last. */
    String words();
  }

  /** As they come. */
  private static final class Chunks implements Requests {

    private final byte[] buffer = new byte[CHUNK_BYTES];
    private String words = "";

    @Override
    public byte[] next(DataInputStream in) throws IOException {
      int read = in.read(buffer);
      if (read < 0) {
        throw new EOFException();
      }
      words = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
      return Arrays.copyOf(buffer, read);
    }

    @Override
    public String words() {
      return words;
    }
  }

  /**
   * Messages of PostgreSQL's protocol, version 3: those at the start have a length, the others a
   * letter before it. A statement is parsed once under a name and bound by that name again.
   */
  private static final class Statements implements Requests {

    private static final int VERSION_3 = 196_608;

    private final Map<String, String> parsed = new HashMap<>();
    private boolean started;
    private String words = "";

    @Override
    public byte[] next(DataInputStream in) throws IOException {
      int letter = started ? in.readUnsignedByte() : 0;
      int length = in.readInt();
      byte[] content = in.readNBytes(length - Integer.BYTES);
      if (content.length < length - Integer.BYTES) {
        throw new EOFException();
      }
      ByteBuffer message = ByteBuffer.allocate(length + 1);
      if (started) {
        message.put((byte) letter);
      }
      message.putInt(length).put(content);
      words = wordsOf(letter, content);
      started = started || ByteBuffer.wrap(content).getInt() == VERSION_3;
      return Arrays.copyOf(message.array(), message.position());
    }

    private String wordsOf(int letter, byte[] content) {
      String[] texts = new String(content, StandardCharsets.UTF_8).split("\0", 3);
      return switch (letter) {
        case 'Q' -> texts[0];
        case 'P' -> {
          parsed.put(texts[0], texts[1]);
          yield texts[1];
        }
        case 'B' -> parsed.getOrDefault(texts[1], "");
        default -> "";
      };
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** One connection: what is sent in one thread, what is answered in another. */
  private final class Connection {

    private final Socket client;
    private final Socket server;
    private volatile boolean cutAtItsAnswer;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void send() {
      Requests sent = requests.get();
      pump(
          client,
          server,
          in -> {
            byte[] next = sent.next(in);
            return springs(sent.words()) ? Optional.empty() : Optional.of(next);
          });
    }

    void answer() {
      Chunks answers = new Chunks();
      pump(
          server,
          client,
          in -> {
            byte[] next = answers.next(in);
            return cutAtItsAnswer ? Optional.empty() : Optional.of(next);
          });
    }

    private boolean springs(String words) {
      Trap set = trap.get();
      if (set == null || !words.contains(set.words()) || !trap.compareAndSet(set, null)) {
        return false;
      }
      cutAtItsAnswer = set.where() == Where.BEFORE_ITS_ANSWER_COMES_BACK;
      return !cutAtItsAnswer;
    }

    private void pump(Socket from, Socket to, Next next) {
      try (from;
          to) {
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(from.getInputStream(), CHUNK_BYTES));
        OutputStream out = new BufferedOutputStream(to.getOutputStream(), CHUNK_BYTES);
        for (Optional<byte[]> some = next.of(in); some.isPresent(); some = next.of(in)) {
          LockSupport.parkNanos(delay.toNanos());
          awaitSound();
          out.write(some.get());
          if (in.available() == 0) {
            out.flush();
          }
        }
      } catch (IOException closed) {
        // One of the two ended it, or it was cut.
      } finally {
        connections.remove(this);
      }
    }

    private void awaitSound() {
      while (silent && !client.isClosed()) {
        LockSupport.parkNanos(SILENCE_LOOKS_EVERY.toNanos());
      }
    }

    void cut() {
      try (client;
          server) {
        connections.remove(this);
      } catch (IOException closed) {
        // Already.
      }
    }
  }

  /** The next bytes to let through; empty where the connection is cut. */
  private interface Next {
    Optional<byte[]> of(DataInputStream in) throws IOException;
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Connection::cut);
    threads.close();
  }
}
