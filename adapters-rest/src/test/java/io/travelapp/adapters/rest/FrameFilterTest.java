package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.junit.jupiter.api.Test;

class FrameFilterTest {

  private static final int CONNECTIONS = 400;

  /** Who came and who was sent away. */
  private static final class Doorman extends BaseFilter {

    private final Semaphore came = new Semaphore(0);
    private final AtomicInteger left = new AtomicInteger();

    @Override
    public NextAction handleAccept(FilterChainContext ctx) {
      came.release();
      return ctx.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext ctx) {
      left.incrementAndGet();
      return ctx.getInvokeAction();
    }
  }

  @Test
  void who_has_just_come_is_not_late_however_often_the_late_are_looked_for() throws Exception {
    FrameFilter frames = new FrameFilter(Limits.usual(), head -> Optional.empty());
    Doorman doorman = new Doorman();
    TCPNIOTransport transport = listening(frames, doorman);
    AtomicBoolean done = new AtomicBoolean();
    Thread looking =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                frames.closeLate();
              }
            });
    List<Socket> clients = new ArrayList<>();
    try {
      InetSocketAddress address =
          (InetSocketAddress)
              transport
                  .bind(InetAddress.getLoopbackAddress().getHostAddress(), 0, 64)
                  .getLocalAddress();
      for (int client = 0; client < CONNECTIONS; client++) {
        clients.add(new Socket(address.getAddress(), address.getPort()));
      }

      assertThat(doorman.came.tryAcquire(CONNECTIONS, 30, TimeUnit.SECONDS)).isTrue();
      done.set(true);
      looking.join();
      assertThat(doorman.left).hasValue(0);
    } finally {
      done.set(true);
      for (Socket client : clients) {
        client.close();
      }
      transport.shutdownNow();
    }
  }

  private static TCPNIOTransport listening(FrameFilter frames, Doorman doorman) throws IOException {
    TCPNIOTransport transport = TCPNIOTransportBuilder.newInstance().build();
    transport.setProcessor(
        FilterChainBuilder.stateless().add(new TransportFilter()).add(frames).add(doorman).build());
    transport.start();
    return transport;
  }
}
