package io.travelapp.application;

import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Tokens;

/** Gives a signed-in customer new tokens. */
public final class RefreshSession {

  private final Identities identities;

  public RefreshSession(Identities identities) {
    this.identities = identities;
  }

  /** How it ended. */
  public sealed interface Outcome {
    record Refreshed(Tokens tokens) implements Outcome {}

    record Refused() implements Outcome {}
  }

  public Outcome handle(String refreshToken) {
    return identities
        .refresh(refreshToken)
        .<Outcome>map(Outcome.Refreshed::new)
        .orElseGet(Outcome.Refused::new);
  }
}
