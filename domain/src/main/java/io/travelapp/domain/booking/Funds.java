package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was captured and is with a booking now: by its own payment, and by those of the bookings
 * that it was exchanged for, less what went back or on to another. No part is ever more than its
 * capture, so that no more than that goes back of it.
 *
 * @param parts one for each intent
 */
public record Funds(List<Part> parts) {

  private static final Comparator<Part> LARGEST_FIRST =
      Comparator.comparing(Part::amount).reversed().thenComparing(part -> part.intent().value());

  /** Money that one intent captured. */
  public record Part(IntentKey intent, Money amount) {}

  public Funds {
    parts = List.copyOf(parts);
  }

  /**
   * Where to take an amount from: the largest part first, equals by their intent.
   *
   * @throws IllegalStateException if there is less
   */
  public List<Part> take(Money amount) {
    List<Part> taken = new ArrayList<>();
    Money left = amount;
    for (Part part : parts.stream().sorted(LARGEST_FIRST).toList()) {
      Money here = left.compareTo(part.amount()) < 0 ? left : part.amount();
      if (!here.isZero()) {
        taken.add(new Part(part.intent(), here));
        left = left.minus(here);
      }
    }
    if (!left.isZero()) {
      throw new IllegalStateException(amount + " are not among " + parts);
    }
    return List.copyOf(taken);
  }

  /** With what came from another booking. */
  public Funds plus(List<Part> others) {
    return new Funds(Stream.concat(parts.stream(), others.stream()).toList());
  }

  /** Without what was taken. */
  public Funds without(List<Part> taken) {
    return new Funds(
        parts.stream()
            .map(part -> {
              Money gone =
                  Money.sum(
                      taken.stream()
                          .filter(other -> other.intent().equals(part.intent()))
                          .map(Part::amount)
                          .toList(),
                      part.amount().currency());
              return new Part(part.intent(), part.amount().minus(gone));
            })
            .filter(part -> !part.amount().isZero())
            .toList());
  }

  /**
   * Orders that give an amount back, none where it is zero. A quote is taken up once, so its id
   * names the first of them; others bear it with a number.
   */
  public List<RefundOrder> refund(CancellationQuote quote, Money amount) {
    List<Part> taken = take(amount);
    return IntStream.range(0, taken.size())
        .mapToObj(at -> {
          String key = at == 0 ? quote.id() : quote.id() + "-" + (at + 1);
          return new RefundOrder(
              new RefundKey(key), taken.get(at).intent(), taken.get(at).amount());
        })
        .toList();
  }
}
