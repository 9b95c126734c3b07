package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The door to the accounts that are kept in PostgreSQL.
 *
 * <pre>{@code
 * AccountsAdapters.migrate(url, "owner", "secret");
 * try (var accounts = AccountsAdapters.open(url, "web", "secret", 4, settings)) {
 *   Identities identities = accounts.identities();
 * }
 * }</pre>
 *
 * <p>Several nodes may open the same database: they share accounts, sessions and signing keys.
 * Whatever needs a connection or has to compare a password throws {@link Unavailable} where that
 * would take too long. Safe for use by many threads.
 */
public final class AccountsAdapters implements AutoCloseable {

  /** How long an access token lives, where nothing speaks for another time. */
  public static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(10);

  /** How long a session lives without a refresh, where nothing speaks for another time. */
  public static final Duration REFRESH_TOKEN_LIFETIME = Duration.ofDays(30);

  private final Database database;
  private final PasswordHashes hashes;
  private final SigningKeys keys;
  private final Later later = new Later();
  private final PgIdentities identities;
  private final PgAttempts attempts;

  private AccountsAdapters(Database database, Settings settings) {
    Secrets secrets = new Secrets(settings.random());
    this.database = database;
    this.keys = SigningKeys.open(database, settings.clock(), settings.random());
    this.hashes = new PasswordHashes(secrets);
    AccessTokens accessTokens =
        new AccessTokens(
            keys,
            settings.issuer(),
            settings.clientId(),
            settings.accessTokenLifetime(),
            settings.clock(),
            secrets);
    this.identities =
        new PgIdentities(
            new PgAccounts(database, settings.clock(), secrets),
            new PgSessions(
                database, settings.clock(), secrets, accessTokens, settings.refreshTokenLifetime()),
            new VerifiedTokens(accessTokens, settings.clock()),
            hashes,
            new Letters(settings.mailer()),
            later);
    this.attempts = new PgAttempts(database, settings.clock());
  }

  /**
   * What the accounts need beside a database. Several nodes have the same.
   *
   * @param mailer takes the codes; when it fails, that is logged, and the customer asks again
   * @param clock decides what has expired
   * @param random makes tokens, codes, salts and keys
   * @param issuer who signs the access tokens: their {@code iss}
   * @param clientId whom they are for: their {@code client_id}
   * @param accessTokenLifetime in whole seconds; an access token outlives a sign-out by as much
   * @param refreshTokenLifetime a second or more; begins anew with each refresh
   */
  public record Settings(
      Mailer mailer,
      InstantSource clock,
      SecureRandom random,
      String issuer,
      String clientId,
      Duration accessTokenLifetime,
      Duration refreshTokenLifetime) {

    public Settings {
      if (issuer.isBlank() || clientId.isBlank()) {
        throw new IllegalArgumentException("Access tokens have an issuer and a client");
      }
      if (accessTokenLifetime.toSeconds() < 1 || accessTokenLifetime.toNanosPart() != 0) {
        throw new IllegalArgumentException(
            "An access token lives for whole seconds, not " + accessTokenLifetime);
      }
      if (refreshTokenLifetime.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "A refresh token lives for a second or more, not " + refreshTokenLifetime);
      }
    }
  }

  /**
   * Brings the schema {@code accounts} and the role {@code travelapp_accounts} to this version;
   * does nothing if they are there already. Several nodes may do so at the same time.
   *
   * @param user the owner of the schema, who may create roles, or to whom {@code
   *     travelapp_accounts} was granted
   * @throws IllegalStateException if that is not possible; its message says why in a sentence
   */
  public static void migrate(String jdbcUrl, String user, String password) {
    Migrations.run(jdbcUrl, user, password);
  }

  /**
   * Opens the accounts of a migrated database, and makes the first signing key if there is none.
   *
   * @param jdbcUrl also says whether the connections are encrypted ({@code sslmode})
   * @param user the owner, or another to whom {@code travelapp_accounts} was granted
   * @param connections the most that are open at a time
   * @throws Unavailable if the database cannot be reached
   */
  public static AccountsAdapters open(
      String jdbcUrl, String user, String password, int connections, Settings settings) {
    Database database = Database.open(jdbcUrl, user, password, connections);
    try {
      return new AccountsAdapters(database, settings);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Identities identities() {
    return identities;
  }

  /** Tries, counted by all nodes together, whichever service keeps the accounts. */
  public Attempts attempts() {
    return attempts;
  }

  /**
   * Takes note of the signing keys of other nodes and makes the next one when it is time; to be
   * called every few minutes.
   */
  public void rotateKeys() {
    keys.rotate();
  }

  /** Waits until the mails are sent that nobody waits for. */
  void awaitLetters() {
    later.await();
  }

  /** The public keys that access tokens are verified with: a JSON Web Key Set (RFC 7517). */
  public String publicKeys() {
    return keys.toJwkSet();
  }

  /** Sends the mails that wait, and ends all connections and threads; what still uses one fails. */
  @Override
  public void close() {
    later.close();
    hashes.close();
    database.close();
  }

  /**
   * No connection could be had in time, or too many passwords wait to be compared: try again later.
   * Nothing was done.
   */
  public static final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unavailable(String message) {
      super(message);
    }

    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
