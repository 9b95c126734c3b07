package io.travelapp.domain.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingReferenceTest {

  @Test
  void a_reference_has_eight_characters_of_which_none_is_taken_for_another() {
    Set<Character> used = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      String reference = BookingReference.random(random).value();
      assertThat(reference).hasSize(8);
      reference.chars().forEach(c -> used.add((char) c));
    }

    assertThat(used.stream().map(String::valueOf).collect(Collectors.joining()))
        .isEqualTo("23456789CDFHJKMNPQRTVWX");
  }

  @Test
  void references_are_as_random_as_their_source() {
    Set<BookingReference> references = new HashSet<>();
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      references.add(BookingReference.random(random));
    }

    assertThat(references).hasSize(10_000);
    assertThat(BookingReference.random(new Random(3)))
        .isEqualTo(BookingReference.random(new Random(3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K7PX2MQ9",
        "k7px2mq9",
        "K7PX 2MQ9",
        "k7px-2mq9",
        " K7PX2MQ9 ",
        "K-7-P-X 2 M Q 9",
      })
  void a_reference_is_read_as_people_type_it(String typed) {
    assertThat(BookingReference.parse(typed)).contains(new BookingReference("K7PX2MQ9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "K7PX2MQ",
        "K7PX2MQ99",
        "K7PX2MQ0",
        "K7PX2MQ1",
        "K7PX2MQA",
        "K7PX2MQO",
        "K7PX2MQB",
        "K7PX2MQS",
        "K7PX2MQZ",
        "K7PX2MQL",
        "K7PX2MQG",
        "K7PX2MQY",
        "K7PX_2MQ9",
        "K7PX2MQ9\n",
        "\u212A7PX2MQ9",
        "Ｋ7PX2MQ9",
      })
  void a_text_that_no_reference_has_is_none(String typed) {
    assertThat(BookingReference.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k7px2mq9", "K7PX 2MQ9", "K7PX2MQ", "K7PX2MQ0"})
  void a_reference_is_made_of_its_own_form_alone(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BookingReference(value));
  }
}
