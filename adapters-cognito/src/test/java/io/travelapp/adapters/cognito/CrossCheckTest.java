package io.travelapp.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.cognito.CognitoAdapters.Pool;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;

/**
 * The stand-in and npm's cognito-local, asked for the same. Both imitate Cognito and neither knows
 * the other: where they agree, the stand-in is not just what we would like Cognito to be. Where
 * they do not, it is listed with the reason.
 *
 * <p>Without Node there is nothing to compare with; where {@code CI} is set there has to be.
 */
class CrossCheckTest {

  private static final String EMAIL = "Anna@example.com";
  private static final String PASSWORD = "Correct-7-horses";

  /** What cognito-local does otherwise, each with what Cognito's reference says. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "sign in with a wrong password",
          "NotAuthorizedException by the reference of AdminInitiateAuth; InvalidPasswordException there",
          "confirm again",
          "NotAuthorizedException, for the user is confirmed; ExpiredCodeException there");

  /** What it does not have. */
  private static final List<String> MISSING =
      List.of("ResendConfirmationCode", "GetTokensFromRefreshToken", "AdminUserGlobalSignOut");

  @TempDir private Path folder;

  @Test
  void the_stand_in_answers_as_cognito_local_does_but_for_what_is_listed() throws Exception {
    try (CognitoLocal local = CognitoLocal.orSkip(CognitoLocal.start(folder, Optional.empty()));
        StandIn standIn = StandIn.start(InstantSource.system())) {
      Script ours = new Script(standIn.address(), () -> lastCode(standIn));
      Script theirs = new Script(local.address(), () -> CognitoLocal.CODE);
      ours.play();
      theirs.play();

      compare(ours.answers(), theirs.answers());
    }
  }

  private static void compare(Map<String, String> ours, Map<String, String> theirs) {
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    List<String> found = new ArrayList<>();
    ours.forEach((step, answer) -> {
      boolean same = answer.equals(theirs.get(step));
      System.out.printf(
          "%-42s %-60s %s%n", step, answer, same ? "the same" : "there: " + theirs.get(step));
      if (!same) {
        found.add(step);
      }
    });
    System.out.printf(
        "The cross-check: %d steps, %d answered the same, %d as listed otherwise%n",
        ours.size(), ours.size() - found.size(), found.size());
    TreeSet<String> listed = new TreeSet<>(DIFFERENT.keySet());
    MISSING.forEach(operation -> listed.add("lacks " + operation));
    assertThat(new TreeSet<>(found)).isEqualTo(listed);
  }

  private static String lastCode(StandIn standIn) {
    return standIn.sent().getLast().text().replaceAll("\\D", "");
  }

  /** The same questions, one after the other, and what kind of answer each got. */
  private static final class Script {

    private final CognitoIdentityProviderClient cognito;
    private final URI address;
    private final Supplier<String> code;
    private final Map<String, String> answers = new TreeMap<>();
    private String token = "";

    Script(URI address, Supplier<String> code) {
      this.address = address;
      this.cognito = UserPool.client("eu-west-1", Optional.of(address));
      this.code = code;
    }

    Map<String, String> answers() {
      return answers;
    }

    private <T extends SdkPojo> Optional<T> ask(
        String step, Function<CognitoIdentityProviderClient, T> question) {
      try {
        T answer = question.apply(cognito);
        answers.put(step, "fields " + fields(answer));
        return Optional.of(answer);
      } catch (AwsServiceException e) {
        answers.put(step, e.awsErrorDetails().errorCode());
        return Optional.empty();
      }
    }

    /** The fields that our adapter reads. */
    private static String fields(SdkPojo answer) {
      TreeSet<String> fields = new TreeSet<>();
      answer
          .sdkFields()
          .forEach(field -> {
            Object value = field.getValueOrDefault(answer);
            if (value != null
                && !(value instanceof SdkAutoConstructList<?>)
                && !(value instanceof SdkAutoConstructMap<?, ?>)) {
              fields.add(field.locationName());
            }
          });
      fields.retainAll(
          List.of(
              "UserPool",
              "UserPoolClient",
              "UserSub",
              "UserConfirmed",
              "CodeDeliveryDetails",
              "CodeDeliveryDetailsList",
              "AuthenticationResult",
              "Username",
              "UserAttributes",
              "UserStatus",
              "Users",
              "Group",
              "Groups"));
      return fields.toString();
    }

    void play() {
      String pool =
          ask("create a pool", c -> c.createUserPool(PoolSettings.pool("cross")))
              .orElseThrow()
              .userPool()
              .id();
      String client =
          ask("create a client", c -> c.createUserPoolClient(PoolSettings.client(pool, "cross")))
              .orElseThrow()
              .userPoolClient()
              .clientId();
      ask("describe the pool", c -> c.describeUserPool(r -> r.userPoolId(pool)));
      ask(
          "describe the client",
          c -> c.describeUserPoolClient(r -> r.userPoolId(pool).clientId(client)));
      signUp(pool, client);
      look(pool, client);
      change(pool, client);
      lacks(pool, client);
      end(pool);
    }

    private void signUp(String pool, String client) {
      ask("sign up", c -> c.signUp(r -> signUp(r, client)));
      ask("sign up with a name that is there", c -> c.signUp(r -> signUp(r, client)));
      ask("sign in before it is confirmed", c -> signIn(c, pool, client, "name-1", PASSWORD));
      ask("confirm with a wrong code", c -> confirm(c, client, "111111"));
      ask("confirm", c -> confirm(c, client, code.get()));
      ask("confirm again", c -> confirm(c, client, "111111"));
      ask("sign in with a wrong password", c -> signIn(c, pool, client, "name-1", "Wrong-7-pass"));
      ask("sign in as nobody", c -> signIn(c, pool, client, "nobody", PASSWORD));
      token =
          ask("sign in", c -> signIn(c, pool, client, "name-1", PASSWORD))
              .orElseThrow()
              .authenticationResult()
              .accessToken();
      Pool opened = new Pool(pool, client, "eu-west-1", Optional.of(address));
      KeySet keys = new KeySet(opened.keySet(), InstantSource.system());
      AccessTokens tokens = new AccessTokens(keys, opened.issuer(), client, InstantSource.system());
      answers.put("its token is genuine", String.valueOf(tokens.verify(token).isPresent()));
    }

    private static void signUp(SignUpRequest.Builder r, String client) {
      r.clientId(client)
          .username("name-1")
          .password(PASSWORD)
          .userAttributes(AttributeType.builder().name("email").value(EMAIL).build());
    }

    private static AdminInitiateAuthResponse signIn(
        CognitoIdentityProviderClient c, String pool, String client, String name, String password) {
      return c.adminInitiateAuth(r ->
          r.userPoolId(pool)
              .clientId(client)
              .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
              .authParameters(Map.of("USERNAME", name, "PASSWORD", password)));
    }

    private static SdkPojo confirm(CognitoIdentityProviderClient c, String client, String code) {
      return c.confirmSignUp(r ->
          r.clientId(client).username("name-1").confirmationCode(code).forceAliasCreation(false));
    }

    private void look(String pool, String client) {
      ask("get the user", c -> c.getUser(r -> r.accessToken(token)));
      ask(
          "get the user as administrator",
          c -> c.adminGetUser(r -> r.userPoolId(pool).username("name-1")));
      ask(
          "get nobody as administrator",
          c -> c.adminGetUser(r -> r.userPoolId(pool).username("nobody")));
      for (String filter : List.of("username ^= \"name-\"", "username ^= \"other-\"")) {
        int users =
            ask(
                    "list " + filter,
                    c -> c.listUsers(r -> r.userPoolId(pool).filter(filter).limit(10)))
                .map(found -> found.users().size())
                .orElse(-1);
        answers.put("how many of " + filter, Integer.toString(users));
      }
      ask("create a group", c -> c.createGroup(r -> r.userPoolId(pool).groupName("administrator")));
      ask(
          "add to a group",
          c ->
              c.adminAddUserToGroup(
                  r -> r.userPoolId(pool).username("name-1").groupName("administrator")));
      ask(
          "list the groups of a user",
          c -> c.adminListGroupsForUser(r -> r.userPoolId(pool).username("name-1")));
      ask(
          "add to a group that is not there",
          c -> c.adminAddUserToGroup(r -> r.userPoolId(pool).username("name-1").groupName("none")));
      Pool opened = new Pool(pool, client, "eu-west-1", Optional.of(address));
      String next =
          ask("sign in with a group", c -> signIn(c, pool, client, "name-1", PASSWORD))
              .orElseThrow()
              .authenticationResult()
              .accessToken();
      AccessTokens tokens =
          new AccessTokens(
              new KeySet(opened.keySet(), InstantSource.system()),
              opened.issuer(),
              client,
              InstantSource.system());
      answers.put(
          "the roles of its token",
          String.valueOf(tokens.verify(next).map(known -> known.bearer().roles().size())));
      ask(
          "remove from a group",
          c ->
              c.adminRemoveUserFromGroup(
                  r -> r.userPoolId(pool).username("name-1").groupName("administrator")));
    }

    private void change(String pool, String client) {
      ask("forget the password", c -> c.forgotPassword(r -> r.clientId(client).username("name-1")));
      ask("choose another with a wrong code", c -> choose(c, client, "111111"));
      ask("choose another", c -> choose(c, client, code.get()));
      token =
          ask("sign in with it", c -> signIn(c, pool, client, "name-1", "Another-7-pass"))
              .orElseThrow()
              .authenticationResult()
              .accessToken();
      ask(
          "want another address",
          c ->
              c.updateUserAttributes(r ->
                  r.accessToken(token)
                      .userAttributes(
                          AttributeType.builder()
                              .name("email")
                              .value("later@example.com")
                              .build())));
      ask("enter a wrong code for it", c -> verify(c, "111111"));
      ask("enter its code", c -> verify(c, code.get()));
    }

    private static SdkPojo choose(CognitoIdentityProviderClient c, String client, String code) {
      return c.confirmForgotPassword(r ->
          r.clientId(client).username("name-1").confirmationCode(code).password("Another-7-pass"));
    }

    private SdkPojo verify(CognitoIdentityProviderClient c, String code) {
      return c.verifyUserAttribute(r -> r.accessToken(token).attributeName("email").code(code));
    }

    private void lacks(String pool, String client) {
      ask(
          "lacks ResendConfirmationCode",
          c -> c.resendConfirmationCode(r -> r.clientId(client).username("name-1")));
      ask(
          "lacks GetTokensFromRefreshToken",
          c -> c.getTokensFromRefreshToken(r -> r.clientId(client).refreshToken("r.1")));
      ask(
          "lacks AdminUserGlobalSignOut",
          c -> c.adminUserGlobalSignOut(r -> r.userPoolId(pool).username("name-1")));
    }

    private void end(String pool) {
      ask("delete the user", c -> c.adminDeleteUser(r -> r.userPoolId(pool).username("name-1")));
      ask("get the deleted user", c -> c.adminGetUser(r -> r.userPoolId(pool).username("name-1")));
    }
  }
}
