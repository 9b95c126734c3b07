package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.travelapp.domain.Examples;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundsTest {

  private static final Funds FUNDS = new Funds(List.of(part("b", 300), part("c", 500)));
  private static final CancellationQuote QUOTE =
      CancellationQuote.of(
          "quote-0001",
          booking(List.of(leg(BOARDS)), "8.00"),
          booking(List.of(leg(BOARDS)), "8.00").tickets(),
          BOARDS.minusSeconds(1));

  @Test
  void money_is_taken_from_the_largest_part_first_and_equals_in_order() {
    assertThat(FUNDS.take(euros(400))).containsExactly(part("c", 400));
    assertThat(FUNDS.take(euros(501))).containsExactly(part("c", 500), part("b", 1));
    assertThat(FUNDS.plus(List.of(part("a", 300))).take(euros(900)))
        .containsExactly(part("c", 500), part("a", 300), part("b", 100));
    assertThat(FUNDS.take(euros(0))).isEmpty();
  }

  @Test
  void more_than_there_is_is_not_taken() {
    assertThatIllegalStateException().isThrownBy(() -> FUNDS.take(euros(801)));
  }

  @Test
  void what_was_taken_is_not_there_any_more() {
    assertThat(FUNDS.without(FUNDS.take(euros(501))).parts()).containsExactly(part("b", 299));
  }

  @Test
  void what_goes_back_from_several_captures_is_ordered_of_each_under_a_key_of_its_own() {
    assertThat(FUNDS.refund(QUOTE, euros(600)))
        .containsExactly(
            new RefundOrder(new RefundKey("quote-0001"), intent("c"), euros(500)),
            new RefundOrder(new RefundKey("quote-0001-2"), intent("b"), euros(100)));
    assertThat(FUNDS.refund(QUOTE, euros(0))).isEmpty();
  }

  private static Funds.Part part(String intent, long cents) {
    return new Funds.Part(intent(intent), euros(cents));
  }

  private static IntentKey intent(String name) {
    return new IntentKey("intent-" + name);
  }

  private static Money euros(long cents) {
    return Money.of(cents, Examples.EURO);
  }
}
