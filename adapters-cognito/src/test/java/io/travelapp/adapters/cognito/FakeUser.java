package io.travelapp.adapters.cognito;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user of a pool of the stand-in. */
final class FakeUser {

  final String name;
  final String subject;
  final Instant created;
  final Map<String, String> attributes = new TreeMap<>();
  final Map<String, Code> codes = new TreeMap<>();
  final Set<String> groups = new TreeSet<>();

  /** Access tokens that were revoked, by their origin. */
  final Set<String> endedSessions = new HashSet<>();

  String password;
  boolean confirmed;

  /** The address to be, until it is verified. */
  @Nullable String pendingEmail;

  /** A code that was mailed. */
  record Code(String digits, Instant until) {}

  FakeUser(String name, String subject, String password, Instant created) {
    this.name = name;
    this.subject = subject;
    this.password = password;
    this.created = created;
    attributes.put("sub", subject);
  }
}
