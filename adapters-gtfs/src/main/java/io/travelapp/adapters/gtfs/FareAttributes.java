package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.fare.FareRule;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.OperatorId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The prices of a feed (fare_attributes.txt).
 *
 * <p>Whatever payment_method says, a seat is paid when it is booked. Each ride is sold by itself,
 * so a fare that would include changes (transfers, transfer_duration) is the price of one ride.
 */
final class FareAttributes {

  private static final int PAYMENT_METHOD_MAX = 1;
  private static final int TRANSFERS_MAX = 2;
  private static final int TRANSFER_SECONDS_MAX = 999_999_999;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{0,15})?");

  private final Feed feed;
  private final Agencies agencies;

  /** All that are named; empty for those that were left out. */
  private final Map<String, Optional<Fare>> fares = new LinkedHashMap<>();

  private final Map<OperatorId, Optional<OperatorId>> operators = new HashMap<>();
  private final Occurrences withTransfers = new Occurrences();

  private FareAttributes(Feed feed, Agencies agencies) {
    this.feed = feed;
    this.agencies = agencies;
  }

  /**
   * A row of the table.
   *
   * @param operator whose routes it is for; empty for those of all
   */
  record Fare(Money price, Optional<OperatorId> operator, long line) {}

  static FareAttributes read(Feed feed, Agencies agencies) throws IOException {
    FareAttributes attributes = new FareAttributes(feed, agencies);
    feed.read(FeedFile.FARE_ATTRIBUTES, "the fare", attributes::add);
    feed.remarks()
        .add(
            FeedFile.FARE_ATTRIBUTES,
            attributes.withTransfers,
            Flaw.FARES_WITH_TRANSFERS,
            "the fare includes changes (transfers); here it is the price of one ride without them");
    if (feed.has(FeedFile.FARE_LEG_RULES)) {
      String reason = "fares of this form (GTFS Fares V2) are not read";
      feed.remarks().add(FeedFile.FARE_LEG_RULES, 1, Flaw.FARES_UNREADABLE, reason);
    }
    return attributes;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("fare_id");
    if (fares.putIfAbsent(id, Optional.empty()) != null) {
      throw new Unsound(Flaw.ID_REPEATED, "fare " + quoted(id) + " is there already");
    }
    Fare fare = new Fare(priceOf(row), operatorOf(row), row.line());
    fares.put(id, Optional.of(fare));
    lookAtTerms(row);
  }

  private static Money priceOf(Row row) throws Unsound {
    Currency currency = currencyOf(row.required("currency_type"));
    String amount = row.required("price");
    int decimals = currency.getDefaultFractionDigits();
    if (AMOUNT.matcher(amount).matches()) {
      BigDecimal minorUnits = new BigDecimal(amount).movePointRight(decimals);
      // Zeros at the end are no cents: 300.00 is an amount of yen.
      if (minorUnits.stripTrailingZeros().scale() <= 0) {
        return Money.of(minorUnits.longValueExact(), currency);
      }
    }
    throw new Unsound(
        Flaw.FARE_AMOUNT_UNFIT,
        "price "
            + quoted(amount)
            + " is not an amount of "
            + currency
            + ", with "
            + decimals
            + " decimals at most");
  }

  private static Currency currencyOf(String code) throws Unsound {
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a currency in which nobody pays.
    }
    throw new Unsound(
        Flaw.FARE_CURRENCY_UNKNOWN,
        "currency_type " + quoted(code) + " is not a currency by ISO 4217");
  }

  private Optional<OperatorId> operatorOf(Row row) throws Unsound {
    String agency = row.text("agency_id");
    if (agency.isEmpty()) {
      return Optional.empty();
    }
    // Many fares are of one operator, so they share the object.
    return operators.computeIfAbsent(agencies.of(agency).id(), Optional::of);
  }

  /** They change no price here, so a fare whose terms are unsound stays. */
  private void lookAtTerms(Row row) {
    try {
      row.code("payment_method", PAYMENT_METHOD_MAX);
      row.code("transfer_duration", TRANSFER_SECONDS_MAX);
      // Nothing there means as many as one likes, and no such column that nothing is said.
      boolean unlimited = row.has("transfers") && row.text("transfers").isEmpty();
      if (unlimited || row.code("transfers", TRANSFERS_MAX) > 0) {
        withTransfers.add(row.line());
      }
    } catch (Unsound e) {
      String reason = e.reason() + "; that changes no price, so the fare stays";
      feed.remarks().add(FeedFile.FARE_ATTRIBUTES, row.line(), Flaw.FARE_TERMS_UNFIT, reason);
    }
  }

  /** Whether the file names it, also if it was left out. */
  boolean names(String id) {
    return fares.containsKey(id);
  }

  Optional<Fare> find(String id) {
    return fares.getOrDefault(id, Optional.empty());
  }

  /**
   * The fares without rules: each applies to every ride of its operator, and the cheapest counts.
   *
   * <p>Where other fares have rules, and several of different price have none, these would all
   * apply to every ride and the cheapest alone would ever be sold. Then they are prices that the
   * feed lists and uses nowhere, and none of them applies.
   *
   * @param withRules the fares that fare_rules.txt names
   */
  List<FareRule> everywhere(Set<String> withRules, Remarks remarks) {
    List<FareRule> rules = new ArrayList<>();
    Occurrences unused = new Occurrences();
    for (List<Fare> alike : withoutRules(withRules)) {
      boolean differ = alike.stream().map(Fare::price).distinct().count() > 1;
      for (Fare fare : alike) {
        if (differ && !withRules.isEmpty()) {
          unused.add(fare.line);
        } else {
          rules.add(FareRule.everywhere(fare.price, fare.operator));
        }
      }
    }
    remarks.add(
        FeedFile.FARE_ATTRIBUTES,
        unused,
        Flaw.FARES_WITHOUT_RULES,
        "the fare has no rule while others have some, and neither have fares of other prices;"
            + " they would all apply to every ride, so none of them does");
    return rules;
  }

  /** The fares without rules that are of one operator, or of none, and in one currency. */
  private Collection<List<Fare>> withoutRules(Set<String> withRules) {
    Map<List<Object>, List<Fare>> alike = new LinkedHashMap<>();
    fares.forEach((id, fare) -> {
      if (fare.isPresent() && !withRules.contains(id)) {
        alike
            .computeIfAbsent(
                List.of(fare.get().operator, fare.get().price.currency()), any -> new ArrayList<>())
            .add(fare.get());
      }
    });
    return alike.values();
  }
}
