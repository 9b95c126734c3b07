package io.travelapp.adapters.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.travelapp.domain.payment.IntentKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the sandbox gateway's notices, beside its answers. One that does not arrive is not sent
 * again: whoever counts on notices alone has to find out.
 */
final class NoticeSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

  private static final int AT_ONCE = 8;
  private static final int WAITING_MAX = 4096;
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration REQUEST = Duration.ofSeconds(20);

  private record Receiver(URI uri, NoticeSignature signature) {}

  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          10,
          SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("sandbox-notices-", 0).daemon().factory());
  private volatile Optional<Receiver> receiver = Optional.empty();

  NoticeSender(InstantSource clock) {
    this.clock = clock;
    threads.allowCoreThreadTimeOut(true);
  }

  void sendTo(URI uri, String secret) {
    receiver = Optional.of(new Receiver(uri, new NoticeSignature(secret)));
  }

  void send(IntentKey intent) {
    receiver.ifPresent(to -> {
      try {
        threads.execute(() -> send(intent, to));
      } catch (RejectedExecutionException e) {
        LOG.warn("A notice of {} is not sent: too many are waiting", intent);
      }
    });
  }

  private void send(IntentKey intent, Receiver to) {
    byte[] body = SandboxPaymentNotices.body(intent);
    HttpRequest request =
        HttpRequest.newBuilder(to.uri())
            .timeout(REQUEST)
            .header("Content-Type", "application/json")
            .header(NoticeSignature.HEADER, to.signature().of(body, clock.instant()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 204) {
        LOG.warn("The notice of {} was answered by status {}", intent, status);
      }
    } catch (IOException e) {
      LOG.warn("The notice of {} did not arrive: {}", intent, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
