package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the sockets and the HTTP server: counts connections, keeps time, answers whom
 * there is no room for, and passes on only whole requests in their one form.
 *
 * <p>It runs on the threads that watch the sockets, which never wait for a client.
 */
final class FrameFilter extends BaseFilter {

  private static final Logger LOG = LoggerFactory.getLogger(FrameFilter.class);

  /** How long a refused client has to read why. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Who has so much of earlier answers to take gets no more. */
  private static final int UNSENT_MAX = 64 * 1024;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What is known of one connection; guarded by itself. */
  private static final class Wire {
    private final String address;
    private final RequestFrame frame;
    private int held;
    private boolean refused;
    private int passedOn;
    private long deadline;
    private int unsent;
    private long unsentSince;

    /** It has its time before anybody who ends what is late can see it. */
    private Wire(String address, RequestFrame frame, long deadline) {
      this.address = address;
      this.frame = frame;
      this.deadline = deadline;
    }
  }

  private final Limits limits;
  private final Function<RequestHead, Optional<byte[]>> refusal;
  private final Map<Connection<?>, Wire> wires = new ConcurrentHashMap<>();
  private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong held = new AtomicLong();

  /**
   * Nobody has come yet.
   *
   * @param refusal the answer to a request that is not passed on
   */
  FrameFilter(Limits limits, Function<RequestHead, Optional<byte[]>> refusal) {
    this.limits = limits;
    this.refusal = refusal;
  }

  @Override
  public NextAction handleAccept(FilterChainContext ctx) throws IOException {
    NIOConnection connection = (NIOConnection) ctx.getConnection();
    String address =
        ((InetSocketAddress) connection.getPeerAddress()).getAddress().getHostAddress();
    Wire wire = new Wire(address, new RequestFrame(limits.bodyBytes()), in(limits.idle()));
    wires.put(connection, wire);
    int all = connections.incrementAndGet();
    int ofAddress = perAddress.merge(address, 1, Integer::sum);
    if (all > 2 * limits.connections()) {
      connection.terminateSilently();
    } else if (all > limits.connections() || ofAddress > limits.connectionsPerAddress()) {
      synchronized (wire) {
        refuse(
            connection, wire, Problem.of(ProblemCode.BUSY, "There are too many connections."), "");
      }
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) throws IOException {
    Wire wire = wires.remove(ctx.getConnection());
    if (wire != null) {
      connections.decrementAndGet();
      perAddress.computeIfPresent(wire.address, (any, count) -> count == 1 ? null : count - 1);
      synchronized (wire) {
        hold(wire, 0);
      }
    }
    return ctx.getInvokeAction();
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    NIOConnection connection = (NIOConnection) ctx.getConnection();
    Wire wire = wires.get(connection);
    Buffer input = ctx.getMessage();
    if (wire == null) {
      return ctx.getStopAction();
    }
    synchronized (wire) {
      if (wire.refused) {
        input.tryDispose();
        return ctx.getStopAction();
      }
      return read(ctx, connection, wire, input);
    }
  }

  private NextAction read(
      FilterChainContext ctx, NIOConnection connection, Wire wire, Buffer input) {
    RequestFrame.Phase before = wire.frame.phase();
    ByteBuffer bytes = input.toByteBuffer();
    RequestFrame.Progress progress = wire.frame.read(bytes);
    while (progress instanceof RequestFrame.Progress.Whole whole
        && isAnsweredHere(connection, wire, whole.head())) {
      progress = wire.frame.read(bytes);
    }
    hold(wire, wire.frame.held());
    return switch (progress) {
      case RequestFrame.Progress.Whole whole -> {
        if (unsent(connection) > UNSENT_MAX) {
          connection.terminateSilently();
          yield stop(ctx, input);
        }
        yield passOn(ctx, wire, whole.request(), rest(input, bytes));
      }
      case RequestFrame.Progress.Refused(Problem problem, String path) -> {
        refuse(connection, wire, problem, path);
        yield stop(ctx, input);
      }
      case RequestFrame.Progress.AwaitingContinue() -> {
        write(connection, CONTINUE, false);
        yield await(ctx, connection, wire, before, input);
      }
      case RequestFrame.Progress.Wanting() -> await(ctx, connection, wire, before, input);
    };
  }

  /**
   * Whether there is no room for it, and that has been said. Who asked for something before gets
   * that first. The HTTP server answers whom an answer reaches in an unusual way; and where
   * connections become few, for it ends each with that, and somebody who pays may need one.
   */
  private boolean isAnsweredHere(NIOConnection connection, Wire wire, RequestHead head) {
    if (wire.passedOn > 0
        || unsent(connection) > UNSENT_MAX
        || !head.isGoingOn()
        || connections.get() > limits.connections() / 2) {
      return false;
    }
    Optional<byte[]> answer = refusal.apply(head);
    answer.ifPresent(bytes -> {
      write(connection, bytes, false);
      wire.deadline = in(limits.idle());
    });
    return answer.isPresent();
  }

  private NextAction passOn(FilterChainContext ctx, Wire wire, ByteBuffer request, byte[] rest) {
    wire.passedOn++;
    wire.deadline = Long.MAX_VALUE;
    ctx.addCompletionListener(done -> answered(wire));
    ctx.setMessage(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, request));
    return rest.length == 0
        ? ctx.getInvokeAction()
        : ctx.getInvokeAction(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, rest));
  }

  private void answered(Wire wire) {
    synchronized (wire) {
      wire.passedOn--;
      if (wire.passedOn == 0 && wire.deadline == Long.MAX_VALUE) {
        wire.deadline = in(limits.idle());
      }
    }
  }

  private NextAction await(
      FilterChainContext ctx,
      NIOConnection connection,
      Wire wire,
      RequestFrame.Phase before,
      Buffer input) {
    if (held.get() > limits.heldBytes()) {
      Problem busy = Problem.of(ProblemCode.BUSY, "Too many requests are arriving slowly.");
      refuse(connection, wire, busy, "");
    } else if (wire.frame.phase() != before) {
      wire.deadline =
          switch (wire.frame.phase()) {
            case BETWEEN_REQUESTS -> in(limits.idle());
            case HEAD -> in(limits.head());
            case BODY -> in(limits.body());
          };
    }
    return stop(ctx, input);
  }

  private static NextAction stop(FilterChainContext ctx, Buffer input) {
    input.tryDispose();
    return ctx.getStopAction();
  }

  /** The bytes of the next request, which a buffer may hold as well. */
  private static byte[] rest(Buffer input, ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    input.tryDispose();
    return rest;
  }

  private void hold(Wire wire, int bytes) {
    held.addAndGet(bytes - wire.held);
    wire.held = bytes;
  }

  /** Says why, and listens no more. */
  private void refuse(NIOConnection connection, Wire wire, Problem problem, String path) {
    wire.refused = true;
    wire.deadline = in(FAREWELL);
    hold(wire, 0);
    write(connection, RawAnswer.of(problem, path).bytes(Map.of(), true), true);
  }

  private static void write(NIOConnection connection, byte[] bytes, boolean last) {
    connection.write(
        Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, bytes),
        new EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>>() {
          @Override
          public void completed(WriteResult<Buffer, SocketAddress> written) {
            if (last) {
              endOutput(connection);
            }
          }
        });
  }

  /** Closing at once could destroy the answer on its way, where bytes are left unread. */
  private static void endOutput(NIOConnection connection) {
    try {
      ((SocketChannel) connection.getChannel()).shutdownOutput();
    } catch (IOException e) {
      connection.terminateSilently();
    }
  }

  /** Ends what has taken too long. To be called several times a second. */
  void closeLate() {
    long now = System.nanoTime();
    boolean crowded =
        wires.keySet().stream().mapToLong(connection -> unsent((NIOConnection) connection)).sum()
            > limits.heldBytes();
    wires.forEach((connection, wire) -> {
      try {
        synchronized (wire) {
          closeIfDeaf((NIOConnection) connection, wire, now, crowded);
          closeIfLate((NIOConnection) connection, wire, now);
        }
      } catch (RuntimeException e) {
        LOG.warn("A late connection could not be ended", e);
      }
    });
  }

  /**
   * Ends a connection that takes nothing of its answers for long, or at all while too many do so.
   */
  private void closeIfDeaf(NIOConnection connection, Wire wire, long now, boolean crowded) {
    int unsent = unsent(connection);
    if (unsent == 0 || unsent < wire.unsent || wire.unsent == 0) {
      wire.unsentSince = now;
    } else if (crowded || now - wire.unsentSince > limits.idle().toNanos()) {
      connection.terminateSilently();
    }
    wire.unsent = unsent;
  }

  /** The bytes of answers that the client has not taken yet, and the system not for it. */
  private static int unsent(NIOConnection connection) {
    return connection.getAsyncWriteQueue().spaceInBytes();
  }

  private void closeIfLate(NIOConnection connection, Wire wire, long now) {
    if (wire.deadline == Long.MAX_VALUE || wire.deadline - now > 0) {
      return;
    }
    if (wire.refused || wire.frame.phase() == RequestFrame.Phase.BETWEEN_REQUESTS) {
      connection.terminateSilently();
    } else {
      Problem late =
          Problem.of(
              ProblemCode.REQUEST_TIMEOUT, "The rest of the request did not arrive in time.");
      refuse(connection, wire, late, "");
    }
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }
}
