package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.travelapp.adapters.accounts.Database.Turn;
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

/**
 * The keys that access tokens are signed and verified with, shared by all nodes by way of the
 * database, and remembered. A key that another node made is found when its first token comes.
 */
final class SigningKeys {

  /** How long strangers who name a key that is not there cost nothing after the last search. */
  static final Duration SEARCH_PAUSE = Duration.ofSeconds(10);

  private static final int RSA_BITS = 2048;

  private final Database database;
  private final InstantSource clock;
  private volatile List<RSAKey> newestFirst;
  private final ReentrantLock searching = new ReentrantLock();
  private Instant lastSearch = Instant.MIN;

  private SigningKeys(Database database, InstantSource clock, List<RSAKey> newestFirst) {
    this.database = database;
    this.clock = clock;
    this.newestFirst = newestFirst;
  }

  /** Reads the keys, and makes the first one if there is none. */
  static SigningKeys open(Database database, InstantSource clock, SecureRandom random) {
    List<RSAKey> keys = read(database);
    if (keys.isEmpty()) {
      storeFirst(database, generate(random), clock.instant());
      keys = read(database);
    }
    return new SigningKeys(database, clock, keys);
  }

  /** The key to sign with. */
  RSAKey newest() {
    return newestFirst.getFirst();
  }

  /** The key of this id, which is read from the database if need be, once in a while. */
  Optional<RSAKey> find(String kid) {
    Optional<RSAKey> known = findKnown(kid);
    return known.isPresent() || !search() ? known : findKnown(kid);
  }

  private Optional<RSAKey> findKnown(String kid) {
    return newestFirst.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
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
    return new JWKSet(List.<JWK>copyOf(newestFirst)).toString(true);
  }

  private static List<RSAKey> read(Database database) {
    return database
        .sql()
        .selectFrom(SIGNING_KEY)
        .orderBy(SIGNING_KEY.CREATED.desc(), SIGNING_KEY.KID)
        .fetch(SigningKeys::toKey);
  }

  private static RSAKey toKey(SigningKeyRecord row) {
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

  /** Of nodes that start together, one stores its key and the others take that one. */
  private static void storeFirst(Database database, KeyPair pair, Instant now) {
    String kid = thumbprint(pair);
    database.inTransaction(sql -> {
      Database.takeTurn(sql, Turn.SIGNING_KEY, "");
      if (sql.fetchExists(SIGNING_KEY)) {
        return 0;
      }
      return sql.insertInto(SIGNING_KEY)
          .set(SIGNING_KEY.KID, kid)
          .set(SIGNING_KEY.PUBLIC_KEY, pair.getPublic().getEncoded())
          .set(SIGNING_KEY.PRIVATE_KEY, pair.getPrivate().getEncoded())
          .set(SIGNING_KEY.CREATED, now)
          .execute();
    });
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
