package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.TOKYO;
import static io.travelapp.domain.Examples.YEN;
import static io.travelapp.domain.Examples.calls;
import static io.travelapp.domain.Examples.feedId;
import static io.travelapp.domain.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.schedule.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

  private static final LocalDate DATE = LocalDate.of(2027, 4, 2);

  private static OfferQuery query(int seats, int limit) {
    return new OfferQuery(
        new PlaceId(1),
        Optional.empty(),
        DATE,
        seats,
        OfferQuery.Sort.DEPARTURE,
        Optional.empty(),
        limit);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 100"})
  void a_search_is_for_one_to_nine_seats_and_at_most_a_hundred_offers(int seats, int limit) {
    assertThat(query(seats, limit).seats()).isEqualTo(seats);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "10, 10", "-1, 10", "1, 0", "1, 101"})
  void a_search_for_more_or_less_is_refused(int seats, int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> query(seats, limit));
  }

  @Test
  void an_offer_stands_where_its_departure_its_price_or_its_duration_puts_it() {
    Instant start = Instant.parse("2027-04-02T00:00:00Z");
    List<StopCall> calls = calls(start, "Kofu", "Otsuki", "Tokyo");
    Offer offer =
        new Offer(
            new DepartureId(77),
            feedId("T1"),
            line(TOKYO),
            DATE,
            calls.get(0),
            calls.get(2),
            5,
            Money.of(1500, YEN));
    long boards = start.getEpochSecond();

    assertThat(offer.duration()).hasMinutes(20);
    assertThat(offer.position(OfferQuery.Sort.DEPARTURE))
        .isEqualTo(new OfferQuery.Position(boards, boards, 77));
    assertThat(offer.position(OfferQuery.Sort.PRICE))
        .isEqualTo(new OfferQuery.Position(1500, boards, 77));
    assertThat(offer.position(OfferQuery.Sort.DURATION))
        .isEqualTo(new OfferQuery.Position(20, boards, 77));
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "5f0c1f9e-7f4c-4b1c-9d2f-6a1f7f1f2a3b", "with blank", "~!@#"})
  void an_idempotency_key_is_what_the_client_chose(String key) {
    assertThat(RequestKey.isKey(key)).isTrue();
    assertThat(new RequestKey(Sales.MARY, "hold", key).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   ", "key\n", "k\u0000y", "schlüssel"})
  void a_key_that_cannot_be_printed_or_seen_is_none(String key) {
    assertThat(RequestKey.isKey(key)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestKey(Sales.MARY, "hold", key))
        .withMessageNotContaining("schl");
  }

  @Test
  void an_idempotency_key_has_at_most_255_characters() {
    assertThat(RequestKey.isKey("k".repeat(255))).isTrue();
    assertThat(RequestKey.isKey("k".repeat(256))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', Shelley", "Mary, ''", "' ', Shelley", "Mary, ' '"})
  void a_passenger_has_a_given_and_a_family_name(String given, String family) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PassengerName(given, family));
    assertThat(new PassengerName("Mary", "Shelley").family()).isEqualTo("Shelley");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 731})
  void a_timetable_is_on_sale_for_one_day_to_two_years(int days) {
    Timetable nothing = new Timetable("fuji", List.of(), List.of(), List.of(), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Publication(nothing, List.of(), DATE, days));
    assertThat(new Publication(nothing, List.of(), DATE, 1).days()).isEqualTo(1);
    assertThat(new Publication(nothing, List.of(), DATE, 730).days()).isEqualTo(730);
  }
}
