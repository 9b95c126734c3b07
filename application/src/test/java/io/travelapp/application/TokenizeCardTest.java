package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.application.TokenizeCard.Command;
import io.travelapp.application.TokenizeCard.Outcome;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardBrand;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.testkit.ManualClock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizeCardTest {

  private final BookingOffice office = new BookingOffice();

  @Test
  void a_fit_card_becomes_a_token_and_what_may_be_shown_of_it() {
    assertThat(tokenize(card(12, 2030)))
        .isInstanceOfSatisfying(
            Outcome.Stored.class,
            stored -> {
              assertThat(stored.card())
                  .isEqualTo(new CardSummary(CardBrand.VISA, "4242", YearMonth.of(2030, 12)));
              assertThat(stored.token().value()).doesNotContain("4242424242424242");
            });
  }

  @Test
  void everything_that_is_wrong_with_a_card_is_told_at_once() {
    assertThat(tokenize(new Command("4242 4242 4242 4241", 13, 27, "12", " ")))
        .isEqualTo(
            new Outcome.Unfit(
                List.of(
                    Card.Fault.NUMBER_CHECK_DIGIT,
                    Card.Fault.EXPIRY_NOT_A_MONTH,
                    Card.Fault.EXPIRY_NOT_A_YEAR,
                    Card.Fault.SECURITY_CODE_LENGTH,
                    Card.Fault.HOLDER_MISSING)));
  }

  @Test
  void a_card_is_good_to_the_end_of_its_month_wherever_on_earth() {
    Command march = card(3, 2027);

    assertThat(tokenizeAt("2027-04-01T11:59:59Z", march)).isInstanceOf(Outcome.Stored.class);
    assertThat(tokenizeAt("2027-04-01T12:00:00Z", march))
        .isEqualTo(new Outcome.Unfit(List.of(Card.Fault.EXPIRED)));
  }

  @Test
  void a_gateway_that_does_not_answer_stores_nothing() {
    TokenizeCard tokenize =
        new TokenizeCard(card -> new CardVault.Answer.Unavailable(), office.store.clock());

    assertThat(tokenize.handle(card(12, 2030))).isEqualTo(new Outcome.GatewayUnavailable());
  }

  @Test
  void an_unfit_card_never_reaches_the_gateway() {
    TokenizeCard tokenize =
        new TokenizeCard(
            card -> {
              throw new AssertionError("It was asked");
            },
            office.store.clock());

    assertThat(tokenize.handle(card(1, 2027)))
        .isEqualTo(new Outcome.Unfit(List.of(Card.Fault.EXPIRED)));
  }

  @Test
  void a_card_as_it_was_typed_tells_nothing() {
    assertThat(card(12, 2030).toString()).doesNotContain("4242", "123", "Anna");
  }

  private static Command card(int month, int year) {
    return new Command(APPROVED_NUMBER, month, year, "123", "Anna Sato");
  }

  private Outcome tokenize(Command command) {
    return new TokenizeCard(office.vault, office.store.clock()).handle(command);
  }

  private Outcome tokenizeAt(String instant, Command command) {
    return new TokenizeCard(office.vault, ManualClock.standingAt(Instant.parse(instant)))
        .handle(command);
  }
}
