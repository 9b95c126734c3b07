package io.travelapp.adapters.cognito;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.PasswordRule;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * Identities in a Cognito user pool.
 *
 * <p>Each sign-up is a user of its own, whose name is found by the address; of those, the one that
 * is confirmed has the address as an alias. Where an address has an account, a sign-up is a user
 * without address, which gets no code: so a later sign-in with its password is answered like any
 * other's.
 */
final class CognitoIdentities implements Identities {

  private static final String EMAIL = "email";

  private final UserPool pool;
  private final VerifiedTokens verified;
  private final Codes codes;
  private final Letters letters;
  private final Users users;

  CognitoIdentities(
      UserPool pool, Users users, VerifiedTokens verified, Codes codes, Letters letters) {
    this.pool = pool;
    this.verified = verified;
    this.codes = codes;
    this.letters = letters;
    this.users = users;
  }

  // Sign-up

  @Override
  public SignUpAnswer signUp(EmailAddress email, Password password) {
    Optional<String> broken = PasswordRule.broken(password, email);
    if (broken.isPresent()) {
      return new SignUpAnswer.PasswordRefused(broken.get());
    }
    boolean taken = users.find(email).isPresent();
    String name = users.newName(email);
    try {
      String subject =
          pool.call(cognito ->
                  cognito.signUp(asked ->
                      asked
                          .clientId(pool.client())
                          .username(name)
                          .password(password.secret())
                          .userAttributes(taken ? List.of() : List.of(attribute(email)))))
              .userSub();
      return begun(email, taken, name, subject);
    } catch (InvalidPasswordException e) {
      return new SignUpAnswer.PasswordRefused(ruleOf(e));
    }
  }

  /** A rule that the pool has beside ours. */
  private static String ruleOf(InvalidPasswordException e) {
    return e.awsErrorDetails().errorMessage();
  }

  private SignUpAnswer begun(EmailAddress email, boolean taken, String name, String subject) {
    if (taken) {
      letters.tellOwner(email);
    }
    codes.begin("sign-up", name);
    return new SignUpAnswer.CodeSent(new CustomerId(subject));
  }

  private static AttributeType attribute(EmailAddress email) {
    return AttributeType.builder().name(EMAIL).value(email.value()).build();
  }

  @Override
  public void resendCode(EmailAddress email) {
    boolean taken = users.find(email).isPresent();
    Optional<Users.User> newest = users.signUps(email).stream().findFirst();
    if (taken || newest.isEmpty()) {
      return;
    }
    String name = newest.get().name();
    pool.call(cognito ->
        cognito.resendConfirmationCode(asked -> asked.clientId(pool.client()).username(name)));
    codes.begin("sign-up", name);
  }

  /**
   * A wrong code is a try of every sign-up of the address. They are looked for also where it has an
   * account: so it takes as many calls for every address.
   */
  @Override
  public ConfirmAnswer confirm(EmailAddress email, String code) {
    if (!Codes.isCode(code)) {
      return new ConfirmAnswer.CodeRejected();
    }
    boolean taken = users.find(email).isPresent();
    for (Users.User signUp : users.signUps(email)) {
      if (!taken
          && codes.mayTry("sign-up", signUp.name(), code)
          && isConfirmed(signUp.name(), code)) {
        return new ConfirmAnswer.Confirmed(signUp.subject());
      }
    }
    return new ConfirmAnswer.CodeRejected();
  }

  private boolean isConfirmed(String name, String code) {
    return isRight(() ->
        pool.call(cognito ->
            cognito.confirmSignUp(asked ->
                asked
                    .clientId(pool.client())
                    .username(name)
                    .confirmationCode(code)
                    .forceAliasCreation(false))));
  }

  /** Whether Cognito took a code; what it says of one that it did not take is all the same here. */
  private static boolean isRight(Runnable trial) {
    try {
      trial.run();
      return true;
    } catch (CodeMismatchException
        | ExpiredCodeException
        | AliasExistsException
        | NotAuthorizedException
        | UserNotFoundException
        | UserNotConfirmedException
        | InvalidParameterException
        | TooManyFailedAttemptsException
        | LimitExceededException e) {
      return false;
    }
  }

  // Sessions

  /**
   * A password that is wrong is tried twice, on the account and on the newest sign-up, whether or
   * not there is either: so it takes as many calls for every address.
   */
  @Override
  public SignInAnswer signIn(EmailAddress email, Password password) {
    if (password.secret().isEmpty() || PasswordRule.isTooLong(password)) {
      return new SignInAnswer.Refused();
    }
    SignInAnswer answer = signIn(email.value(), password);
    if (!(answer instanceof SignInAnswer.Refused)) {
      return answer;
    }
    String newest =
        users.signUps(email).stream()
            .findFirst()
            .map(Users.User::name)
            .orElseGet(() -> users.newName(email));
    return signIn(newest, password) instanceof SignInAnswer.NotConfirmed
        ? new SignInAnswer.NotConfirmed()
        : new SignInAnswer.Refused();
  }

  private SignInAnswer signIn(String username, Password password) {
    try {
      AuthenticationResultType result =
          pool.call(cognito ->
                  cognito.adminInitiateAuth(asked ->
                      asked
                          .userPoolId(pool.id())
                          .clientId(pool.client())
                          .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                          .authParameters(
                              Map.of("USERNAME", username, "PASSWORD", password.secret()))))
              .authenticationResult();
      Tokens tokens = tokens(result, "");
      return verify(tokens.accessToken())
          .<SignInAnswer>map(bearer -> new SignInAnswer.SignedIn(bearer.subject(), tokens))
          .orElseThrow(() ->
              new CognitoAdapters.Unavailable("Cognito gave a token that is not genuine", null));
    } catch (UserNotConfirmedException e) {
      return new SignInAnswer.NotConfirmed();
    } catch (NotAuthorizedException
        | UserNotFoundException
        | PasswordResetRequiredException
        | InvalidParameterException e) {
      return new SignInAnswer.Refused();
    }
  }

  /** A refresh token that is not replaced is the one that was shown. */
  private static Tokens tokens(AuthenticationResultType result, String shown) {
    if (result == null || result.accessToken() == null || result.expiresIn() == null) {
      throw new CognitoAdapters.Unavailable("Cognito gave no token", null);
    }
    return new Tokens(
        result.accessToken(),
        Optional.ofNullable(result.refreshToken()).orElse(shown),
        Duration.ofSeconds(result.expiresIn()));
  }

  @Override
  public Optional<Tokens> refresh(String refreshToken) {
    if (!refreshToken.matches("[\\w=.-]{1,8192}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          tokens(
              pool.call(cognito ->
                      cognito.getTokensFromRefreshToken(
                          asked -> asked.clientId(pool.client()).refreshToken(refreshToken)))
                  .authenticationResult(),
              refreshToken));
    } catch (RefreshTokenReuseException e) {
      // Two hold a token of this session, and one of them stole it: nobody can tell which.
      end(refreshToken);
      return Optional.empty();
    } catch (NotAuthorizedException | InvalidParameterException | UserNotFoundException e) {
      return Optional.empty();
    }
  }

  private void end(String refreshToken) {
    try {
      pool.call(cognito ->
          cognito.revokeToken(asked -> asked.clientId(pool.client()).token(refreshToken)));
    } catch (CognitoIdentityProviderException e) {
      // The pool has ended it by itself.
    }
  }

  @Override
  public void signOut(CustomerId subject) {
    users.find(subject).ifPresent(user -> signOutEverywhere(user.name()));
  }

  private void signOutEverywhere(String name) {
    pool.call(cognito ->
        cognito.adminUserGlobalSignOut(asked -> asked.userPoolId(pool.id()).username(name)));
  }

  @Override
  public Optional<Bearer> verify(String accessToken) {
    return verified.get(accessToken);
  }

  // Another password

  @Override
  public void sendResetCode(EmailAddress email) {
    try {
      pool.call(cognito ->
          cognito.forgotPassword(asked -> asked.clientId(pool.client()).username(email.value())));
    } catch (UserNotFoundException
        | NotAuthorizedException
        | InvalidParameterException
        | UserNotConfirmedException
        | LimitExceededException e) {
      // Nobody learns for which addresses there is something to send.
    }
    codes.begin("password", email.canonical());
  }

  @Override
  public ResetAnswer resetPassword(EmailAddress email, String code, Password password) {
    Optional<String> broken = PasswordRule.broken(password, email);
    if (broken.isPresent()) {
      return new ResetAnswer.PasswordRefused(broken.get());
    }
    if (!codes.mayTry("password", email.canonical(), code)) {
      return new ResetAnswer.CodeRejected();
    }
    try {
      boolean right =
          isRight(() ->
              pool.call(cognito ->
                  cognito.confirmForgotPassword(asked ->
                      asked
                          .clientId(pool.client())
                          .username(email.value())
                          .confirmationCode(code)
                          .password(password.secret()))));
      return right ? reset(email) : new ResetAnswer.CodeRejected();
    } catch (InvalidPasswordException e) {
      return new ResetAnswer.PasswordRefused(ruleOf(e));
    }
  }

  private ResetAnswer reset(EmailAddress email) {
    Users.User user =
        users
            .find(email)
            .orElseThrow(() -> new CognitoAdapters.Unavailable("The account is gone", null));
    signOutEverywhere(user.name());
    return new ResetAnswer.Reset(user.subject());
  }

  // Another address

  @Override
  public EmailCodeAnswer sendEmailCode(String accessToken, EmailAddress wanted) {
    Optional<Bearer> bearer = verify(accessToken);
    if (bearer.isEmpty()) {
      return new EmailCodeAnswer.NotSignedIn();
    }
    try {
      pool.call(cognito ->
          cognito.updateUserAttributes(
              asked -> asked.accessToken(accessToken).userAttributes(attribute(wanted))));
      codes.begin("address", bearer.get().subject().subject());
      return new EmailCodeAnswer.CodeSent();
    } catch (AliasExistsException e) {
      return new EmailCodeAnswer.CodeSent();
    } catch (NotAuthorizedException | UserNotFoundException e) {
      return new EmailCodeAnswer.NotSignedIn();
    }
  }

  @Override
  public EmailChangeAnswer changeEmail(String accessToken, String code) {
    Optional<CustomerId> subject = verify(accessToken).map(Bearer::subject);
    if (subject.isEmpty()) {
      return new EmailChangeAnswer.NotSignedIn();
    }
    boolean right =
        codes.mayTry("address", subject.get().subject(), code)
            && isRight(() ->
                pool.call(cognito ->
                    cognito.verifyUserAttribute(
                        asked -> asked.accessToken(accessToken).attributeName(EMAIL).code(code))));
    return right
        ? new EmailChangeAnswer.Changed(subject.get(), addressOf(accessToken))
        : new EmailChangeAnswer.CodeRejected();
  }

  private EmailAddress addressOf(String accessToken) {
    return pool
        .call(cognito -> cognito.getUser(asked -> asked.accessToken(accessToken)))
        .userAttributes()
        .stream()
        .filter(attribute -> attribute.name().equals(EMAIL))
        .map(attribute -> new EmailAddress(attribute.value()))
        .findFirst()
        .orElseThrow(() -> new CognitoAdapters.Unavailable("The account has no address", null));
  }

  // The end, and roles

  @Override
  public Optional<CustomerId> find(EmailAddress email) {
    return users.find(email).map(Users.User::subject);
  }

  @Override
  public void delete(CustomerId subject) {
    users
        .find(subject)
        .ifPresent(user -> {
          signOutEverywhere(user.name());
          pool.call(cognito ->
              cognito.adminDeleteUser(asked -> asked.userPoolId(pool.id()).username(user.name())));
        });
  }

  @Override
  public void grant(CustomerId subject, Role role) {
    users
        .find(subject)
        .ifPresent(user -> {
          try {
            addToGroup(user.name(), role.group());
          } catch (ResourceNotFoundException e) {
            pool.call(cognito ->
                cognito.createGroup(asked -> asked.userPoolId(pool.id()).groupName(role.group())));
            addToGroup(user.name(), role.group());
          }
        });
  }

  private void addToGroup(String name, String group) {
    pool.call(cognito ->
        cognito.adminAddUserToGroup(
            asked -> asked.userPoolId(pool.id()).username(name).groupName(group)));
  }

  @Override
  public void withdraw(CustomerId subject, Role role) {
    users
        .find(subject)
        .ifPresent(user -> {
          try {
            pool.call(cognito ->
                cognito.adminRemoveUserFromGroup(asked ->
                    asked.userPoolId(pool.id()).username(user.name()).groupName(role.group())));
          } catch (ResourceNotFoundException e) {
            // Nobody ever had it.
          }
        });
  }

  @Override
  public Set<Role> roles(CustomerId subject) {
    return users.find(subject).stream()
        .flatMap(user ->
            pool
                .call(cognito ->
                    cognito.adminListGroupsForUser(
                        asked -> asked.userPoolId(pool.id()).username(user.name())))
                .groups()
                .stream())
        .map(group -> Role.parse(group.groupName()))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
