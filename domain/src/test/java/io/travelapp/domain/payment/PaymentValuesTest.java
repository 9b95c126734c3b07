package io.travelapp.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.Examples;
import io.travelapp.domain.money.Money;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"4242424242424242", "424", "42425", "", "abcd", "٤٢٤٢"})
  void of_a_number_the_last_four_digits_are_kept_and_no_more(String last4) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CardSummary(CardBrand.VISA, last4, YearMonth.of(2030, 12)))
        .withMessageNotContaining("424");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "tok 1", "tok\n", "tök"})
  void a_token_is_printable_without_blanks(String text) {
    assertThat(CardToken.isToken(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new CardToken(text));
  }

  @Test
  void a_token_has_at_most_255_characters_and_is_not_shown() {
    assertThat(CardToken.isToken("t".repeat(255))).isTrue();
    assertThat(CardToken.isToken("t".repeat(256))).isFalse();
    assertThat(new CardToken("tok_secret")).hasToString("***");
    assertThat(new CardToken("tok_secret").value()).isEqualTo("tok_secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short67", "with blank", "with/slash", "with\nline", "ümlaut-key"})
  void a_key_of_an_intent_or_a_refund_has_a_form_that_every_gateway_takes(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> new IntentKey(key));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefundKey(key));
  }

  @Test
  void a_key_has_8_to_64_characters() {
    assertThat(new IntentKey("pay_2-ab")).hasToString("pay_2-ab");
    assertThat(new RefundKey("r".repeat(64))).hasToString("r".repeat(64));
    assertThatIllegalArgumentException().isThrownBy(() -> new IntentKey("i".repeat(65)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RefundKey("r".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "issuer.example/3ds",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https://issuer.example/a b",
        "https://issuer.example/\n",
        " https://a.example",
      })
  void a_payment_is_confirmed_on_the_web_and_nowhere_else(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RedirectUrl(address));
  }

  @Test
  void the_address_of_a_confirmation_is_carried_as_it_is() {
    String address = "https://issuer.example/3ds?id=7#top";

    assertThat(new RedirectUrl(address)).hasToString(address);
    assertThat(new RedirectUrl("http://localhost:9090/3ds/7").value()).startsWith("http:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RedirectUrl("https://" + "a".repeat(2048)));
  }

  @Test
  void what_a_look_up_found_does_not_change_any_more() {
    Map<RefundKey, Money> refunds = new HashMap<>();
    var found =
        new PaymentGateway.Finding.Found(
            PaymentGateway.State.CAPTURED,
            Money.of(1500, Examples.YEN),
            new CardSummary(CardBrand.JCB, "0505", YearMonth.of(2030, 12)),
            refunds);

    refunds.put(new RefundKey("refund-1"), Money.of(1500, Examples.YEN));

    assertThat(found.refunds()).isEmpty();
  }
}
