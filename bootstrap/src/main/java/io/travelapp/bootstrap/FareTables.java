package io.travelapp.bootstrap;

import io.travelapp.bootstrap.CsvTable.Row;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PartyPolicy.MinorsAlone;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.FareProduct;
import io.travelapp.domain.fare.GroupDiscount;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.fare.Promotion;
import io.travelapp.domain.fare.Promotion.Reduction;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.SeatFee;
import io.travelapp.domain.fare.Tax;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.seating.SeatFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The terms of sale as tables (CSV, UTF-8, a header): {@code types}, {@code products}, {@code
 * promotions}, {@code group_discounts}, {@code taxes} and {@code seat_fees}, and {@code party} for
 * whom is carried. A table that is missing leaves that part as {@link FareConditions#standard()} or
 * {@link PartyPolicy#USUAL} has it. All faults are told at once, each by file and line.
 */
final class FareTables {

  private static final List<String> NAMES =
      List.of("types", "products", "promotions", "group_discounts", "taxes", "seat_fees", "party");

  private static final List<String> MINORS =
      List.of(
          "minors_age_from",
          "minors_age_to",
          "minors_earliest",
          "minors_latest",
          "minors_minutes_max");

  private final Function<String, Optional<String>> texts;
  private final List<String> faults = new ArrayList<>();

  private FareTables(Function<String, Optional<String>> texts) {
    this.texts = texts;
  }

  /**
   * Those of a folder.
   *
   * @throws CannotStart if it is none, has no such table, or a table is at fault
   */
  static FareConditions read(Path folder) {
    FareTables tables = new FareTables(file -> textIn(folder, file));
    if (NAMES.stream().noneMatch(name -> Files.isRegularFile(folder.resolve(name + ".csv")))) {
      throw new CannotStart(
          folder + " has no table of fares: " + String.join(".csv, ", NAMES) + ".csv");
    }
    return tables.read();
  }

  /**
   * What the operator asks of the parties that it carries, by the table of a folder.
   *
   * @throws CannotStart if the table is at fault
   */
  static PartyPolicy readPartyPolicy(Path folder) {
    FareTables tables = new FareTables(file -> textIn(folder, file));
    List<PartyPolicy> policies =
        tables.table("party", FareTables::partyPolicy, List.of(PartyPolicy.USUAL));
    if (tables.faults.isEmpty() && policies.size() != 1) {
      tables.faults.add("party.csv: There is one line, not " + policies.size());
    }
    tables.refuseFaults();
    return policies.getFirst();
  }

  private static Optional<String> textIn(Path folder, String file) {
    Path path = folder.resolve(file);
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new CannotStart(path + " cannot be read as UTF-8: " + e.getMessage(), e);
    }
  }

  /** Those that come with the demonstration network. */
  static FareConditions ofDemonstration() {
    return new FareTables(FareTables::textWithin).read();
  }

  private static Optional<String> textWithin(String file) {
    try (InputStream in = FareTables.class.getResourceAsStream("fares/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FareConditions read() {
    FareConditions standard = FareConditions.standard();
    List<PassengerType> types = table("types", FareTables::type, standard.passengerTypes());
    List<FareProduct> products = table("products", FareTables::product, standard.products());
    List<Promotion> promotions = table("promotions", FareTables::promotion, List.of());
    List<GroupDiscount> groups = table("group_discounts", FareTables::groupDiscount, List.of());
    List<Tax> taxes = table("taxes", FareTables::tax, List.of());
    List<SeatFee> fees = table("seat_fees", FareTables::seatFee, List.of());
    promotions.forEach(promotion -> requireProducts(promotion, products));
    refuseFaults();
    try {
      return new FareConditions(types, products, promotions, groups, taxes, fees);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("The tables of fares contradict themselves: " + e.getMessage(), e);
    }
  }

  private void requireProducts(Promotion promotion, List<FareProduct> products) {
    Set<String> unknown = new HashSet<>(promotion.products());
    products.forEach(product -> unknown.remove(product.id()));
    if (!unknown.isEmpty()) {
      faults.add(
          "promotions.csv: "
              + promotion.code()
              + " is for products that there are not: "
              + unknown);
    }
  }

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new CannotStart("The tables of fares are at fault:\n  " + String.join("\n  ", faults));
    }
  }

  private <T> List<T> table(String name, Function<Row, T> read, List<T> usual) {
    String file = name + ".csv";
    Optional<String> text = texts.apply(file);
    if (text.isEmpty()) {
      return usual;
    }
    List<T> things = new ArrayList<>();
    for (Row row : CsvTable.rows(text.get())) {
      try {
        things.add(read.apply(row));
        row.refuseUnknown();
      } catch (IllegalArgumentException e) {
        faults.add(file + ":" + row.line() + ": " + e.getMessage());
      }
    }
    return things;
  }

  private static PassengerType type(Row row) {
    return new PassengerType(
        row.text("id"),
        row.text("label"),
        row.number("age_from"),
        row.number("age_to"),
        row.number("percent"),
        row.yes("seat"));
  }

  private static FareProduct product(Row row) {
    return new FareProduct(
        row.text("id"),
        row.text("label"),
        row.number("percent"),
        row.find("free_seat_choice").isPresent() && row.yes("free_seat_choice"),
        row.find("exchangeable").isEmpty() || row.yes("exchangeable"),
        new RefundPolicy(
            row.find("refunds")
                .map(tiers -> Arrays.stream(tiers.split(" +")).map(FareTables::tier).toList())
                .orElse(List.of())));
  }

  /** Such as {@code 24h:100}, {@code 15m:50} or {@code 7d:90}. */
  private static RefundPolicy.Tier tier(String text) {
    if (!text.matches("[0-9]{1,5}[dhm]:[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no tier of a refund such as 24h:100, 15m:50 or 7d:90");
    }
    String[] parts = text.split(":", -1);
    String before = parts[0];
    long number = Long.parseLong(before.substring(0, before.length() - 1));
    Duration time =
        switch (before.charAt(before.length() - 1)) {
          case 'd' -> Duration.ofDays(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        };
    return new RefundPolicy.Tier(time, Integer.parseInt(parts[1]));
  }

  private static Promotion promotion(Row row) {
    return new Promotion(
        Promotion.codeOf(row.text("code")),
        row.text("label"),
        reduction(row),
        new Promotion.SalePeriod(row.findInstant("sold_from"), row.findInstant("sold_until")),
        new Promotion.TravelPeriod(row.findDate("travel_from"), row.findDate("travel_to")),
        row.find("products").map(list -> Set.of(list.split(" +"))).orElse(Set.of()),
        row.findNumber("passengers_min").orElse(1),
        new PromotionLimits(
            row.findNumber("uses").orElse(PromotionLimits.NONE.uses()),
            row.findNumber("uses_per_customer").orElse(PromotionLimits.NONE.usesPerCustomer())));
  }

  private static Reduction reduction(Row row) {
    if (row.find("percent").isPresent() == row.find("amount").isPresent()
        || row.find("amount").isPresent() != row.find("currency").isPresent()) {
      throw new IllegalArgumentException(
          "Either percent is needed, or amount and currency, and never both");
    }
    return row.find("percent").isPresent()
        ? new Reduction.Percent(row.number("percent"))
        : new Reduction.Amount(amount(row));
  }

  private static Money amount(Row row) {
    String currency = row.text("currency");
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      throw new IllegalArgumentException("\"" + currency + "\" is no currency");
    }
    return Money.parse(row.text("amount"), Currency.getInstance(currency));
  }

  private static GroupDiscount groupDiscount(Row row) {
    return new GroupDiscount(row.text("label"), row.number("passengers"), row.number("percent"));
  }

  private static Tax tax(Row row) {
    return new Tax(row.text("country"), row.text("label"), row.decimal("percent"));
  }

  private static SeatFee seatFee(Row row) {
    return new SeatFee(
        row.text("label"), row.find("feature").map(FareTables::feature), amount(row));
  }

  private static SeatFeature feature(String text) {
    return Arrays.stream(SeatFeature.values())
        .filter(feature -> feature.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + text + "\" is no feature of a seat"));
  }

  private static PartyPolicy partyPolicy(Row row) {
    return new PartyPolicy(
        row.findNumber("party_max").orElse(PartyPolicy.USUAL.partyMax()),
        row.find("women_next_to_women").isPresent() && row.yes("women_next_to_women"),
        minorsAlone(row));
  }

  /** All of it is said, or nothing. */
  private static Optional<MinorsAlone> minorsAlone(Row row) {
    long said = MINORS.stream().filter(column -> row.find(column).isPresent()).count();
    return said == 0
        ? Optional.empty()
        : Optional.of(
            new MinorsAlone(
                row.number("minors_age_from"),
                row.number("minors_age_to") + 1,
                row.time("minors_earliest"),
                row.time("minors_latest"),
                Duration.ofMinutes(row.number("minors_minutes_max"))));
  }
}
