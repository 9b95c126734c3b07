package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.travelapp.domain.booking.OfferQuery.Sort;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatLabel;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRecordTest {

  record Leg(String departure, Optional<List<SeatLabel>> seats) {}

  record Wish(
      EmailAddress email,
      int count,
      boolean accept,
      List<Leg> legs,
      Optional<Sort> sort,
      Optional<Money> expected) {}

  @Test
  void a_body_becomes_the_values_that_its_record_names() {
    Wish wish =
        read(
            """
            {"email":"anna@example.com","count":2,"accept":true,
             "legs":[{"departure":"dep_1","seats":["4A","4B"]},{"departure":"dep_2"}],
             "sort":"price","expected":{"amount":"24.90","currency":"EUR"}}\
            """);

    assertThat(wish)
        .isEqualTo(
            new Wish(
                new EmailAddress("anna@example.com"),
                2,
                true,
                List.of(
                    new Leg(
                        "dep_1", Optional.of(List.of(new SeatLabel("4A"), new SeatLabel("4B")))),
                    new Leg("dep_2", Optional.empty())),
                Optional.of(Sort.PRICE),
                Optional.of(Money.of(2490, Currency.getInstance("EUR")))));
  }

  @Test
  void null_is_as_good_as_nothing_where_something_may_be_missing() {
    Wish wish =
        read(
            """
            {"email":"anna@example.com","count":2,"accept":true,"legs":[],"sort":null}\
            """);

    assertThat(wish.sort()).isEmpty();
    assertThat(wish.legs()).isEmpty();
  }

  @Test
  void every_fault_is_named_at_once_and_by_its_place() {
    List<Fault> faults =
        faultsOf(
            """
            {"email":"no address","count":"2","legs":[{"seats":["4A",5,"much too long"]},7],
             "sort":"beauty","expected":{"amount":"24.901","currency":"EUR"},"price/~":0}\
            """);

    assertThat(faults)
        .extracting(fault -> fault.pointer().orElseThrow() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "#/email unfit",
            "#/count wrong_type",
            "#/accept missing",
            "#/legs/0/departure missing",
            "#/legs/0/seats/1 wrong_type",
            "#/legs/0/seats/2 unfit",
            "#/legs/1 wrong_type",
            "#/sort unfit",
            "#/expected unfit",
            "#/price~1~0 unknown_field");
  }

  @Test
  void all_that_is_missing_is_named() {
    assertThat(faultsOf("{}"))
        .extracting(fault -> fault.pointer().orElseThrow() + " " + fault.code())
        .containsExactly(
            "#/email missing", "#/count missing", "#/accept missing", "#/legs missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2e0", "3000000000", "true", "\"2\"", "[2]", "{}"})
  void a_whole_number_is_written_as_one(String number) {
    List<Fault> faults =
        faultsOf(
            "{\"email\":\"a@b.example\",\"accept\":true,\"legs\":[],\"count\":" + number + "}");

    assertThat(faults)
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).contains("#/count"))
        .satisfies(fault -> assertThat(fault.code()).isEqualTo("wrong_type"));
  }

  @Test
  void what_no_store_keeps_is_no_text() {
    record Note(String text) {}

    for (String text : List.of("\\u0000", "\\ud83d", "a\\udc00")) {
      Problem problem = problemOf("{\"text\":\"" + text + "\"}", Note.class);

      assertThat(problem.code()).isEqualTo(ProblemCode.UNFIT);
      assertThat(problem.faults())
          .extracting(Fault::pointer)
          .containsExactly(Optional.of("#/text"));
    }
  }

  @Test
  void a_list_has_its_limit() {
    record Numbers(List<Integer> all) {}
    String many = "1,".repeat(RequestRecord.LIST_MAX) + "1";

    Problem problem = problemOf("{\"all\":[" + many + "]}", Numbers.class);

    assertThat(problem.faults()).extracting(Fault::pointer).containsExactly(Optional.of("#/all"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{'email':1}",
        "{\"email\":1,\"email\":1}",
        "{\"count\":01}",
        "{\"count\":NaN}",
        "// comment\n{}",
        "{\"email\":\"a\tb\"}"
      })
  void what_is_not_one_json_value_is_malformed(String body) {
    assertThat(problemOf(body, Wish.class).code()).isEqualTo(ProblemCode.MALFORMED_JSON);
  }

  @Test
  void bounds_hold_for_depth_text_names_and_numbers() {
    for (String body :
        List.of(
            "[".repeat(33) + "]".repeat(33),
            "{\"email\":\"" + "x".repeat(Json.STRING_MAX + 1) + "\"}",
            "{\"" + "x".repeat(1000) + "\":1}",
            "{\"count\":" + "1".repeat(1000) + "}")) {
      assertThat(problemOf(body, Wish.class).code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    }
  }

  @Test
  void a_body_that_is_not_utf_8_is_malformed() {
    byte[] latin = "{\"email\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Json.parse(latin));

    assertThat(refusal.problem().detail()).isEqualTo("The body is not UTF-8.");
  }

  @Test
  void what_is_told_of_a_malformed_body_neither_quotes_it_nor_names_a_class() {
    Problem problem = problemOf("{\"password\":hunter2}", Wish.class);

    assertThat(problem.detail()).matches("The body is not JSON, at line 1, column [0-9]+\\.");
  }

  private static Wish read(String body) {
    return RequestRecord.read(Json.parse(body.getBytes(StandardCharsets.UTF_8)), Wish.class);
  }

  private static List<Fault> faultsOf(String body) {
    return problemOf(body, Wish.class).faults();
  }

  private static Problem problemOf(String body, Class<?> type) {
    return catchThrowableOfType(
            Refusal.class,
            () -> RequestRecord.read(Json.parse(body.getBytes(StandardCharsets.UTF_8)), type))
        .problem();
  }
}
