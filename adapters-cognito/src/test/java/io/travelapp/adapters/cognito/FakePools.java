package io.travelapp.adapters.cognito;

import com.nimbusds.jose.jwk.RSAKey;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Mailer.Mail;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the stand-in does, as Cognito's documentation says that Cognito does it. */
final class FakePools {

  private static final Duration SIGN_UP_CODE = Duration.ofHours(24);
  private static final Duration OTHER_CODE = Duration.ofHours(1);
  private static final Pattern FILTER = Pattern.compile("(\\S+) (\\^?=) \"(.*)\"");

  private final URI address;
  private final InstantSource clock;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Map<String, FakePool> pools = new HashMap<>();
  private final List<Mail> sent = new ArrayList<>();
  private Mailer mailer = mail -> {};
  private long users;

  /** Made before anybody waits for it. */
  private final RSAKey firstKey = FakePool.newKey();

  FakePools(URI address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  synchronized void mailBy(Mailer other) {
    mailer = other;
  }

  synchronized List<Mail> sent() {
    return List.copyOf(sent);
  }

  synchronized String keySet(String pool) {
    return Optional.ofNullable(pools.get(pool)).map(FakePool::keySet).orElse("{}");
  }

  synchronized FakePool pool(String id) {
    return Optional.ofNullable(pools.get(id))
        .orElseThrow(() -> notFound("User pool " + id + " does not exist."));
  }

  private static Refused notFound(String message) {
    return Refused.with("ResourceNotFoundException", message);
  }

  private FakePool poolOf(Asked asked) {
    String client = asked.text("ClientId");
    return pools.values().stream()
        .filter(pool -> pool.hasClient(client))
        .findFirst()
        .orElseThrow(() -> notFound("User pool client " + client + " does not exist."));
  }

  synchronized Map<String, Object> answer(String operation, Map<String, Object> request) {
    Asked asked = new Asked(request);
    return switch (operation) {
      case "CreateUserPool" -> createPool(request);
      case "CreateUserPoolClient" -> createClient(asked, request);
      case "DescribeUserPool" -> Map.of("UserPool", pool(asked.text("UserPoolId")).description());
      case "DescribeUserPoolClient" ->
          Map.of(
              "UserPoolClient",
              pool(asked.text("UserPoolId")).clientDescription(asked.text("ClientId")));
      case "SignUp" -> signUp(poolOf(asked), asked);
      case "ResendConfirmationCode" -> resend(poolOf(asked), asked);
      case "ConfirmSignUp" -> confirm(poolOf(asked), asked);
      case "AdminInitiateAuth" -> signIn(pool(asked.text("UserPoolId")), asked);
      case "GetTokensFromRefreshToken" ->
          poolOf(asked).sessions().refresh(asked.text("RefreshToken"), clock.instant());
      case "RevokeToken" -> {
        poolOf(asked).sessions().revoke(asked.text("Token"));
        yield Map.of();
      }
      case "ForgotPassword" -> forgotPassword(poolOf(asked), asked);
      case "ConfirmForgotPassword" -> confirmForgotPassword(poolOf(asked), asked);
      case "UpdateUserAttributes" -> updateAttributes(asked);
      case "VerifyUserAttribute" -> verifyAttribute(asked);
      case "GetUser" -> {
        FakeUser user = userOfToken(asked);
        yield Map.of("Username", user.name, "UserAttributes", attributes(user));
      }
      case "AdminGetUser" -> adminGetUser(pool(asked.text("UserPoolId")), asked);
      case "ListUsers" -> listUsers(pool(asked.text("UserPoolId")), asked);
      case "AdminUserGlobalSignOut" -> {
        FakePool pool = pool(asked.text("UserPoolId"));
        pool.sessions().endAll(pool.require(asked.text("Username")));
        yield Map.of();
      }
      case "AdminDeleteUser" -> {
        FakePool pool = pool(asked.text("UserPoolId"));
        pool.remove(pool.require(asked.text("Username")));
        yield Map.of();
      }
      case "CreateGroup" -> {
        pool(asked.text("UserPoolId")).createGroup(asked.text("GroupName"));
        yield Map.of("Group", Map.of("GroupName", asked.text("GroupName")));
      }
      case "AdminAddUserToGroup" -> {
        FakePool pool = pool(asked.text("UserPoolId"));
        pool.require(asked.text("Username")).groups.add(pool.requireGroup(asked.text("GroupName")));
        yield Map.of();
      }
      case "AdminRemoveUserFromGroup" -> {
        FakePool pool = pool(asked.text("UserPoolId"));
        pool.require(asked.text("Username"))
            .groups
            .remove(pool.requireGroup(asked.text("GroupName")));
        yield Map.of();
      }
      case "AdminListGroupsForUser" -> {
        FakeUser user = pool(asked.text("UserPoolId")).require(asked.text("Username"));
        yield Map.of(
            "Groups", user.groups.stream().map(name -> Map.of("GroupName", name)).toList());
      }
      default -> throw new AssertionError("The stand-in does not know " + operation);
    };
  }

  // Pools

  private Map<String, Object> createPool(Map<String, Object> request) {
    String id = "local_" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
    Map<String, Object> description = new LinkedHashMap<>(request);
    description.remove("PoolName");
    description.put("Name", request.get("PoolName"));
    description.put("Id", id);
    pools.put(id, new FakePool(address + "/" + id, description, firstKey));
    return Map.of("UserPool", description);
  }

  private Map<String, Object> createClient(Asked asked, Map<String, Object> request) {
    String id = UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    Map<String, Object> description = new LinkedHashMap<>(request);
    description.remove("GenerateSecret");
    description.put("ClientId", id);
    pool(asked.text("UserPoolId")).addClient(id, description);
    return Map.of("UserPoolClient", description);
  }

  // Sign-up

  private Map<String, Object> signUp(FakePool pool, Asked asked) {
    pool.requirePassword(asked.text("Password"));
    if (pool.findByName(asked.text("Username")).isPresent()) {
      throw Refused.with("UsernameExistsException", "User already exists");
    }
    FakeUser user =
        new FakeUser(
            asked.text("Username"),
            UUID.randomUUID().toString(),
            asked.text("Password"),
            // Later than the one before, though the clock stands.
            clock.instant().plusMillis(users++ % 1000));
    asked.attributes("UserAttributes").forEach(user.attributes::put);
    pool.add(user);
    Map<String, Object> answer =
        new LinkedHashMap<>(Map.of("UserSub", user.subject, "UserConfirmed", false));
    Optional.ofNullable(user.attributes.get("email"))
        .ifPresent(email -> {
          mailCode(user, "sign-up", email, SIGN_UP_CODE);
          answer.put("CodeDeliveryDetails", delivery(email));
        });
    return answer;
  }

  private void mailCode(FakeUser user, String purpose, String to, Duration lifetime) {
    String digits = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    user.codes.put(purpose, new FakeUser.Code(digits, clock.instant().plus(lifetime)));
    Mail mail =
        new Mail(
            new EmailAddress(to), "Your verification code", "Your confirmation code is " + digits);
    sent.add(mail);
    mailer.send(mail);
  }

  private static Map<String, Object> delivery(String email) {
    return Map.of(
        "Destination",
        new EmailAddress(email).masked(),
        "DeliveryMedium",
        "EMAIL",
        "AttributeName",
        "email");
  }

  private Map<String, Object> resend(FakePool pool, Asked asked) {
    FakeUser user = pool.require(asked.text("Username"));
    String email = user.attributes.get("email");
    if (user.confirmed) {
      throw Refused.with("InvalidParameterException", "User is already confirmed.");
    }
    if (email == null) {
      throw Refused.with("InvalidParameterException", "Auto verification not turned on.");
    }
    mailCode(user, "sign-up", email, SIGN_UP_CODE);
    return Map.of("CodeDeliveryDetails", delivery(email));
  }

  private Map<String, Object> confirm(FakePool pool, Asked asked) {
    FakeUser user = pool.require(asked.text("Username"));
    if (user.confirmed) {
      throw Refused.with(
          "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED");
    }
    requireCode(user, "sign-up", asked.text("ConfirmationCode"));
    String email = user.attributes.get("email");
    if (email != null && pool.findByAlias(email).isPresent()) {
      throw Refused.with("AliasExistsException", "An account with the email already exists.");
    }
    user.codes.remove("sign-up");
    user.confirmed = true;
    user.attributes.put("email_verified", "true");
    return Map.of();
  }

  private void requireCode(FakeUser user, String purpose, String digits) {
    FakeUser.Code code = user.codes.get(purpose);
    if (code == null || !clock.instant().isBefore(code.until())) {
      throw Refused.with(
          "ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
    if (!code.digits().equals(digits)) {
      throw Refused.with(
          "CodeMismatchException", "Invalid verification code provided, please try again.");
    }
  }

  // Sessions

  private Map<String, Object> signIn(FakePool pool, Asked asked) {
    if (!asked.text("AuthFlow").equals("ADMIN_USER_PASSWORD_AUTH")
        || !pool.hasClient(asked.text("ClientId"))) {
      throw Refused.with("InvalidParameterException", "Auth flow not enabled for this client");
    }
    Asked parameters = asked.map("AuthParameters");
    FakeUser user =
        pool.find(parameters.text("USERNAME"))
            .filter(found -> found.password.equals(parameters.text("PASSWORD")))
            .orElseThrow(
                () -> Refused.with("NotAuthorizedException", "Incorrect username or password."));
    if (!user.confirmed) {
      throw Refused.with("UserNotConfirmedException", "User is not confirmed.");
    }
    return pool.sessions().begin(user, asked.text("ClientId"), clock.instant());
  }

  // Another password

  private Map<String, Object> forgotPassword(FakePool pool, Asked asked) {
    Optional<FakeUser> user = pool.find(asked.text("Username"));
    if (user.isEmpty()) {
      // Prevented existence errors: a delivery is pretended.
      return Map.of("CodeDeliveryDetails", delivery("somebody@example.com"));
    }
    String email = user.get().attributes.get("email");
    if (!user.get().confirmed || email == null) {
      throw Refused.with(
          "InvalidParameterException",
          "Cannot reset password for the user as there is no registered/verified email");
    }
    mailCode(user.get(), "password", email, OTHER_CODE);
    return Map.of("CodeDeliveryDetails", delivery(email));
  }

  private Map<String, Object> confirmForgotPassword(FakePool pool, Asked asked) {
    FakeUser user =
        pool.find(asked.text("Username"))
            .filter(found -> found.confirmed)
            .orElseThrow(() ->
                Refused.with(
                    "ExpiredCodeException", "Invalid code provided, please request a code again."));
    requireCode(user, "password", asked.text("ConfirmationCode"));
    pool.requirePassword(asked.text("Password"));
    user.codes.remove("password");
    user.password = asked.text("Password");
    return Map.of();
  }

  // Another address

  private FakeUser userOfToken(Asked asked) {
    return pools.values().stream()
        .flatMap(pool -> pool.sessions().find(asked.text("AccessToken"), clock.instant()).stream())
        .findFirst()
        .orElseThrow(() -> Refused.with("NotAuthorizedException", "Access Token has been revoked"));
  }

  private FakePool poolOf(FakeUser user) {
    return pools.values().stream().filter(pool -> pool.has(user)).findFirst().orElseThrow();
  }

  private Map<String, Object> updateAttributes(Asked asked) {
    FakeUser user = userOfToken(asked);
    Map<String, String> wanted = asked.attributes("UserAttributes");
    if (!wanted.keySet().equals(Set.of("email"))) {
      throw Refused.with(
          "NotAuthorizedException", "A client attempted to write unauthorized attribute");
    }
    String email = wanted.getOrDefault("email", "");
    if (poolOf(user).findByAlias(email).filter(other -> other != user).isPresent()) {
      throw Refused.with("AliasExistsException", "An account with the email already exists.");
    }
    user.pendingEmail = email;
    mailCode(user, "email", email, SIGN_UP_CODE);
    return Map.of("CodeDeliveryDetailsList", List.of(delivery(email)));
  }

  private Map<String, Object> verifyAttribute(Asked asked) {
    FakeUser user = userOfToken(asked);
    requireCode(user, "email", asked.text("Code"));
    String email = user.pendingEmail;
    if (email == null || poolOf(user).findByAlias(email).isPresent()) {
      throw Refused.with("AliasExistsException", "An account with the email already exists.");
    }
    user.codes.remove("email");
    user.pendingEmail = null;
    user.attributes.put("email", email);
    return Map.of();
  }

  // Looking

  private static Map<String, Object> adminGetUser(FakePool pool, Asked asked) {
    FakeUser user = pool.require(asked.text("Username"));
    return Map.of(
        "Username",
        user.name,
        "UserAttributes",
        attributes(user),
        "UserStatus",
        status(user),
        "Enabled",
        true,
        "UserCreateDate",
        seconds(user.created));
  }

  private static Map<String, Object> listUsers(FakePool pool, Asked asked) {
    Matcher filter = FILTER.matcher(asked.text("Filter"));
    if (!filter.matches()) {
      throw Refused.with("InvalidParameterException", "Error while parsing filter.");
    }
    Stream<FakeUser> found =
        pool.users().stream()
            .filter(user -> {
              String value =
                  switch (filter.group(1)) {
                    case "username" -> user.name;
                    case "cognito:user_status" -> status(user);
                    default -> user.attributes.getOrDefault(filter.group(1), "");
                  };
              return filter.group(2).equals("=")
                  ? value.equals(filter.group(3))
                  : value.startsWith(filter.group(3));
            });
    return Map.of(
        "Users",
        found
            .sorted(Comparator.comparing(user -> user.name))
            .limit(asked.number("Limit"))
            .map(user ->
                Map.of(
                    "Username",
                    user.name,
                    "Attributes",
                    attributes(user),
                    "UserStatus",
                    status(user),
                    "Enabled",
                    true,
                    "UserCreateDate",
                    seconds(user.created)))
            .toList());
  }

  private static List<Map<String, Object>> attributes(FakeUser user) {
    return user.attributes.entrySet().stream()
        .map(entry -> Map.<String, Object>of("Name", entry.getKey(), "Value", entry.getValue()))
        .toList();
  }

  private static String status(FakeUser user) {
    return user.confirmed ? "CONFIRMED" : "UNCONFIRMED";
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
