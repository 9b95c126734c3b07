package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own. */
class SandboxProcessTest {

  /** Long enough for a busy machine. */
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final Money FARE = euros("24.90");

  @TempDir private Path folder;

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.travelapp.adapters.local.SandboxGateway"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static URI address(Process gateway) throws IOException {
    String announced = "The sandbox gateway is at ";
    BufferedReader out = gateway.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(announced)) {
        return URI.create(line.substring(announced.length()));
      }
    }
    throw new IOException("The gateway did not start");
  }

  /** What a process says that ends by itself, within 20 seconds. */
  private static String outputOf(Process ending) throws Exception {
    try {
      assertThat(ending.waitFor(20, TimeUnit.SECONDS)).as("has ended by itself").isTrue();
      return new String(ending.getInputStream().readAllBytes(), UTF_8);
    } finally {
      ending.destroyForcibly();
    }
  }

  @Test
  void what_was_answered_before_a_kill_is_known_after_it() throws Exception {
    Process gateway = start(folder.toString(), "0");
    List<IntentKey> authorised = new ArrayList<>();
    List<IntentKey> captured = new ArrayList<>();
    try {
      URI uri = address(gateway);
      PaymentGateway payments = LocalAdapters.paymentGateway(uri, PATIENT);
      CardToken card = approvedCard(uri);
      CountDownLatch underWay = new CountDownLatch(50);
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  underWay.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                gateway.destroyForcibly();
              });
      for (int i = 0; gateway.isAlive(); i++) {
        IntentKey intent = new IntentKey("intent-" + (10_000 + i));
        if (payments.authorise(intent, FARE, card) instanceof Authorisation.Authorised) {
          authorised.add(intent);
        }
        if (payments.capture(intent) instanceof Capture.Captured) {
          captured.add(intent);
        }
        underWay.countDown();
      }
      killer.join();
    } finally {
      gateway.destroyForcibly().waitFor();
    }

    assertThat(captured).hasSizeGreaterThanOrEqualTo(50);
    try (RunningGateway again =
        LocalAdapters.startSandboxGateway(folder, 0, InstantSource.system())) {
      PaymentGateway payments = LocalAdapters.paymentGateway(again.uri(), PATIENT);
      assertThat(authorised)
          .allSatisfy(
              intent -> assertThat(payments.find(intent)).isInstanceOf(Finding.Found.class));
      assertThat(captured)
          .allSatisfy(intent ->
              assertThat(payments.find(intent))
                  .isInstanceOfSatisfying(
                      Finding.Found.class,
                      found -> assertThat(found.state()).isEqualTo(State.CAPTURED)));
    }
  }

  private static CardToken approvedCard(URI gateway) {
    if (LocalAdapters.cardVault(gateway, PATIENT).store(card(APPROVED_NUMBER))
        instanceof CardVault.Answer.Stored stored) {
      return stored.token();
    }
    throw new IllegalStateException("The gateway takes no card");
  }

  @Test
  void another_process_on_the_ledger_is_refused_also_after_a_try_in_this_one() throws Exception {
    try (RunningGateway running =
        LocalAdapters.startSandboxGateway(folder, 0, InstantSource.system())) {
      assertThatThrownBy(() -> LocalAdapters.startSandboxGateway(folder, 0, InstantSource.system()))
          .isInstanceOf(CannotStart.class);

      Process second = start(folder.toString());

      assertThat(outputOf(second)).contains("is in use by another sandbox gateway");
      assertThat(second.exitValue()).isEqualTo(1);
      assertThat(running.uri().getPort()).isPositive();
    }
  }

  @Test
  void wrong_arguments_are_one_sentence() throws Exception {
    Process confused = start(folder.toString(), "70000");

    assertThat(outputOf(confused)).contains("a port from 0 to 65535");
    assertThat(confused.exitValue()).isEqualTo(78);
  }

  @Test
  void a_request_to_end_stops_it_in_order() throws Exception {
    Process gateway = start(folder.toString(), "0");
    URI uri = address(gateway);
    approvedCard(uri);

    gateway.destroy();

    assertThat(gateway.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(LocalAdapters.paymentGateway(uri, PATIENT).capture(new IntentKey("intent-0001")))
        .isEqualTo(new Capture.Unknown());
    LocalAdapters.startSandboxGateway(folder, 0, InstantSource.system()).close();
  }
}
