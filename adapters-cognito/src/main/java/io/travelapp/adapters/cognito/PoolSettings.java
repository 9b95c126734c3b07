package io.travelapp.adapters.cognito;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * How a user pool and its app client have to be set up, to make them and to look at them.
 *
 * <p>User names are made here and the mail address is an alias of them, which belongs to who
 * confirmed it: so each sign-up for an address is a user of its own, with its own password and
 * code, and none tells whether the address is taken.
 */
final class PoolSettings {

  private static final String EMAIL = "email";
  private static final int PASSWORD_LENGTH_MIN = 8;
  private static final int ACCESS_MINUTES = 10;
  private static final int ACCESS_MINUTES_MAX = 15;
  private static final int REFRESH_DAYS = 30;
  private static final int GRACE_SECONDS = 30;

  /**
   * The server alone signs in, with its own credentials: a password goes through it anyway, and a
   * flow that anybody could use would go past its limits.
   */
  private static final Set<ExplicitAuthFlowsType> FLOWS =
      Set.of(ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH);

  private PoolSettings() {}

  static CreateUserPoolRequest pool(String name) {
    return CreateUserPoolRequest.builder()
        .poolName(name)
        .aliasAttributes(AliasAttributeType.EMAIL)
        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
        .usernameConfiguration(username -> username.caseSensitive(false))
        .userAttributeUpdateSettings(updates ->
            updates.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL))
        .policies(policies ->
            policies.passwordPolicy(password ->
                password
                    .minimumLength(PASSWORD_LENGTH_MIN)
                    .requireLowercase(false)
                    .requireUppercase(false)
                    .requireNumbers(false)
                    .requireSymbols(false)))
        .accountRecoverySetting(recovery ->
            recovery.recoveryMechanisms(
                RecoveryOptionType.builder()
                    .name(RecoveryOptionNameType.VERIFIED_EMAIL)
                    .priority(1)
                    .build()))
        .adminCreateUserConfig(admin -> admin.allowAdminCreateUserOnly(false))
        .mfaConfiguration(UserPoolMfaType.OFF)
        .build();
  }

  static CreateUserPoolClientRequest client(String poolId, String name) {
    return CreateUserPoolClientRequest.builder()
        .userPoolId(poolId)
        .clientName(name)
        .generateSecret(false)
        .explicitAuthFlows(FLOWS)
        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
        .enableTokenRevocation(true)
        .refreshTokenRotation(rotation ->
            rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(GRACE_SECONDS))
        .accessTokenValidity(ACCESS_MINUTES)
        .idTokenValidity(ACCESS_MINUTES)
        .refreshTokenValidity(REFRESH_DAYS)
        .tokenValidityUnits(units ->
            units
                .accessToken(TimeUnitsType.MINUTES)
                .idToken(TimeUnitsType.MINUTES)
                .refreshToken(TimeUnitsType.DAYS))
        .readAttributes(EMAIL, "email_verified")
        .writeAttributes(EMAIL)
        .build();
  }

  /** All that has to be changed, each in a few words; none if it is as it has to be. */
  static List<String> faults(UserPoolType pool, UserPoolClientType client) {
    List<String> faults = new ArrayList<>();
    ofPool(pool, new Faults(faults));
    ofClient(client, new Faults(faults));
    return faults;
  }

  private record Faults(List<String> found) {

    void unless(boolean asItHasToBe, String rule) {
      if (!asItHasToBe) {
        found.add(rule);
      }
    }
  }

  private static void ofPool(UserPoolType pool, Faults faults) {
    faults.unless(
        pool.aliasAttributes().contains(AliasAttributeType.EMAIL)
            && !pool.usernameAttributes().contains(UsernameAttributeType.EMAIL),
        "AliasAttributes has to be email, and UsernameAttributes not");
    faults.unless(
        pool.usernameConfiguration() != null
            && Boolean.FALSE.equals(pool.usernameConfiguration().caseSensitive()),
        "UsernameConfiguration.CaseSensitive has to be false");
    faults.unless(
        pool.autoVerifiedAttributes().contains(VerifiedAttributeType.EMAIL),
        "AutoVerifiedAttributes has to contain email");
    faults.unless(
        pool.userAttributeUpdateSettings() != null
            && pool.userAttributeUpdateSettings()
                .attributesRequireVerificationBeforeUpdate()
                .contains(VerifiedAttributeType.EMAIL),
        "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate has to contain email");
    faults.unless(
        pool.policies() != null
            && pool.policies().passwordPolicy() != null
            && pool.policies().passwordPolicy().minimumLength() >= PASSWORD_LENGTH_MIN,
        "PasswordPolicy.MinimumLength has to be 8 or more");
    faults.unless(
        pool.mfaConfiguration() == null || pool.mfaConfiguration() == UserPoolMfaType.OFF,
        "MfaConfiguration has to be OFF");
    faults.unless(
        pool.adminCreateUserConfig() == null
            || !Boolean.TRUE.equals(pool.adminCreateUserConfig().allowAdminCreateUserOnly()),
        "AdminCreateUserConfig.AllowAdminCreateUserOnly has to be false");
    faults.unless(
        pool.schemaAttributes().stream().noneMatch(PoolSettings::isRequiredEmail),
        "email must not be a required attribute");
  }

  private static boolean isRequiredEmail(SchemaAttributeType attribute) {
    return EMAIL.equals(attribute.name()) && Boolean.TRUE.equals(attribute.required());
  }

  private static void ofClient(UserPoolClientType client, Faults faults) {
    faults.unless(
        client.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED,
        "PreventUserExistenceErrors of the client has to be ENABLED");
    faults.unless(
        FLOWS.equals(Set.copyOf(client.explicitAuthFlows())),
        "ExplicitAuthFlows of the client has to be ALLOW_ADMIN_USER_PASSWORD_AUTH alone");
    faults.unless(
        client.refreshTokenRotation() != null
            && client.refreshTokenRotation().feature() == FeatureType.ENABLED
            && GRACE_SECONDS == client.refreshTokenRotation().retryGracePeriodSeconds(),
        "RefreshTokenRotation of the client has to be ENABLED with RetryGracePeriodSeconds 30");
    faults.unless(
        Boolean.TRUE.equals(client.enableTokenRevocation()),
        "EnableTokenRevocation of the client has to be true");
    faults.unless(
        client.tokenValidityUnits() != null
            && client.tokenValidityUnits().accessToken() == TimeUnitsType.MINUTES
            && client.accessTokenValidity() <= ACCESS_MINUTES_MAX,
        "AccessTokenValidity of the client has to be 5 to 15 minutes");
    faults.unless(
        !client.writeAttributes().isEmpty() && Set.of(EMAIL).containsAll(client.writeAttributes()),
        "WriteAttributes of the client has to be email alone");
    faults.unless(client.clientSecret() == null, "The client has to be without a secret");
  }
}
