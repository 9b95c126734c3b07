package io.travelapp.adapters.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.travelapp.adapters.accounts.AccessTokens.Verified;
import io.travelapp.domain.customer.Bearer;
import java.time.InstantSource;
import java.util.Optional;

/** Verifies each genuine token once, and remembers whose it is until it expires. */
final class VerifiedTokens {

  /** How many are remembered; of more, those that were not shown for longest are verified again. */
  private static final int REMEMBERED_MAX = 20_000;

  private final AccessTokens tokens;
  private final InstantSource clock;
  private final Cache<String, Verified> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  VerifiedTokens(AccessTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  Optional<Bearer> get(String token) {
    Verified known = remembered.getIfPresent(token);
    if (known != null) {
      return Optional.of(known)
          .filter(verified -> verified.isGoodAt(clock.instant()))
          .map(Verified::bearer);
    }
    Optional<Verified> verified = tokens.verify(token);
    verified.ifPresent(genuine -> remembered.put(token, genuine));
    return verified.map(Verified::bearer);
  }
}
