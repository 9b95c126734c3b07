package io.travelapp.domain.customer;

import io.travelapp.domain.customer.Attempts.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps what could be guessed from being tried without end: the limits, and who counts. */
public record Guesses(Attempts attempts, GuessingLimits limits) {

  /**
   * Counts a try.
   *
   * @param deed what is tried, such as {@code sign-in}
   * @param account whom it concerns
   * @param client the network address that it comes from
   * @return how long to wait, where it was one too many
   */
  public Optional<Duration> refuse(String deed, String account, Optional<String> client) {
    return switch (attempts.count(of(deed, account, client))) {
      case Attempts.Answer.Admitted() -> Optional.empty();
      case Attempts.Answer.TooMany(Duration pause) -> Optional.of(pause);
    };
  }

  /** It was no guess: gives back what {@link #refuse} counted. */
  public void forgive(String deed, String account, Optional<String> client) {
    attempts.forgive(of(deed, account, client));
  }

  private List<Limit> of(String deed, String account, Optional<String> client) {
    return limits.of(deed, account, client);
  }
}
