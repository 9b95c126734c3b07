package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.DECLINED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.anIntent;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.CardVault.Answer.Stored;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import org.junit.jupiter.api.Test;

/** What every {@link CardVault} promises whose gateway knows the test cards. */
public interface CardVaultContract {

  CardVault vault();

  /** The gateway that takes the vault's tokens. */
  PaymentGateway gateway();

  @Test
  default void a_stored_card_is_answered_with_what_may_be_shown_of_it() {
    Card card = card(APPROVED_NUMBER);

    assertThat(stored(card).card()).isEqualTo(card.summary());
  }

  @Test
  default void a_token_does_not_tell_the_number_of_the_card() {
    Card card = card(APPROVED_NUMBER);

    assertThat(stored(card).token().value()).doesNotContain(card.number());
  }

  @Test
  default void a_token_pays_with_its_card() {
    Stored approved = stored(card(APPROVED_NUMBER));
    Stored declined = stored(card(DECLINED_NUMBER));

    assertThat(gateway().authorise(anIntent(), yen(1000), approved.token()))
        .isEqualTo(new Authorisation.Authorised(approved.card()));
    assertThat(gateway().authorise(anIntent(), yen(1000), declined.token()))
        .isInstanceOf(Authorisation.Declined.class);
  }

  private Stored stored(Card card) {
    CardVault.Answer answer = vault().store(card);
    assertThat(answer).isInstanceOf(Stored.class);
    return (Stored) answer;
  }
}
