package io.travelapp.testkit.memory;

import io.travelapp.domain.customer.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Attempts} in memory. */
public final class InMemoryAttempts implements Attempts {

  private final InstantSource clock;
  private final Map<String, Budget> budgets = new HashMap<>();

  private record Budget(int left, Instant until) {

    Budget with(int tries) {
      return new Budget(tries, until);
    }
  }

  public InMemoryAttempts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Answer count(List<Limit> limits) {
    Instant now = clock.instant();
    budgets.values().removeIf(budget -> !now.isBefore(budget.until()));
    return limits.stream()
        .map(limit -> count(limit, now))
        .filter(budget -> budget.left() < 0)
        .map(budget -> Duration.between(now, budget.until()))
        .max(Duration::compareTo)
        .<Answer>map(Answer.TooMany::new)
        .orElseGet(Answer.Admitted::new);
  }

  private Budget count(Limit limit, Instant now) {
    return budgets.merge(
        limit.of(),
        new Budget(limit.tries() - 1, now.plus(limit.within())),
        (known, fresh) -> known.with(Math.max(known.left() - 1, -1)));
  }

  @Override
  public synchronized void forgive(List<Limit> limits) {
    for (Limit limit : limits) {
      budgets.computeIfPresent(
          limit.of(),
          (of, budget) -> budget.with(Math.min(Math.max(budget.left(), 0) + 1, limit.tries())));
    }
  }

  @Override
  public synchronized void begin(Limit limit) {
    budgets.put(limit.of(), new Budget(limit.tries(), clock.instant().plus(limit.within())));
  }

  @Override
  public synchronized boolean take(Limit limit) {
    Optional<Budget> budget =
        Optional.ofNullable(budgets.get(limit.of()))
            .filter(found -> found.left() > 0 && clock.instant().isBefore(found.until()));
    budget.ifPresent(found -> budgets.put(limit.of(), found.with(found.left() - 1)));
    return budget.isPresent();
  }
}
