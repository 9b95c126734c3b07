package io.travelapp.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CardProperties {

  @Provide
  Arbitrary<String> visaNumbers() {
    return Arbitraries.strings().numeric().ofLength(14).map(middle -> complete("4" + middle));
  }

  /**
   * The number with its check digit: the one of ten that completes the sum to a multiple of ten.
   */
  private static String complete(String digits) {
    int sum = 0;
    boolean twice = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = Character.digit(digits.charAt(i), 10);
      sum += twice ? digit / 5 + digit * 2 % 10 : digit;
      twice = !twice;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static Card.Check check(String number) {
    return Card.check(number, 12, 2030, "123", "Mary Shelley", YearMonth.of(2027, 4));
  }

  @Property
  void a_number_with_its_check_digit_is_taken(@ForAll("visaNumbers") String number) {
    assertThat(check(number)).isInstanceOf(Card.Check.Fit.class);
  }

  @Property
  void a_single_wrong_digit_is_always_noticed(
      @ForAll("visaNumbers") String number,
      @ForAll @IntRange(min = 1, max = 15) int position,
      @ForAll @IntRange(min = 1, max = 9) int error) {
    int wrong = (Character.digit(number.charAt(position), 10) + error) % 10;
    String mistyped = number.substring(0, position) + wrong + number.substring(position + 1);

    assertThat(check(mistyped))
        .isEqualTo(new Card.Check.Unfit(List.of(Card.Fault.NUMBER_CHECK_DIGIT)));
  }
}
