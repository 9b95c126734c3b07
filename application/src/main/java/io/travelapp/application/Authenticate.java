package io.travelapp.application;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.Identities;

/** Tells whose access token it is. */
public final class Authenticate {

  private final Identities identities;

  public Authenticate(Identities identities) {
    this.identities = identities;
  }

  /** Who it is. */
  public sealed interface Outcome {
    record Known(Bearer bearer) implements Outcome {}

    record Unknown() implements Outcome {}
  }

  public Outcome handle(String accessToken) {
    return identities
        .verify(accessToken)
        .<Outcome>map(Outcome.Known::new)
        .orElseGet(Outcome.Unknown::new);
  }
}
