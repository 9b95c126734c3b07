package io.travelapp.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.GroupDiscount;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.fare.Promotion.Reduction;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.fare.Tax;
import io.travelapp.domain.fare.TicketPrices;
import io.travelapp.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The vectors of fares; {@code README.md} beside them says what each column is. */
final class FareVectorsTest {

  private static final String VECTORS = "/io/travelapp/testkit/vectors/fares/";

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = VECTORS + "prices.csv", numLinesToSkip = 1)
  void the_lines_of_each_ticket_add_up_to_its_share_and_the_shares_to_the_total(
      String name,
      String currencyCode,
      String fares,
      String countries,
      String party,
      int productPercent,
      String freeSeatChoice,
      @Nullable String groups,
      @Nullable String promotion,
      @Nullable String seatFees,
      @Nullable String taxes,
      String lines,
      String shares,
      String total) {
    Currency currency = Currency.getInstance(currencyCode);
    List<PassengerType> types = words(party).map(FareVectorsTest::type).toList();
    FareProduct product =
        new FareProduct(
            "product",
            "Product",
            productPercent,
            freeSeatChoice.equals("yes"),
            new RefundPolicy(List.of()));
    FareConditions standard = FareConditions.standard();
    FareConditions conditions =
        new FareConditions(
            standard.passengerTypes(),
            List.of(product),
            List.of(),
            pairs(groups)
                .map(pair ->
                    new GroupDiscount(
                        "Group", Integer.parseInt(pair[0]), Integer.parseInt(pair[1])))
                .toList(),
            pairs(taxes).map(pair -> new Tax(pair[0], "Tax", new BigDecimal(pair[1]))).toList(),
            List.of());

    Price price =
        new TicketPrices(conditions, product, promotion(promotion, currency))
            .of(types, legs(fares, countries, seatFees, types.size(), currency));

    assertThat(price.total().amount()).as(name).isEqualTo(total);
    assertThat(ofTickets(price, types.size(), (passenger, leg) -> share(price, passenger, leg)))
        .isEqualTo(shares);
    assertThat(
            IntStream.range(0, words(fares).toList().size())
                .boxed()
                .flatMap(leg ->
                    IntStream.range(0, types.size())
                        .mapToObj(passenger -> linesOf(price, passenger, leg)))
                .collect(Collectors.joining(" | ")))
        .isEqualTo(lines);
  }

  private interface OfTicket {
    String of(int passenger, int leg);
  }

  private static String ofTickets(Price price, int party, OfTicket text) {
    int legs = 1 + price.lines().stream().mapToInt(PriceLine::leg).max().orElseThrow();
    return IntStream.range(0, legs)
        .boxed()
        .flatMap(leg -> IntStream.range(0, party).mapToObj(passenger -> text.of(passenger, leg)))
        .collect(Collectors.joining(" "));
  }

  private static String share(Price price, int passenger, int leg) {
    return price.shareOf(passenger, leg).amount();
  }

  private static String linesOf(Price price, int passenger, int leg) {
    return price.lines().stream()
        .filter(line -> line.passenger() == passenger && line.leg() == leg)
        .map(line -> line.amount().amount())
        .collect(Collectors.joining(" "));
  }

  private static PassengerType type(String percent) {
    boolean onLap = percent.endsWith("i");
    int number = Integer.parseInt(percent.replace("i", ""));
    return new PassengerType("type", "Type", 0, PassengerType.AGE_MAX, number, !onLap);
  }

  private static Optional<Promotion> promotion(@Nullable String text, Currency currency) {
    return Optional.ofNullable(text)
        .map(reduction ->
            new Promotion(
                "CODE",
                "Promotion",
                reduction.endsWith("%")
                    ? new Reduction.Percent(Integer.parseInt(reduction.replace("%", "")))
                    : new Reduction.Amount(Money.parse(reduction, currency)),
                Promotion.SalePeriod.ALWAYS,
                Promotion.TravelPeriod.ALWAYS,
                Set.of(),
                1,
                PromotionLimits.NONE));
  }

  private static List<TicketPrices.Leg> legs(
      String fares, String countries, @Nullable String seatFees, int party, Currency currency) {
    List<String> amounts = words(fares).toList();
    List<String> boarding = words(countries).toList();
    List<String> fees = seatFees == null ? List.of() : List.of(seatFees.split(" / ", -1));
    return IntStream.range(0, amounts.size())
        .mapToObj(leg ->
            new TicketPrices.Leg(
                Money.parse(amounts.get(leg), currency),
                boarding.get(leg),
                fees.isEmpty() ? List.of() : fees(fees.get(leg), party, currency)))
        .toList();
  }

  private static List<Optional<SeatFee>> fees(String text, int party, Currency currency) {
    List<Optional<SeatFee>> fees =
        words(text)
            .map(amount ->
                amount.equals("-")
                    ? Optional.<SeatFee>empty()
                    : Optional.of(
                        new SeatFee("Seat", Optional.empty(), Money.parse(amount, currency))))
            .toList();
    assertThat(fees).hasSize(party);
    return fees;
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "parts.csv", numLinesToSkip = 1)
  void an_amount_is_shared_out_whole_and_in_proportion(
      String currencyCode, String whole, String weights, String parts) {
    Currency currency = Currency.getInstance(currencyCode);

    assertThat(
            Money.parse(whole, currency)
                .sharedOut(words(weights).map(part -> Money.parse(part, currency)).toList())
                .stream()
                .map(Money::amount)
                .collect(Collectors.joining(" ")))
        .isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "ages.csv", numLinesToSkip = 1)
  void age_counts_on_the_day_on_which_the_clock_at_the_boarding_stop_stands(
      ZoneId zone, LocalDate born, Instant boards, LocalDate day, int age, String type) {
    assertThat(boards.atZone(zone).toLocalDate()).isEqualTo(day);
    assertThat(PassengerType.ageOn(day, born)).isEqualTo(age);
    assertThat(FareConditions.standard().typeOfAge(age).map(PassengerType::id)).contains(type);
  }

  @ParameterizedTest(name = "{0}: {14}")
  @CsvFileSource(resources = VECTORS + "promotions.csv", numLinesToSkip = 1)
  void a_promotion_applies_to_a_sale_or_says_the_first_reason_why_not(
      String name,
      String reduction,
      @Nullable String currency,
      @Nullable Instant soldFrom,
      @Nullable Instant soldUntil,
      @Nullable LocalDate travelFrom,
      @Nullable LocalDate travelTo,
      @Nullable String products,
      int passengersMin,
      Instant at,
      String days,
      String product,
      int passengers,
      String saleCurrency,
      String answer) {
    Promotion promotion =
        new Promotion(
            "CODE",
            name,
            currency == null
                ? new Reduction.Percent(Integer.parseInt(reduction.replace("%", "")))
                : new Reduction.Amount(Money.parse(reduction, Currency.getInstance(currency))),
            new Promotion.SalePeriod(Optional.ofNullable(soldFrom), Optional.ofNullable(soldUntil)),
            new Promotion.TravelPeriod(
                Optional.ofNullable(travelFrom), Optional.ofNullable(travelTo)),
            products == null ? Set.of() : words(products).collect(Collectors.toSet()),
            passengersMin,
            PromotionLimits.NONE);
    Promotion.Sale sale =
        new Promotion.Sale(
            at,
            words(days).map(LocalDate::parse).toList(),
            product,
            passengers,
            Money.of(10_000, Currency.getInstance(saleCurrency)));

    assertThat(promotion.refusalOf(sale).map(FareVectorsTest::reason).orElse("applies"))
        .isEqualTo(answer);
  }

  private static String reason(Promotion.Refusal refusal) {
    return switch (refusal) {
      case Promotion.Refusal.NotYet ignored -> "not_yet";
      case Promotion.Refusal.Over ignored -> "over";
      case Promotion.Refusal.OtherTravelDays ignored -> "other_travel_days";
      case Promotion.Refusal.OtherProduct ignored -> "other_product";
      case Promotion.Refusal.TooFewPassengers ignored -> "too_few_passengers";
      case Promotion.Refusal.OtherCurrency ignored -> "other_currency";
      case Promotion.Refusal.UsedUp ignored -> "used_up";
    };
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ", -1));
  }

  private static Stream<String[]> pairs(@Nullable String text) {
    return text == null ? Stream.empty() : words(text).map(pair -> pair.split(":", -1));
  }
}
