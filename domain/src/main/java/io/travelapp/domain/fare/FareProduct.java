package io.travelapp.domain.fare;

/**
 * The conditions under which a journey is sold, and what they cost.
 *
 * @param id its stable name, such as {@code standard}
 * @param label what a traveller reads
 * @param percent what it costs, in hundredths of the fare
 * @param freeSeatChoice whether seats are chosen without a fee
 * @param exchangeable whether tickets may be exchanged
 */
public record FareProduct(
    String id,
    String label,
    int percent,
    boolean freeSeatChoice,
    boolean exchangeable,
    RefundPolicy refundPolicy) {

  /** The most that a product costs, in hundredths of the fare. */
  public static final int PERCENT_MAX = 500;

  public FareProduct {
    if (percent < 0 || percent > PERCENT_MAX) {
      throw new IllegalArgumentException(
          "Fare product " + id + " costs 0 to " + PERCENT_MAX + " percent, not " + percent);
    }
  }

  /** A product whose tickets may be exchanged. */
  public FareProduct(
      String id, String label, int percent, boolean freeSeatChoice, RefundPolicy refundPolicy) {
    this(id, label, percent, freeSeatChoice, true, refundPolicy);
  }

  /** A product at the fare itself. */
  public FareProduct(String id, String label, RefundPolicy refundPolicy) {
    this(id, label, 100, false, refundPolicy);
  }
}
