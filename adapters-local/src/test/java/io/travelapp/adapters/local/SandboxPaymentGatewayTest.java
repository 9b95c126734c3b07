package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.DECLINED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.testkit.contract.PaymentGatewayContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over real HTTP, with the ledger on the disk. */
class SandboxPaymentGatewayTest implements PaymentGatewayContract {

  /** Long enough for a busy machine: here the gateway is well. */
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

  @TempDir private static Path folder;
  private static RunningGateway running;
  private static PaymentGateway gateway;
  private static CardVault vault;

  @BeforeAll
  static void start() {
    running = LocalAdapters.startSandboxGateway(folder, 0, InstantSource.system());
    gateway = LocalAdapters.paymentGateway(running.uri(), PATIENT);
    vault = LocalAdapters.cardVault(running.uri(), PATIENT);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Override
  public PaymentGateway gateway() {
    return gateway;
  }

  @Override
  public CardToken approvedCard() {
    return tokenOf(APPROVED_NUMBER);
  }

  @Override
  public CardToken declinedCard() {
    return tokenOf(DECLINED_NUMBER);
  }

  private static CardToken tokenOf(String number) {
    return switch (vault.store(card(number))) {
      case CardVault.Answer.Stored stored -> stored.token();
      case CardVault.Answer.Unavailable() -> throw new IllegalStateException("No card is taken");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "4000 0000 0000 0002, card_declined",
    "5555 5555 5555 4444, card_unknown_in_sandbox",
    "3530 1113 3330 0000, card_unknown_in_sandbox",
    "4242 4242 4242 4242 006, card_unknown_in_sandbox"
  })
  void no_card_but_the_test_card_is_charged(String number, String reason) {
    assertThat(gateway.authorise(anIntent(), yen(1500), tokenOf(number)))
        .isEqualTo(new PaymentGateway.Authorisation.Declined(reason));
  }
}
