package io.travelapp.domain.customer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * That something was done, or refused. It tells no secret: no password, code, token or card.
 *
 * @param who did it; empty where nobody is known
 * @param facts about what it was done to, by names in lower case; lines of 1 to {@value
 *     #FACT_LENGTH_MAX} characters
 */
public record AuditRecord(Deed deed, Optional<CustomerId> who, Map<String, String> facts) {

  public static final int FACT_LENGTH_MAX = 300;

  /** What was done. */
  public enum Deed {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    /** A token was no good, or an operation is not for who asked. */
    DENIED,
    REFUNDED,
    ROLE_GRANTED,
    ROLE_WITHDRAWN,
    PASSWORD_RESET,
    EMAIL_CHANGED,
    ERASED
  }

  public AuditRecord {
    facts = Map.copyOf(facts);
    facts.forEach((name, value) -> {
      if (!name.matches("[a-z_]{1,30}")
          || value.isEmpty()
          || value.length() > FACT_LENGTH_MAX
          || value.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("Not a fact of an audit record: " + name);
      }
    });
  }

  public static AuditRecord of(Deed deed, CustomerId who) {
    return new AuditRecord(deed, Optional.of(who), Map.of());
  }

  public static AuditRecord ofNobody(Deed deed) {
    return new AuditRecord(deed, Optional.empty(), Map.of());
  }

  /** The same with the network address that it was asked for from, where that is known. */
  public AuditRecord from(Optional<String> client) {
    return client.map(address -> with("client", address)).orElse(this);
  }

  /** The same with a further fact. */
  public AuditRecord with(String name, String value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(name, value);
    return new AuditRecord(deed, who, more);
  }
}
