package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tickets that are given up for a hold of others, and the money between them.
 *
 * <p>What the old tickets cost counts in full towards the new price. If that is higher, the
 * difference is paid. If it is lower, what remains is shared out among the old tickets in
 * proportion to what they cost, and of each part comes back what the ticket's terms give now,
 * rounded up; the rest is the fee.
 *
 * <pre>{@code
 * // two tickets of 1001 JPY each, half of which would come back now
 * new Exchange(givenUp, yen(2500)).toPay()    // 498 JPY
 * new Exchange(givenUp, yen(1501)).refund()   // 251 JPY of the 501 that remain
 * }</pre>
 *
 * @param givenUp what the old tickets cost, and what comes back of each
 * @param price of what is held for them
 */
public record Exchange(CancellationQuote givenUp, Money price) {

  public Exchange {
    if (!givenUp.refund().currency().equals(price.currency())) {
      throw new IllegalArgumentException(
          "Tickets of " + givenUp.reference() + " are exchanged in their own currency");
    }
  }

  /** What the old tickets cost. */
  public Money worth() {
    return Money.sum(prices(), currency());
  }

  /** What of that pays for the new ones. */
  public Money credit() {
    Money worth = worth();
    return worth.compareTo(price) < 0 ? worth : price;
  }

  /** What is still to be paid; zero if nothing is. */
  public Money toPay() {
    return price.minus(credit());
  }

  /** What comes back; zero if nothing does. */
  public Money refund() {
    List<Money> parts = worth().minus(credit()).sharedOut(prices());
    return Money.sum(
        IntStream.range(0, parts.size())
            .mapToObj(line -> parts.get(line).percentRoundedUp(givenUp.lines().get(line).percent()))
            .toList(),
        currency());
  }

  /** What remains with the operator. */
  public Money fee() {
    return worth().minus(credit()).minus(refund());
  }

  private List<Money> prices() {
    return givenUp.lines().stream().map(CancellationQuote.Line::price).toList();
  }

  private Currency currency() {
    return price.currency();
  }
}
