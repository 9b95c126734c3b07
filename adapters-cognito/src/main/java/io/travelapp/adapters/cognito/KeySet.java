package io.travelapp.adapters.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the pool, from its one address, and remembered. A set that cannot be had or
 * read leaves the keys that are known.
 */
final class KeySet {

  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

  /** How long strangers who name a key that is not there cost nothing after the last search. */
  static final Duration SEARCH_PAUSE = Duration.ofSeconds(10);

  /** How long a key that Cognito took back may go on to verify here. */
  private static final Duration REFRESHED_AFTER = Duration.ofHours(1);

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int BYTES_MAX = 64 * 1024;

  private final URI address;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock searching = new ReentrantLock();
  private volatile Map<String, RSASSAVerifier> keys = Map.of();
  private Instant lastSearch = Instant.MIN;

  KeySet(URI address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  /** The key of this id, which is looked for if need be, once in a while. */
  Optional<RSASSAVerifier> find(String kid) {
    Optional<RSASSAVerifier> known = Optional.ofNullable(keys.get(kid));
    return known.isPresent() || !search(SEARCH_PAUSE) ? known : Optional.ofNullable(keys.get(kid));
  }

  void refreshIfDue() {
    search(REFRESHED_AFTER);
  }

  private boolean search(Duration pause) {
    searching.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(lastSearch.plus(pause))) {
        return false;
      }
      lastSearch = now;
      keys = fetch();
      return true;
    } catch (CognitoAdapters.Unavailable e) {
      LOG.warn("The keys stay as they are: {}", e.toString());
      return false;
    } finally {
      searching.unlock();
    }
  }

  /**
   * Fetches the keys.
   *
   * @throws CognitoAdapters.Unavailable if they cannot be had
   */
  void refresh() {
    lastSearch = clock.instant();
    keys = fetch();
  }

  private Map<String, RSASSAVerifier> fetch() {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).GET().build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new CognitoAdapters.Unavailable(
              "The key set is answered with " + answer.statusCode(), null);
        }
        return parse(new String(body.readNBytes(BYTES_MAX), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new CognitoAdapters.Unavailable("The key set cannot be had: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CognitoAdapters.Unavailable("Interrupted while the key set was fetched", e);
    }
  }

  /** Of whatever else is in a set nothing is taken. */
  private static Map<String, RSASSAVerifier> parse(String text) {
    try {
      Map<String, RSASSAVerifier> keys =
          JWKSet.parse(text).getKeys().stream()
              .filter(RSAKey.class::isInstance)
              .map(JWK::toRSAKey)
              .filter(key -> key.getKeyID() != null)
              .collect(
                  Collectors.toUnmodifiableMap(
                      RSAKey::getKeyID, KeySet::verifier, (one, other) -> one));
      if (keys.isEmpty()) {
        throw new CognitoAdapters.Unavailable("The key set has no key", null);
      }
      return keys;
    } catch (ParseException | IllegalArgumentException e) {
      throw new CognitoAdapters.Unavailable("The key set cannot be read", e);
    }
  }

  /** Made once: reading a key takes nearly as long as verifying by it. */
  private static RSASSAVerifier verifier(RSAKey key) {
    try {
      return new RSASSAVerifier(key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("Not a key: " + key.getKeyID(), e);
    }
  }
}
