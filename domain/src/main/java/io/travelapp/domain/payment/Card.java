package io.travelapp.domain.payment;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A card as its holder typed it, checked. It lives between the edge and the gateway and is kept
 * nowhere; {@link #toString} shows brand and last four digits.
 */
public final class Card {

  private final CardBrand brand;
  private final String number;
  private final YearMonth expiry;
  private final String securityCode;
  private final String holder;

  private Card(
      CardBrand brand, String number, YearMonth expiry, String securityCode, String holder) {
    this.brand = brand;
    this.number = number;
    this.expiry = expiry;
    this.securityCode = securityCode;
    this.holder = holder;
  }

  /** What a check found: a card, or everything that is wrong with it. */
  public sealed interface Check {
    record Fit(Card card) implements Check {}

    record Unfit(List<Fault> faults) implements Check {}
  }

  /** What is wrong, never with the value itself. */
  public enum Fault {
    NUMBER_NOT_DIGITS(
        "number", "A card number consists of digits, blanks and hyphens between them allowed"),
    NUMBER_LENGTH("number", "The number of digits does not fit the brand"),
    NUMBER_CHECK_DIGIT("number", "The check digit is wrong (Luhn, ISO/IEC 7812-1)"),
    BRAND_UNKNOWN("number", "Cards of this brand are not taken"),
    EXPIRY_NOT_A_MONTH("expiryMonth", "The month of expiry is 1 to 12"),
    EXPIRY_NOT_A_YEAR("expiryYear", "The year of expiry has four digits"),
    EXPIRED("expiryYear", "The card has expired"),
    SECURITY_CODE_LENGTH("cvc", "The security code has three digits, four on American Express"),
    HOLDER_MISSING("holder", "The holder's name has 1 to 100 characters");

    private final String field;
    private final String rule;

    Fault(String field, String rule) {
      this.field = field;
      this.rule = rule;
    }

    /** The part of the card that is concerned: number, expiryMonth, expiryYear, cvc or holder. */
    public String field() {
      return field;
    }

    public String rule() {
      return rule;
    }
  }

  /**
   * Checks digits, length, brand and check digit of the number, the expiry against {@code now}, and
   * the length of the security code against the brand. A card is good through the last day of its
   * month.
   */
  public static Check check(
      String number,
      int expiryMonth,
      int expiryYear,
      String securityCode,
      String holder,
      YearMonth now) {
    String digits = number.replaceAll("(?<=[0-9])[ -](?=[0-9])", "");
    List<Fault> faults = new ArrayList<>();
    Optional<CardBrand> brand = CardBrand.of(digits);
    numberFault(digits, brand).ifPresent(faults::add);
    faults.addAll(expiryFaults(expiryMonth, expiryYear, now));
    int codeLength = brand.map(CardBrand::codeLength).orElse(securityCode.length() == 4 ? 4 : 3);
    if (!securityCode.matches("[0-9]{" + codeLength + "}")) {
      faults.add(Fault.SECURITY_CODE_LENGTH);
    }
    if (holder.isBlank()
        || holder.length() > 100
        || holder.chars().anyMatch(Character::isISOControl)) {
      faults.add(Fault.HOLDER_MISSING);
    }
    return faults.isEmpty()
        ? new Check.Fit(
            new Card(
                brand.orElseThrow(),
                digits,
                YearMonth.of(expiryYear, expiryMonth),
                securityCode,
                holder.strip()))
        : new Check.Unfit(List.copyOf(faults));
  }

  private static Optional<Fault> numberFault(String digits, Optional<CardBrand> brand) {
    if (!digits.matches("[0-9]+")) {
      return Optional.of(Fault.NUMBER_NOT_DIGITS);
    }
    if (brand.isEmpty()) {
      return Optional.of(Fault.BRAND_UNKNOWN);
    }
    if (!brand.get().hasLength(digits)) {
      return Optional.of(Fault.NUMBER_LENGTH);
    }
    return passesLuhn(digits) ? Optional.empty() : Optional.of(Fault.NUMBER_CHECK_DIGIT);
  }

  private static List<Fault> expiryFaults(int month, int year, YearMonth now) {
    List<Fault> faults = new ArrayList<>();
    if (month < 1 || month > 12) {
      faults.add(Fault.EXPIRY_NOT_A_MONTH);
    }
    if (year < 1000 || year > 9999) {
      faults.add(Fault.EXPIRY_NOT_A_YEAR);
    }
    if (faults.isEmpty() && YearMonth.of(year, month).isBefore(now)) {
      faults.add(Fault.EXPIRED);
    }
    return faults;
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** What may be kept of the card. */
  public CardSummary summary() {
    return new CardSummary(brand, number.substring(number.length() - 4), expiry);
  }

  /** The digits; for the gateway alone. */
  public String number() {
    return number;
  }

  public YearMonth expiry() {
    return expiry;
  }

  /** For the gateway alone. */
  public String securityCode() {
    return securityCode;
  }

  public String holder() {
    return holder;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Card that
        && number.equals(that.number)
        && expiry.equals(that.expiry)
        && securityCode.equals(that.securityCode)
        && holder.equals(that.holder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, expiry);
  }

  @Override
  public String toString() {
    return summary().toString();
  }
}
