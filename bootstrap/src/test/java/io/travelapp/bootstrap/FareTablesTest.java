package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.GroupDiscount;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.fare.Tax;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FareTablesTest {

  @TempDir private Path folder;

  private void table(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), String.join("\n", lines) + "\n");
  }

  private FareConditions read() {
    return FareTables.read(folder);
  }

  @Test
  void each_table_that_is_there_replaces_that_part_of_the_usual_terms() throws IOException {
    table(
        "products",
        "id,label,percent,free_seat_choice,exchangeable,refunds",
        "basic,\"Basic, no refund\",90,no,no,",
        "full,Full,130,yes,,7d:100 24h:75 15m:50");

    assertThat(read().products())
        .containsExactly(
            new FareProduct(
                "basic", "Basic, no refund", 90, false, false, new RefundPolicy(List.of())),
            new FareProduct(
                "full",
                "Full",
                130,
                true,
                new RefundPolicy(
                    List.of(
                        new RefundPolicy.Tier(Duration.ofDays(7), 100),
                        new RefundPolicy.Tier(Duration.ofHours(24), 75),
                        new RefundPolicy.Tier(Duration.ofMinutes(15), 50)))));
    assertThat(read().passengerTypes()).isEqualTo(FareConditions.standard().passengerTypes());
    assertThat(read().promotions()).isEmpty();
  }

  @Test
  void every_table_is_read() throws IOException {
    table(
        "types",
        "id,label,age_from,age_to,percent,seat",
        "adult,Adult,3,130,100,yes",
        "infant,Infant,0,2,0,no");
    table(
        "promotions",
        "code,label,percent,amount,currency,sold_from,sold_until,travel_from,travel_to,products,passengers_min,uses,uses_per_customer",
        "spring,Spring offer,10,,,2027-03-01T00:00:00Z,2027-04-01T00:00:00Z,2027-04-01,,standard,2,100,1",
        "FIVE,Five off,,5.00,EUR,,,,,,,,");
    table("group_discounts", "label,passengers,percent", "Group,6,10");
    table("taxes", "country,label,percent", "US,Sales tax,8.875");
    table("seat_fees", "label,feature,amount,currency", "Window,window,300,JPY", "Seat,,200,JPY");

    FareConditions conditions = read();

    assertThat(conditions.passengerTypes())
        .containsExactly(
            new PassengerType("adult", "Adult", 3, 130, 100, true),
            new PassengerType("infant", "Infant", 0, 2, 0, false));
    assertThat(conditions.promotions())
        .containsExactly(
            new Promotion(
                "SPRING",
                "Spring offer",
                new Promotion.Reduction.Percent(10),
                new Promotion.SalePeriod(
                    Optional.of(Instant.parse("2027-03-01T00:00:00Z")),
                    Optional.of(Instant.parse("2027-04-01T00:00:00Z"))),
                new Promotion.TravelPeriod(Optional.of(LocalDate.of(2027, 4, 1)), Optional.empty()),
                Set.of("standard"),
                2,
                new PromotionLimits(100, 1)),
            new Promotion(
                "FIVE",
                "Five off",
                new Promotion.Reduction.Amount(Money.of(500, Currency.getInstance("EUR"))),
                Promotion.SalePeriod.ALWAYS,
                Promotion.TravelPeriod.ALWAYS,
                Set.of(),
                1,
                PromotionLimits.NONE));
    assertThat(conditions.groupDiscounts()).containsExactly(new GroupDiscount("Group", 6, 10));
    assertThat(conditions.taxes())
        .containsExactly(new Tax("US", "Sales tax", new BigDecimal("8.875")));
    assertThat(conditions.seatFees())
        .containsExactly(
            new SeatFee(
                "Window",
                Optional.of(SeatFeature.WINDOW),
                Money.of(300, Currency.getInstance("JPY"))),
            new SeatFee("Seat", Optional.empty(), Money.of(200, Currency.getInstance("JPY"))));
  }

  @Test
  void all_faults_are_told_at_once_by_file_and_line() throws IOException {
    table(
        "products",
        "id,label,percent,refunds",
        "a,A,many,",
        "b,B,100,soon:50",
        "c,C,100,2h:50 24h:100",
        "d,D,100");
    table("taxes", "country,label,percent,colour", "CH,VAT,8.1,blue");
    table("promotions", "code,label,percent,products", "X,X,10,gold");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::read)
        .withMessageContaining("products.csv:2: percent is a whole number, not \"many\"")
        .withMessageContaining("products.csv:3: \"soon:50\" is no tier of a refund")
        .withMessageContaining("products.csv:4: Tiers come nearer to departure")
        .withMessageContaining("products.csv:5: The line has 3 fields and the header 4")
        .withMessageContaining("taxes.csv:2: There is no column colour")
        .withMessageContaining("promotions.csv: X is for products that there are not: [gold]");
  }

  @Test
  void a_gap_between_the_ages_is_told() throws IOException {
    table("types", "id,label,age_from,age_to,percent,seat", "adult,Adult,14,130,100,yes");

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::read)
        .withMessageContaining("Age 0 belongs to no passenger type");
  }

  private PartyPolicy readParty() {
    return FareTables.readPartyPolicy(folder);
  }

  @Test
  void what_is_asked_of_parties_is_off_unless_it_is_said() throws IOException {
    table("taxes", "country,label,percent");
    assertThat(readParty()).isEqualTo(PartyPolicy.USUAL);

    table("party", "party_max", "6");
    assertThat(readParty()).isEqualTo(new PartyPolicy(6, false, Optional.empty()));

    table("party", "women_next_to_women", "yes");
    assertThat(readParty()).isEqualTo(new PartyPolicy(9, true, Optional.empty()));

    table(
        "party",
        "minors_age_from,minors_age_to,minors_earliest,minors_latest,minors_minutes_max",
        "12,15,07:00,21:00,300");
    assertThat(readParty())
        .isEqualTo(
            new PartyPolicy(
                9,
                false,
                Optional.of(
                    new MinorsAlone(
                        12, 16, LocalTime.of(7, 0), LocalTime.of(21, 0), Duration.ofHours(5)))));
  }

  @Test
  void what_is_asked_of_parties_by_halves_or_twice_is_told() throws IOException {
    table("party", "party_max,minors_age_from", "6,12");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::readParty)
        .withMessageContaining("party.csv:2: The field minors_age_to is missing");

    table("party", "party_max", "6", "7");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::readParty)
        .withMessageContaining("party.csv: There is one line, not 2");

    table("party", "women_next_to_women", "perhaps");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::readParty)
        .withMessageContaining("party.csv:2: women_next_to_women is yes or no, not \"perhaps\"");

    table("party", "party_max", "12");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::readParty)
        .withMessageContaining("party.csv:2: The largest party has 1 to 9 passengers, not 12");
  }

  @Test
  void a_folder_without_any_table_is_refused() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(this::read)
        .withMessageContaining("has no table of fares");
  }

  @Test
  void the_demonstration_sells_a_flexible_and_a_saver_fare_and_a_plain_adult_pays_the_fare() {
    FareConditions conditions = FareTables.ofDemonstration();

    assertThat(conditions.products())
        .extracting(FareProduct::id)
        .containsExactly("standard", "flexible", "saver");
    assertThat(conditions.usualProduct()).isEqualTo(FareConditions.standard().usualProduct());
    assertThat(conditions.passengerTypes()).isEqualTo(FareConditions.standard().passengerTypes());
  }
}
