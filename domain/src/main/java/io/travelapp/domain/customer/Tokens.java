package io.travelapp.domain.customer;

import java.time.Duration;

/**
 * What a signed-in customer carries. {@link #toString} tells nothing.
 *
 * @param accessToken shown at each request; lives for {@code lifetime}
 * @param refreshToken gets the next access token; replaced at each use
 */
public record Tokens(String accessToken, String refreshToken, Duration lifetime) {

  @Override
  public String toString() {
    return "***";
  }
}
