package io.travelapp.adapters.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentNotices;
import io.travelapp.domain.payment.PaymentNotices.Reading;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.contract.PaymentNoticesContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxPaymentNoticesTest implements PaymentNoticesContract {

  private final ManualClock clock = ManualClock.standingAt(Instant.parse("2027-04-02T08:30:00Z"));
  private final PaymentNotices notices = new SandboxPaymentNotices("secret", clock);

  @Override
  public PaymentNotices notices() {
    return notices;
  }

  @Override
  public Sent genuine(IntentKey intent) {
    return sent(intent, "secret");
  }

  @Override
  public Sent signedWithAnotherSecret(IntentKey intent) {
    return sent(intent, "Secret");
  }

  private Sent sent(IntentKey intent, String secret) {
    byte[] body = SandboxPaymentNotices.body(intent);
    return new Sent(
        Map.of(NoticeSignature.HEADER, new NoticeSignature(secret).of(body, clock.instant())),
        new String(body, UTF_8));
  }

  @Test
  void a_notice_that_was_caught_on_its_way_is_of_no_use_later() {
    Sent notice = genuine(Fixtures.anIntent());
    byte[] body = notice.body().getBytes(UTF_8);

    clock.pass(Duration.ofMinutes(5));
    assertThat(notices.read(notice.headers(), body)).isInstanceOf(Reading.Genuine.class);
    clock.pass(Duration.ofSeconds(1));
    assertThat(notices.read(notice.headers(), body)).isInstanceOf(Reading.Forged.class);
  }

  @Test
  void what_names_no_intent_is_forged_however_well_it_is_signed() {
    byte[] body = "{\"intent\": 7}".getBytes(UTF_8);
    String signature = new NoticeSignature("secret").of(body, clock.instant());

    assertThat(notices.read(Map.of(NoticeSignature.HEADER, signature), body))
        .isEqualTo(new Reading.Forged("it names no intent"));
  }
}
