package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aRefundKey;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Authorisation.Authorised;
import io.travelapp.domain.payment.PaymentGateway.Authorisation.Declined;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Capture.Captured;
import io.travelapp.domain.payment.PaymentGateway.Finding.Absent;
import io.travelapp.domain.payment.PaymentGateway.Finding.Found;
import io.travelapp.domain.payment.PaymentGateway.Refund;
import io.travelapp.domain.payment.PaymentGateway.Refund.Refunded;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.PaymentGateway.Voiding.AlreadyCaptured;
import io.travelapp.domain.payment.PaymentGateway.Voiding.Voided;
import io.travelapp.domain.payment.RefundKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentGateway} promises while the network and the gateway are well. */
public interface PaymentGatewayContract {

  PaymentGateway gateway();

  /** A token of a card from which money can be had; each time of use another may be given. */
  CardToken approvedCard();

  /** A token of a card that the gateway declines. */
  CardToken declinedCard();

  // Authorisation

  @Test
  default void an_authorisation_reserves_the_amount_on_the_card() {
    IntentKey intent = anIntent();

    Authorisation answer = gateway().authorise(intent, euros("24.90"), approvedCard());

    assertThat(answer).isInstanceOf(Authorised.class);
    assertThat(found(intent))
        .isEqualTo(
            new Found(State.AUTHORISED, euros("24.90"), ((Authorised) answer).card(), Map.of()));
  }

  @Test
  default void a_declined_card_is_not_charged() {
    IntentKey intent = anIntent();

    Authorisation answer = gateway().authorise(intent, yen(1500), declinedCard());

    assertThat(answer).isInstanceOf(Declined.class);
    assertThat(((Declined) answer).reason()).matches("[a-z][a-z_]*");
    assertThat(found(intent).state()).isEqualTo(State.DECLINED);
  }

  @Test
  default void an_unknown_card_is_declined() {
    IntentKey intent = anIntent();

    assertThat(gateway().authorise(intent, yen(1500), new CardToken("never-" + aWord())))
        .isInstanceOf(Declined.class);
    assertThat(gateway().capture(intent)).isInstanceOf(Capture.Refused.class);
  }

  @Test
  default void an_authorisation_that_is_repeated_answers_the_same() {
    IntentKey approved = anIntent();
    IntentKey declined = anIntent();
    CardToken good = approvedCard();
    CardToken bad = declinedCard();

    assertThat(gateway().authorise(approved, yen(1500), good))
        .isEqualTo(gateway().authorise(approved, yen(1500), good));
    assertThat(gateway().authorise(declined, yen(1500), bad))
        .isEqualTo(gateway().authorise(declined, yen(1500), bad));
    assertThat(found(approved).amount()).isEqualTo(yen(1500));
  }

  @Test
  default void of_many_authorisations_that_race_under_one_intent_all_answer_the_same() {
    IntentKey intent = anIntent();
    CardToken card = approvedCard();

    List<Authorisation> answers = Race.of(20, i -> gateway().authorise(intent, yen(1500), card));

    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.getFirst()).isInstanceOf(Authorised.class);
  }

  @Test
  default void what_the_gateway_never_heard_of_is_absent() {
    assertThat(gateway().find(anIntent())).isEqualTo(new Absent());
  }

  @Test
  default void amounts_keep_the_digits_of_their_currency() {
    for (Money amount : List.of(yen(1), euros("0.01"), euros("12345678.90"))) {
      IntentKey intent = authorised(amount);

      assertThat(found(intent).amount()).isEqualTo(amount);
    }
  }

  // Capture

  @Test
  default void a_capture_takes_the_reserved_amount() {
    IntentKey intent = authorised(yen(1500));

    assertThat(gateway().capture(intent)).isEqualTo(new Captured());

    assertThat(found(intent).state()).isEqualTo(State.CAPTURED);
    assertThat(found(intent).amount()).isEqualTo(yen(1500));
  }

  @Test
  default void a_capture_that_is_repeated_takes_nothing_more() {
    IntentKey intent = authorised(yen(1500));

    List<Capture> answers = Race.of(20, i -> gateway().capture(intent));

    assertThat(answers).containsOnly(new Captured());
    assertThat(found(intent).state()).isEqualTo(State.CAPTURED);
    assertThat(gateway().refund(intent, aRefundKey(), yen(1501)))
        .isInstanceOf(Refund.Refused.class);
  }

  @Test
  default void what_is_not_authorised_is_not_captured() {
    IntentKey declined = anIntent();
    gateway().authorise(declined, yen(1500), declinedCard());
    IntentKey voided = authorised(yen(1500));
    gateway().voidAuthorisation(voided);

    for (IntentKey intent : List.of(anIntent(), declined, voided)) {
      assertThat(gateway().capture(intent)).isInstanceOf(Capture.Refused.class);
    }
    assertThat(found(voided).state()).isEqualTo(State.VOIDED);
  }

  // Voiding

  @Test
  default void a_voided_authorisation_is_given_back() {
    IntentKey intent = authorised(yen(1500));

    assertThat(gateway().voidAuthorisation(intent)).isEqualTo(new Voided());
    assertThat(gateway().voidAuthorisation(intent)).isEqualTo(new Voided());

    assertThat(found(intent).state()).isEqualTo(State.VOIDED);
  }

  @Test
  default void what_was_declined_or_never_known_needs_no_voiding() {
    IntentKey declined = anIntent();
    gateway().authorise(declined, yen(1500), declinedCard());

    assertThat(gateway().voidAuthorisation(declined)).isEqualTo(new Voided());
    assertThat(gateway().voidAuthorisation(anIntent())).isEqualTo(new Voided());
  }

  @Test
  default void what_is_captured_is_not_voided_any_more() {
    IntentKey intent = captured(yen(1500));

    assertThat(gateway().voidAuthorisation(intent)).isEqualTo(new AlreadyCaptured());

    assertThat(found(intent).state()).isEqualTo(State.CAPTURED);
  }

  @Test
  default void a_voided_intent_is_not_authorised_again() {
    IntentKey intent = anIntent();
    CardToken card = approvedCard();
    gateway().authorise(intent, yen(1500), card);
    gateway().voidAuthorisation(intent);

    gateway().authorise(intent, yen(1500), card);

    assertThat(found(intent).state()).isEqualTo(State.VOIDED);
    assertThat(gateway().capture(intent)).isInstanceOf(Capture.Refused.class);
  }

  @Test
  default void a_capture_and_a_voiding_that_race_end_in_one_of_the_two() {
    IntentKey intent = authorised(yen(1500));

    List<Object> answers =
        Race.of(
            20, i -> i % 2 == 0 ? gateway().capture(intent) : gateway().voidAuthorisation(intent));

    if (found(intent).state() == State.CAPTURED) {
      assertThat(answers).containsOnly(new Captured(), new AlreadyCaptured());
    } else {
      assertThat(answers).allMatch(a -> a instanceof Capture.Refused || a instanceof Voided);
    }
  }

  // Refunds

  @Test
  default void a_part_of_what_was_captured_is_paid_back() {
    IntentKey intent = captured(yen(1500));
    RefundKey half = aRefundKey();
    RefundKey rest = aRefundKey();

    assertThat(gateway().refund(intent, half, yen(700))).isEqualTo(new Refunded());
    assertThat(found(intent).refunds()).isEqualTo(Map.of(half, yen(700)));
    assertThat(gateway().refund(intent, rest, yen(800))).isEqualTo(new Refunded());
    assertThat(found(intent).refunds()).isEqualTo(Map.of(half, yen(700), rest, yen(800)));
    assertThat(found(intent).state()).isEqualTo(State.CAPTURED);
  }

  @Test
  default void a_refund_that_is_repeated_is_paid_once() {
    IntentKey intent = captured(yen(1500));
    RefundKey key = aRefundKey();

    List<Refund> answers = Race.of(10, i -> gateway().refund(intent, key, yen(1000)));

    assertThat(answers).containsOnly(new Refunded());
    assertThat(found(intent).refunds()).isEqualTo(Map.of(key, yen(1000)));
  }

  @Test
  default void refunds_never_exceed_what_was_captured() {
    IntentKey intent = captured(yen(1500));
    gateway().refund(intent, aRefundKey(), yen(1000));

    assertThat(gateway().refund(intent, aRefundKey(), yen(501))).isInstanceOf(Refund.Refused.class);
    assertThat(gateway().refund(intent, aRefundKey(), yen(500))).isEqualTo(new Refunded());
  }

  @Test
  default void refunds_that_race_never_exceed_what_was_captured() {
    IntentKey intent = captured(yen(1500));
    List<RefundKey> keys = IntStream.range(0, 12).mapToObj(i -> aRefundKey()).toList();

    List<Refund> answers = Race.of(12, i -> gateway().refund(intent, keys.get(i), yen(400)));

    assertThat(answers).filteredOn(new Refunded()::equals).hasSize(3);
    assertThat(found(intent).refunds()).hasSize(3);
  }

  @Test
  default void a_refund_in_another_currency_is_refused() {
    IntentKey intent = captured(yen(1500));

    assertThat(gateway().refund(intent, aRefundKey(), euros("1.00")))
        .isInstanceOf(Refund.Refused.class);
    assertThat(found(intent).refunds()).isEmpty();
  }

  @Test
  default void what_was_not_captured_is_not_paid_back() {
    IntentKey authorised = authorised(yen(1500));

    assertThat(gateway().refund(authorised, aRefundKey(), yen(1)))
        .isInstanceOf(Refund.Refused.class);
    assertThat(gateway().refund(anIntent(), aRefundKey(), yen(1)))
        .isInstanceOf(Refund.Refused.class);
  }

  // What the clauses share

  private IntentKey authorised(Money amount) {
    IntentKey intent = anIntent();
    assertThat(gateway().authorise(intent, amount, approvedCard())).isInstanceOf(Authorised.class);
    return intent;
  }

  private IntentKey captured(Money amount) {
    IntentKey intent = authorised(amount);
    assertThat(gateway().capture(intent)).isEqualTo(new Captured());
    return intent;
  }

  private Found found(IntentKey intent) {
    PaymentGateway.Finding finding = gateway().find(intent);
    assertThat(finding).isInstanceOf(Found.class);
    return (Found) finding;
  }
}
