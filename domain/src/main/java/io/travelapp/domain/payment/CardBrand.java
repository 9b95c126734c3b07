package io.travelapp.domain.payment;

import java.util.Arrays;
import java.util.Optional;

/**
 * The brand of a card, told by the first digits of its number (ISO/IEC 7812, ranges as the brands
 * publish them).
 */
public enum CardBrand {
  VISA("4\\d*", "\\d{13}|\\d{16}|\\d{19}", 3),
  MASTERCARD("(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)\\d*", "\\d{16}", 3),
  AMERICAN_EXPRESS("3[47]\\d*", "\\d{15}", 4),
  JCB("35(2[89]|[3-8])\\d*", "\\d{16,19}", 3),
  DINERS_CLUB("3(0[0-5]|[689])\\d*", "\\d{14,19}", 3),
  DISCOVER("6(011|5|4[4-9])\\d*", "\\d{16,19}", 3);

  private final String prefix;
  private final String length;
  private final int codeLength;

  CardBrand(String prefix, String length, int codeLength) {
    this.prefix = prefix;
    this.length = length;
    this.codeLength = codeLength;
  }

  /** The brand of a number given as digits alone; empty if it is none of ours. */
  static Optional<CardBrand> of(String digits) {
    return Arrays.stream(values()).filter(brand -> digits.matches(brand.prefix)).findFirst();
  }

  boolean hasLength(String digits) {
    return digits.matches(length);
  }

  int codeLength() {
    return codeLength;
  }
}
