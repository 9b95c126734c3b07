package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentNotices;
import io.travelapp.domain.payment.PaymentNotices.Reading;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentNotices} promises. */
public interface PaymentNoticesContract {

  PaymentNotices notices();

  /** A notice as it goes over the wire, with headers by names in lower case. */
  record Sent(Map<String, String> headers, String body) {

    public Sent {
      headers = Map.copyOf(headers);
    }
  }

  /** What the gateway sends about an intent now. */
  Sent genuine(IntentKey intent);

  /** What somebody sends who knows all but the secret. */
  Sent signedWithAnotherSecret(IntentKey intent);

  @Test
  default void a_notice_of_the_gateway_tells_which_intent_to_look_up() {
    IntentKey intent = anIntent();

    assertThat(read(genuine(intent))).isEqualTo(new Reading.Genuine(intent));
  }

  @Test
  default void a_notice_that_comes_twice_is_genuine_both_times() {
    IntentKey intent = anIntent();
    Sent notice = genuine(intent);

    assertThat(read(notice)).isEqualTo(read(notice)).isEqualTo(new Reading.Genuine(intent));
  }

  @Test
  default void a_notice_without_a_signature_is_forged() {
    assertForged(new Sent(Map.of(), genuine(anIntent()).body()));
  }

  @Test
  default void a_notice_that_is_signed_with_another_secret_is_forged() {
    assertForged(signedWithAnotherSecret(anIntent()));
  }

  @Test
  default void the_signature_of_one_notice_does_not_make_another_genuine() {
    assertForged(new Sent(genuine(anIntent()).headers(), genuine(anIntent()).body()));
  }

  @Test
  default void a_notice_with_one_letter_changed_is_forged() {
    Sent notice = genuine(new IntentKey("intent-aaaaaaaa"));

    assertForged(new Sent(notice.headers(), notice.body().replace("aaaaaaaa", "aaaaaaab")));
  }

  @Test
  default void a_signature_that_is_none_is_forged() {
    Sent notice = genuine(anIntent());
    for (String nonsense : new String[] {"", "=", ",,,", "t=,v1=", "\u0000", "9".repeat(5000)}) {
      Map<String, String> headers = new HashMap<>(notice.headers());
      headers.replaceAll((name, value) -> nonsense);

      assertForged(new Sent(headers, notice.body()));
    }
  }

  private void assertForged(Sent notice) {
    assertThat(read(notice)).isInstanceOf(Reading.Forged.class);
    assertThat(((Reading.Forged) read(notice)).reason()).doesNotContain(notice.body());
  }

  private Reading read(Sent notice) {
    return notices().read(notice.headers(), notice.body().getBytes(UTF_8));
  }
}
