package io.travelapp.domain.fare;

import io.travelapp.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is paid back when a ticket is given up. Tiers are half-open and count back from departure at
 * the passenger's own boarding stop (of a connection, the first one), in elapsed time, so a clock
 * change in between moves nothing. After the last tier nothing comes back.
 *
 * <pre>{@code
 * var policy = new RefundPolicy(List.of(new Tier(Duration.ofHours(24), 100), new Tier(Duration.ofHours(2), 50)));
 * policy.percentAt(boarding, boarding.minus(Duration.ofHours(24)))                  // 50: the first tier has just ended
 * policy.percentAt(boarding, boarding.minus(Duration.ofHours(24)).minusNanos(1))    // 100
 * }</pre>
 *
 * @param tiers the farthest from departure first; none where nothing ever comes back
 */
public record RefundPolicy(List<Tier> tiers) {

  /** The longest that a quote binds. */
  public static final Duration QUOTE_BINDS = Duration.ofMinutes(10);

  /** {@code percent} hundredths come back until, and not at, {@code before} departure. */
  public record Tier(Duration before, int percent) {

    public Tier {
      if (percent < 1 || percent > 100 || before.isNegative()) {
        throw new IllegalArgumentException(
            "A tier gives 1 to 100 percent until some time before departure: "
                + before
                + ", "
                + percent);
      }
    }
  }

  /** When the refund falls, and what it is until then. */
  public record Deadline(Instant until, int percent) {}

  public RefundPolicy {
    tiers = List.copyOf(tiers);
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i).before().compareTo(tiers.get(i - 1).before()) >= 0
          || tiers.get(i).percent() >= tiers.get(i - 1).percent()) {
        throw new IllegalArgumentException(
            "Tiers come nearer to departure and give less, each than the one before it");
      }
    }
  }

  /** The same tiers, none of which gives more than {@code percent} hundredths. */
  public RefundPolicy atMost(int percent) {
    if (percent <= 0) {
      return new RefundPolicy(List.of());
    }
    List<Tier> capped =
        tiers.stream()
            .map(tier -> new Tier(tier.before(), Math.min(tier.percent(), percent)))
            .toList();
    return new RefundPolicy(
        IntStream.range(0, capped.size())
            // Of those that give the same now, the nearest to departure.
            .filter(tier ->
                tier == capped.size() - 1
                    || capped.get(tier + 1).percent() < capped.get(tier).percent())
            .mapToObj(capped::get)
            .toList());
  }

  /**
   * The hundredths that come back of a ticket boarding at {@code boarding}, given up at {@code
   * released}.
   */
  public int percentAt(Instant boarding, Instant released) {
    return deadlines(boarding).stream()
        .filter(tier -> released.isBefore(tier.until()))
        .map(Deadline::percent)
        .findFirst()
        .orElse(0);
  }

  /**
   * The refund of {@code share}, given up at {@code released}: rounded up to the minor unit, never
   * above the share.
   */
  public Money refundOf(Money share, Instant boarding, Instant released) {
    return share.percentRoundedUp(percentAt(boarding, released));
  }

  /** The tiers as instants, the earliest first. */
  public List<Deadline> deadlines(Instant boarding) {
    return tiers.stream()
        .map(tier -> new Deadline(boarding.minus(tier.before()), tier.percent()))
        .toList();
  }

  /**
   * Until when a quote given at {@code now} binds: ten minutes, or the end of the present tier if
   * that is earlier.
   */
  public Instant quoteBindsUntil(Instant boarding, Instant now) {
    Instant longest = now.plus(QUOTE_BINDS);
    Optional<Instant> next =
        deadlines(boarding).stream().map(Deadline::until).filter(now::isBefore).findFirst();
    return next.filter(longest::isAfter).orElse(longest);
  }
}
