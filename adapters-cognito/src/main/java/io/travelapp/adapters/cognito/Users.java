package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** The users of the pool: accounts, and sign-ups that are not confirmed. */
final class Users {

  /** How many sign-ups of an address can be confirmed: the newest. */
  private static final int SIGN_UPS_MAX = 5;

  /** How many are looked at; whoever begins more makes the oldest of them unreachable. */
  private static final int LISTED_MAX = 60;

  private static final int NAME_BYTES = 16;

  private final UserPool pool;
  private final SecureRandom random;

  Users(UserPool pool, SecureRandom random) {
    this.pool = pool;
    this.random = random;
  }

  /** Somebody in the pool. */
  record User(String name, CustomerId subject) {}

  /** A name that nobody has, by which the sign-ups of the address are found. */
  String newName(EmailAddress email) {
    byte[] drawn = new byte[NAME_BYTES];
    random.nextBytes(drawn);
    return prefix(email) + HexFormat.of().formatHex(drawn);
  }

  private static String prefix(EmailAddress email) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(email.canonical().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES) + "-";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** The account of the address. */
  Optional<User> find(EmailAddress email) {
    try {
      AdminGetUserResponse user =
          pool.call(cognito ->
              cognito.adminGetUser(asked -> asked.userPoolId(pool.id()).username(email.value())));
      return user.userStatus() == UserStatusType.UNCONFIRMED
          ? Optional.empty()
          : Optional.of(user(user.username(), user.userAttributes()));
    } catch (UserNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whoever has this subject. */
  Optional<User> find(CustomerId subject) {
    return subject.subject().contains("\"")
        ? Optional.empty()
        : list("sub = \"" + subject.subject() + "\"", 1).stream().map(Users::user).findFirst();
  }

  /** The sign-ups of the address that are not confirmed, the newest first. */
  List<User> signUps(EmailAddress email) {
    return list("username ^= \"" + prefix(email) + "\"", LISTED_MAX).stream()
        .filter(user -> user.userStatus() == UserStatusType.UNCONFIRMED)
        .sorted(Comparator.comparing(UserType::userCreateDate).reversed())
        .limit(SIGN_UPS_MAX)
        .map(Users::user)
        .toList();
  }

  /** Deletes some of the sign-ups that were begun before this and not confirmed. */
  void forgetSignUps(Instant before) {
    list("cognito:user_status = \"UNCONFIRMED\"", LISTED_MAX).stream()
        .filter(user -> user.userCreateDate().isBefore(before))
        .forEach(user ->
            pool.call(cognito ->
                cognito.adminDeleteUser(
                    asked -> asked.userPoolId(pool.id()).username(user.username()))));
  }

  private List<UserType> list(String filter, int limit) {
    return pool.call(cognito ->
            cognito.listUsers(asked -> asked.userPoolId(pool.id()).filter(filter).limit(limit)))
        .users();
  }

  private static User user(UserType user) {
    return user(user.username(), user.attributes());
  }

  private static User user(String name, List<AttributeType> attributes) {
    return attributes.stream()
        .filter(attribute -> attribute.name().equals("sub"))
        .map(attribute -> new User(name, new CustomerId(attribute.value())))
        .findFirst()
        .orElseThrow(() -> new CognitoAdapters.Unavailable("A user without a subject", null));
  }
}
