package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to the accounts that are kept by AWS Cognito.
 *
 * <pre>{@code
 * var pool = new Pool("eu-west-1_Ab12Cd34E", "7lhlkkfbfb4q5kpp90urffao", "eu-west-1", Optional.empty());
 * try (var cognito = CognitoAdapters.open(pool, attempts, mailer, clock, random)) {
 *   Identities identities = cognito.identities();
 * }
 * }</pre>
 *
 * <p>Whatever has to ask Cognito throws {@link Unavailable} where it does not answer in time, says
 * that it is asked too often, or answers what nobody can read. Who is known by a token stays known
 * without it. Safe for use by many threads.
 */
public final class CognitoAdapters implements AutoCloseable {

  private static final Duration SIGN_UP_LIFETIME = Duration.ofHours(24);

  private final UserPool pool;
  private final Users users;
  private final InstantSource clock;
  private final KeySet keys;
  private final Later later = new Later();
  private final CognitoIdentities identities;

  private CognitoAdapters(
      Pool pool, Attempts attempts, Mailer mailer, InstantSource clock, SecureRandom random) {
    this.pool = new UserPool(pool);
    this.users = new Users(this.pool, random);
    this.clock = clock;
    this.keys = new KeySet(pool.keySet(), clock);
    AccessTokens tokens = new AccessTokens(keys, pool.issuer(), pool.client(), clock);
    this.identities =
        new CognitoIdentities(
            this.pool,
            users,
            new VerifiedTokens(tokens, clock),
            new Codes(attempts),
            new Letters(mailer, later));
  }

  /**
   * Where the accounts are.
   *
   * @param id the pool's id, such as {@code eu-west-1_Ab12Cd34E}
   * @param client the id of the app client
   * @param region such as {@code eu-west-1}
   * @param endpoint where Cognito is asked instead of at AWS, for tests; then nobody's credentials
   *     are used
   */
  public record Pool(String id, String client, String region, Optional<URI> endpoint) {

    public Pool {
      if (!id.matches("[\\w-]+_[0-9a-zA-Z]+")) {
        throw new IllegalArgumentException("Not the id of a user pool: " + id);
      }
      if (!client.matches("[\\w+]{1,128}")) {
        throw new IllegalArgumentException("Not the id of an app client: " + client);
      }
      if (!region.matches("[a-z0-9-]{1,32}")) {
        throw new IllegalArgumentException("Not a region: " + region);
      }
    }

    /** Who signs the access tokens: their {@code iss}. */
    String issuer() {
      return endpoint.map(URI::toString).orElse("https://cognito-idp." + region + ".amazonaws.com")
          + "/"
          + id;
    }

    URI keySet() {
      return URI.create(issuer() + "/.well-known/jwks.json");
    }
  }

  /**
   * Opens a pool, which has to be set up as this adapter needs it.
   *
   * @param attempts counts the tries of codes, for all nodes
   * @param mailer tells the owner of an account that somebody signed up with its address; all other
   *     mails are sent by Cognito
   * @throws IllegalStateException if the pool or its client is not set up so, or may not be asked;
   *     its message says all that has to be changed
   * @throws Unavailable if Cognito cannot be reached
   */
  public static CognitoAdapters open(
      Pool pool, Attempts attempts, Mailer mailer, InstantSource clock, SecureRandom random) {
    CognitoAdapters adapters = new CognitoAdapters(pool, attempts, mailer, clock, random);
    try {
      List<String> faults = adapters.pool.faults();
      if (!faults.isEmpty()) {
        throw new IllegalStateException(
            "User pool " + pool.id() + " is not set up for this: " + String.join("; ", faults));
      }
      adapters.keys.refresh();
      return adapters;
    } catch (RuntimeException e) {
      adapters.close();
      throw e;
    }
  }

  /**
   * Makes a user pool with an app client as this adapter needs them.
   *
   * @throws IllegalStateException if it may not be made; its message says why
   * @throws Unavailable if Cognito cannot be reached
   */
  public static Pool create(String name, String region, Optional<URI> endpoint) {
    return UserPool.create(name, region, endpoint);
  }

  public Identities identities() {
    return identities;
  }

  /**
   * Takes note of keys that Cognito signs with from now on, and no longer does, and deletes
   * sign-ups that nobody completed for a day; to be called every few minutes.
   *
   * @throws Unavailable if Cognito cannot be reached; what is not done is done next time
   */
  public void tidy() {
    keys.refreshIfDue();
    users.forgetSignUps(clock.instant().minus(SIGN_UP_LIFETIME));
  }

  /** Waits until the mails are sent that nobody waits for. */
  void awaitLetters() {
    later.await();
  }

  /** Sends the mails that wait, and ends all connections. */
  @Override
  public void close() {
    later.close();
    pool.close();
  }

  /** Cognito cannot be asked at this moment: try again later. What was asked for may be done. */
  public static final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
