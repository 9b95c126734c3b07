package io.travelapp.adapters.local;

import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentNotices;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The door to what one machine does in place of a cloud.
 *
 * <pre>{@code
 * Mailer mailer = LocalAdapters.mailer(data.resolve("mail"), clock, "TravelApp <mail@travelapp.example>");
 * try (var sandbox = LocalAdapters.startSandboxGateway(data.resolve("sandbox-gateway"), 0, clock)) {
 *   PaymentGateway gateway = LocalAdapters.paymentGateway(sandbox.uri(), Timeouts.DEFAULT);
 *   CardVault vault = LocalAdapters.cardVault(sandbox.uri(), Timeouts.DEFAULT);
 *   ...
 * }
 * }</pre>
 *
 * <p>The sandbox gateway can also run as a process of its own; its main class is {@code
 * io.travelapp.adapters.local.SandboxGateway}, with the ledger's folder, the port and the receiver
 * of notices as arguments.
 */
public final class LocalAdapters {

  private LocalAdapters() {}

  /** A sandbox gateway that runs. */
  public interface RunningGateway extends AutoCloseable {

    /** Where it is asked: {@code http://127.0.0.1:PORT}. */
    URI uri();

    /**
     * Sends a notice there from now on whenever something becomes of an intent.
     *
     * @param secret signs them; {@link #paymentNotices} reads them by the same
     */
    void sendNoticesTo(URI receiver, String secret);

    /** Finishes the requests in flight (at most 5 seconds), then stops and frees the ledger. */
    @Override
    void close();
  }

  /**
   * How long the gateway is waited for.
   *
   * @param connect until a connection stands
   * @param request from the call to the last byte of the answer, connecting included
   */
  public record Timeouts(Duration connect, Duration request) {

    /** One second to connect, five for the answer. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(5));

    public Timeouts {
      if (!connect.isPositive() || !request.isPositive()) {
        throw new IllegalArgumentException("A time-out is longer than nothing");
      }
    }
  }

  /** The sandbox gateway cannot start. The message is a sentence for who operates it. */
  public static final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
      this(sentence, null);
    }

    CannotStart(String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Mail as files: each one an {@code .eml} file (RFC 5322) in {@code folder}, which any mail
   * program opens, named so that a listing is in the order of sending; and a log line with
   * recipient and subject.
   *
   * @param folder made if it is missing; readable by its owner alone, for mails carry codes
   * @param clock dates the mails
   * @param from the sender, such as {@code TravelApp <mail@travelapp.example>}
   * @throws IllegalArgumentException if {@code from} is not one address
   * @throws java.io.UncheckedIOException if the folder cannot be made
   */
  public static Mailer mailer(Path folder, InstantSource clock, String from) {
    return EmlMailer.in(folder, clock, from);
  }

  /**
   * Audit records as lines of JSON in the file {@code audit.jsonl}; readable by its owner alone.
   *
   * @param folder made if it is missing
   * @param clock dates the records
   * @throws java.io.UncheckedIOException if the file cannot be made
   */
  public static AuditTrail auditTrail(Path folder, InstantSource clock) {
    return AuditFile.in(folder, clock);
  }

  /**
   * Starts the sandbox gateway on the loopback address.
   *
   * @param folder holds the ledger; made if it is missing. One gateway at a time.
   * @param port 0 for any free one
   * @param clock dates the entries and decides whether a card has expired
   * @throws CannotStart if the port or the ledger is in use, or the ledger cannot be read
   */
  public static RunningGateway startSandboxGateway(Path folder, int port, InstantSource clock) {
    return SandboxGateway.start(folder, port, clock);
  }

  /** Payments by the sandbox gateway at {@code uri}, which need not run yet. */
  public static PaymentGateway paymentGateway(URI uri, Timeouts timeouts) {
    return new SandboxPaymentGateway(new SandboxConnection(uri, timeouts));
  }

  /**
   * Notices of a sandbox gateway.
   *
   * @param secret with which it signs them
   * @param clock tells how old they are
   */
  public static PaymentNotices paymentNotices(String secret, InstantSource clock) {
    return new SandboxPaymentNotices(secret, clock);
  }

  /** Cards kept by the sandbox gateway at {@code uri}, which need not run yet. */
  public static CardVault cardVault(URI uri, Timeouts timeouts) {
    return new SandboxCardVault(new SandboxConnection(uri, timeouts));
  }
}
