package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.travelapp.adapters.accounts.Database.Turn;
import io.travelapp.adapters.accounts.generated.tables.SigningKey;
import io.travelapp.adapters.accounts.generated.tables.records.SigningKeyRecord;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;

/**
 * The keys that access tokens are signed and verified with, shared by all nodes by way of the
 * database, and remembered. A key is announced before it signs, so that every node knows it by
 * then; one that is not known is looked for when its first token comes. A key goes a day after its
 * successor came: by then no token of it lives.
 */
final class SigningKeys {

  /** How long strangers who name a key that is not there cost nothing after the last search. */
  static final Duration SEARCH_PAUSE = Duration.ofSeconds(10);

  /** How long a key signs. */
  static final Duration ROTATED_AFTER = Duration.ofDays(30);

  /**
   * How long a new key is known before it signs; all nodes {@link #rotate} several times by then.
   */
  static final Duration ANNOUNCED = Duration.ofMinutes(10);

  /** How long a key verifies after its successor came: longer than a token lives. */
  static final Duration KEPT = Duration.ofDays(1);

  private static final int RSA_BITS = 2048;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;
  private volatile List<Key> newestFirst;
  private final ReentrantLock searching = new ReentrantLock();
  private Instant lastSearch = Instant.MIN;

  private SigningKeys(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.newestFirst = read(database);
  }

  /** With what verifies by it, made once: reading a key takes nearly as long as verifying. */
  private record Key(RSAKey pair, RSASSAVerifier verifier, Instant created) {

    static Key of(RSAKey pair, Instant created) {
      try {
        return new Key(pair, new RSASSAVerifier(pair.toRSAPublicKey()), created);
      } catch (JOSEException e) {
        throw new IllegalStateException("Signing key " + pair.getKeyID() + " cannot be read", e);
      }
    }
  }

  /** Reads the keys, and makes the first one if there is none. */
  static SigningKeys open(Database database, InstantSource clock, SecureRandom random) {
    SigningKeys keys = new SigningKeys(database, clock, random);
    keys.rotate();
    return keys;
  }

  /** Reads the keys anew, and makes the next one and lets old ones go where it is time for that. */
  void rotate() {
    Instant now = clock.instant();
    if (isNextDue(database.sql(), now)) {
      store(generate(random), now);
    }
    forgetReplaced(now);
    newestFirst = read(database);
  }

  /** The key to sign with: the newest that everybody knows. */
  RSAKey signing() {
    List<Key> keys = newestFirst;
    Instant knownSince = clock.instant().minus(ANNOUNCED);
    return keys.stream()
        .filter(key -> !key.created().isAfter(knownSince))
        .findFirst()
        .orElseGet(keys::getLast)
        .pair();
  }

  /**
   * What verifies by the key of this id, which is read from the database if need be, once in a
   * while.
   */
  Optional<RSASSAVerifier> find(String kid) {
    Optional<RSASSAVerifier> known = findKnown(kid);
    return known.isPresent() || !search() ? known : findKnown(kid);
  }

  private Optional<RSASSAVerifier> findKnown(String kid) {
    return newestFirst.stream()
        .filter(key -> key.pair().getKeyID().equals(kid))
        .findFirst()
        .map(Key::verifier);
  }

  private boolean search() {
    searching.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(lastSearch.plus(SEARCH_PAUSE))) {
        return false;
      }
      lastSearch = now;
      newestFirst = read(database);
      return true;
    } finally {
      searching.unlock();
    }
  }

  String toJwkSet() {
    return new JWKSet(newestFirst.stream().<JWK>map(Key::pair).toList()).toString(true);
  }

  private static List<Key> read(Database database) {
    return database
        .sql()
        .selectFrom(SIGNING_KEY)
        .orderBy(SIGNING_KEY.CREATED.desc(), SIGNING_KEY.KID)
        .fetch(row -> Key.of(toPair(row), row.getCreated()));
  }

  private static RSAKey toPair(SigningKeyRecord row) {
    try {
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new RSAKey.Builder(
              (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(row.getPublicKey())))
          .privateKey(
              (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(row.getPrivateKey())))
          .keyID(row.getKid())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Signing key " + row.getKid() + " cannot be read", e);
    }
  }

  private static boolean isNextDue(DSLContext sql, Instant now) {
    return !sql.fetchExists(SIGNING_KEY, SIGNING_KEY.CREATED.gt(now.minus(ROTATED_AFTER)));
  }

  /** Of nodes for which it is due together, one stores its key and the others take that one. */
  private void store(KeyPair pair, Instant now) {
    String kid = thumbprint(pair);
    database.inTransaction(sql -> {
      Database.takeTurn(sql, Turn.SIGNING_KEY, "");
      return !isNextDue(sql, now)
          ? 0
          : sql.insertInto(SIGNING_KEY)
              .set(SIGNING_KEY.KID, kid)
              .set(SIGNING_KEY.PUBLIC_KEY, pair.getPublic().getEncoded())
              .set(SIGNING_KEY.PRIVATE_KEY, pair.getPrivate().getEncoded())
              .set(SIGNING_KEY.CREATED, now)
              .execute();
    });
  }

  private void forgetReplaced(Instant now) {
    SigningKey successor = SIGNING_KEY.as("successor");
    database
        .sql()
        .deleteFrom(SIGNING_KEY)
        .where(
            exists(
                selectOne()
                    .from(successor)
                    .where(successor.CREATED.gt(SIGNING_KEY.CREATED))
                    .and(successor.CREATED.le(now.minus(KEPT)))))
        .execute();
  }

  private static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has RSA", e);
    }
  }

  /** A key is named by its thumbprint (RFC 7638): the same name everywhere, and no other key's. */
  private static String thumbprint(KeyPair pair) {
    try {
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .build()
          .computeThumbprint()
          .toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("A signing key could not be named", e);
    }
  }
}
