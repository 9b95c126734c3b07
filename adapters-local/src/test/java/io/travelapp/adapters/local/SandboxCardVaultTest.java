package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.contract.CardVaultContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTP, with the ledger on the disk. */
class SandboxCardVaultTest implements CardVaultContract {

  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

  @TempDir private Path folder;
  private final ManualClock clock = ManualClock.standingAt(Instant.parse("2099-12-31T23:59:59Z"));
  private RunningGateway running;

  @BeforeEach
  void start() {
    running = LocalAdapters.startSandboxGateway(folder, 0, clock);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Override
  public CardVault vault() {
    return LocalAdapters.cardVault(running.uri(), PATIENT);
  }

  @Override
  public PaymentGateway gateway() {
    return LocalAdapters.paymentGateway(running.uri(), PATIENT);
  }

  @Test
  void each_storing_gives_a_token_of_its_own() {
    Card card = card(APPROVED_NUMBER);

    assertThat(vault().store(card)).isNotEqualTo(vault().store(card));
  }

  @Test
  void a_card_is_good_until_its_month_is_over_everywhere() {
    clock.pass(Duration.ofHours(12));
    assertThat(vault().store(card(APPROVED_NUMBER))).isInstanceOf(CardVault.Answer.Stored.class);

    clock.pass(Duration.ofSeconds(1));
    assertThat(vault().store(card(APPROVED_NUMBER))).isEqualTo(new CardVault.Answer.Unavailable());
  }
}
