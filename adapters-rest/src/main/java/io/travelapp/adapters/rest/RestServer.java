package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Limits;
import io.travelapp.adapters.rest.RestAdapters.Prepared;
import io.travelapp.adapters.rest.RestAdapters.Running;
import io.travelapp.adapters.rest.RestAdapters.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server under the resources. */
final class RestServer implements Prepared, Running {

  private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);

  // Held, because the log manager forgets a logger's level with the logger.
  private static final List<java.util.logging.Logger> CHATTY =
      Stream.of(
              "org.glassfish.grizzly.http.server.HttpServer",
              "org.glassfish.grizzly.http.server.NetworkListener",
              "org.glassfish.grizzly.nio.GracefulShutdownRunner")
          .map(java.util.logging.Logger::getLogger)
          .toList();

  static {
    // They announce each start and each orderly end, the latter as a warning.
    CHATTY.forEach(logger -> logger.setLevel(java.util.logging.Level.SEVERE));
  }

  private static final int GRACE_SECONDS = 10;
  private static final int CLOSE_LATE_EVERY_MILLIS = 250;
  private static final int BACKLOG = 1024;
  private static final int SELECTORS = 2;

  /**
   * Above any answer of the interface, so that no thread waits for a client to take one. Files of
   * the page are longer: those who write them wait, for so long.
   */
  private static final int UNSENT_BYTES_MAX = 512 * 1024;

  private static final int WRITE_SECONDS = 10;

  /** Room for what {@link RequestHead} adds when it passes a head on. */
  private static final int PASSED_ON_HEAD_MAX = 4 * RequestFrame.HEAD_MAX;

  private final HttpServer server;
  private final NetworkListener listener;
  private final FrameFilter frames;
  private final ExecutorService requestThreads;
  private final ScheduledExecutorService timer;

  private RestServer(
      HttpServer server,
      NetworkListener listener,
      FrameFilter frames,
      ExecutorService requestThreads,
      ScheduledExecutorService timer) {
    this.server = server;
    this.listener = listener;
    this.frames = frames;
    this.requestThreads = requestThreads;
    this.timer = timer;
  }

  /** Makes everything ready but the port. */
  static RestServer prepare(ResourceConfig resources, Settings settings) {
    Limits limits = settings.limits();
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    Front front =
        new Front(
            ContainerFactory.createContainer(GrizzlyHttpContainer.class, resources),
            limits,
            new CorsPolicy(settings.corsOrigins()),
            threads);
    FrameFilter frames = new FrameFilter(limits, front::refusal);
    NetworkListener listener = listener(settings, frames);
    HttpServer server = new HttpServer();
    server.addListener(listener);
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.setPassTraceRequest(true);
    configuration.setAllowPayloadForUndefinedHttpMethods(true);
    configuration.setDefaultErrorPageGenerator(new ErrorPages());
    configuration.addHttpHandler(front, HttpHandlerRegistration.fromString("/"));
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("late-connections").factory());
    return new RestServer(server, listener, frames, threads, timer);
  }

  @Override
  public Running open() {
    try {
      server.start();
    } catch (IOException e) {
      end();
      throw new UncheckedIOException(e);
    }
    var unused =
        timer.scheduleWithFixedDelay(
            frames::closeLate,
            CLOSE_LATE_EVERY_MILLIS,
            CLOSE_LATE_EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
    return this;
  }

  private static NetworkListener listener(Settings settings, FrameFilter frames) {
    NetworkListener listener = new NetworkListener("rest", settings.address(), settings.port());
    TCPNIOTransport transport = listener.getTransport();
    // Watching sockets never waits, so it needs no pool; requests get threads of their own.
    transport.setIOStrategy(SameThreadIOStrategy.getInstance());
    transport.setSelectorRunnersCount(SELECTORS);
    transport.setServerConnectionBackLog(BACKLOG);
    transport.setTcpNoDelay(true);
    listener.setMaxPendingBytes(UNSENT_BYTES_MAX);
    transport.setWriteTimeout(WRITE_SECONDS, TimeUnit.SECONDS);
    listener.getFileCache().setEnabled(false);
    listener.setMaxHttpHeaderSize(PASSED_ON_HEAD_MAX);
    // Time is kept in FrameFilter alone.
    listener.getKeepAlive().setIdleTimeoutInSeconds(-1);
    listener.getKeepAlive().setMaxRequestsCount(-1);
    listener.setDefaultErrorPageGenerator(new ErrorPages());
    listener.registerAddOn((on, chain) -> chain.add(1, frames));
    return listener;
  }

  @Override
  public int port() {
    return listener.getPort();
  }

  @Override
  public void close() {
    try {
      server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS).get(GRACE_SECONDS + 1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Requests in flight were cut off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void end() {
    timer.shutdownNow();
    server.shutdownNow();
    requestThreads.shutdownNow();
  }
}
