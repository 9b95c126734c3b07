package io.travelapp.adapters.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A user pool of the stand-in. */
final class FakePool {

  private static final int PASSWORD_LENGTH_MIN = 8;
  private static final int PASSWORD_LENGTH_MAX = 256;

  private final Map<String, Object> description;
  private final Map<String, Map<String, Object>> clients = new LinkedHashMap<>();
  private final Map<String, FakeUser> users = new LinkedHashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final List<RSAKey> keys = new ArrayList<>();
  private final FakeSessions sessions;

  FakePool(String issuer, Map<String, Object> description, RSAKey firstKey) {
    this.description = description;
    this.sessions = new FakeSessions(this, issuer);
    keys.add(firstKey);
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on another key signs, and those before verify. */
  void rotateKeys() {
    keys.addFirst(newKey());
  }

  /** Of the keys the one that signs is left. */
  void forgetOldKeys() {
    keys.subList(1, keys.size()).clear();
  }

  RSAKey signingKey() {
    return keys.getFirst();
  }

  String keySet() {
    return new JWKSet(keys.stream().<JWK>map(RSAKey::toPublicJWK).toList()).toString(true);
  }

  Map<String, Object> description() {
    return description;
  }

  /** Changes how it is set up, as somebody at the console would. */
  void set(String field, Object value) {
    description.put(field, value);
  }

  /** Changes how its client is set up. */
  void setOfClient(String client, String field, Object value) {
    clientDescription(client).put(field, value);
  }

  void addClient(String id, Map<String, Object> client) {
    clients.put(id, client);
  }

  boolean hasClient(String id) {
    return clients.containsKey(id);
  }

  Map<String, Object> clientDescription(String id) {
    return Optional.ofNullable(clients.get(id))
        .orElseThrow(() ->
            Refused.with(
                "ResourceNotFoundException", "User pool client " + id + " does not exist."));
  }

  FakeSessions sessions() {
    return sessions;
  }

  // Users

  Collection<FakeUser> users() {
    return users.values();
  }

  void add(FakeUser user) {
    users.put(folded(user.name), user);
  }

  void remove(FakeUser user) {
    sessions.endAll(user);
    users.remove(folded(user.name));
  }

  boolean has(FakeUser user) {
    return users.containsValue(user);
  }

  Optional<FakeUser> findByName(String name) {
    return Optional.ofNullable(users.get(folded(name)));
  }

  /** An address is the alias of the user who confirmed it. */
  Optional<FakeUser> findByAlias(String email) {
    return users.values().stream()
        .filter(user -> user.confirmed)
        .filter(user -> folded(user.attributes.getOrDefault("email", "")).equals(folded(email)))
        .findFirst();
  }

  Optional<FakeUser> find(String nameOrAlias) {
    return findByName(nameOrAlias).or(() -> findByAlias(nameOrAlias));
  }

  FakeUser require(String nameOrAlias) {
    return find(nameOrAlias)
        .orElseThrow(() -> Refused.with("UserNotFoundException", "User does not exist."));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  void requirePassword(String password) {
    int length = password.length();
    if (length < PASSWORD_LENGTH_MIN || length > PASSWORD_LENGTH_MAX) {
      throw Refused.with(
          "InvalidPasswordException", "Password did not conform with policy: not long enough");
    }
  }

  // Groups

  void createGroup(String name) {
    if (!groups.add(name)) {
      throw Refused.with("GroupExistsException", "A group with the name already exists.");
    }
  }

  String requireGroup(String name) {
    if (!groups.contains(name)) {
      throw Refused.with("ResourceNotFoundException", "Group not found.");
    }
    return name;
  }
}
