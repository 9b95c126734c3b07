package io.travelapp.bootstrap;

import io.travelapp.adapters.cognito.CognitoAdapters;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How a server is told to keep its accounts at Cognito. */
final class AtCognito {

  private AtCognito() {}

  /** The options for a new pool at an address. */
  static List<String> options(URI address) {
    CognitoAdapters.Pool pool =
        CognitoAdapters.create("travellers", "eu-west-1", Optional.of(address));
    return List.of(
        "--identity=cognito",
        "--cognito-pool=" + pool.id(),
        "--cognito-client=" + pool.client(),
        "--cognito-region=" + pool.region(),
        "--cognito-endpoint=" + address);
  }
}
