package io.travelapp.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryMailer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoolSettingsTest {

  private static final StandIn STAND_IN = StandIn.start(InstantSource.system());

  @AfterAll
  static void close() {
    STAND_IN.close();
  }

  private final ManualClock clock = ManualClock.following(InstantSource.system());
  private final CognitoAdapters.Pool pool =
      CognitoAdapters.create("travellers", "eu-west-1", Optional.of(STAND_IN.address()));
  private final FakePool fakePool = STAND_IN.pools().pool(pool.id());

  private void open(CognitoAdapters.Pool opened) {
    CognitoAdapters.open(
            opened, new InMemoryAttempts(clock), new InMemoryMailer(), clock, new SecureRandom())
        .close();
  }

  @Test
  void a_pool_as_it_is_made_here_is_opened() {
    assertThatCode(() -> open(pool)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource({"ofPool", "ofClient"})
  void a_pool_that_is_set_up_otherwise_is_not_opened(
      boolean isOfClient, String field, Object value, String told) {
    if (isOfClient) {
      fakePool.setOfClient(pool.client(), field, value);
    } else {
      fakePool.set(field, value);
    }

    assertThatThrownBy(() -> open(pool))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(told);
  }

  static List<Arguments> ofPool() {
    return List.of(
        Arguments.of(false, "AliasAttributes", List.of(), "AliasAttributes"),
        Arguments.of(
            false, "UsernameConfiguration", Map.of("CaseSensitive", true), "CaseSensitive"),
        Arguments.of(false, "AutoVerifiedAttributes", List.of(), "AutoVerifiedAttributes"),
        Arguments.of(false, "UserAttributeUpdateSettings", Map.of(), "UserAttributeUpdateSettings"),
        Arguments.of(
            false,
            "Policies",
            Map.of("PasswordPolicy", Map.of("MinimumLength", 6)),
            "MinimumLength"),
        Arguments.of(false, "MfaConfiguration", "ON", "MfaConfiguration"),
        Arguments.of(
            false,
            "SchemaAttributes",
            List.of(Map.of("Name", "email", "Required", true)),
            "email must not be"),
        Arguments.of(
            false,
            "AdminCreateUserConfig",
            Map.of("AllowAdminCreateUserOnly", true),
            "AllowAdminCreateUserOnly"));
  }

  static List<Arguments> ofClient() {
    return List.of(
        Arguments.of(true, "PreventUserExistenceErrors", "LEGACY", "PreventUserExistenceErrors"),
        Arguments.of(
            true,
            "ExplicitAuthFlows",
            List.of("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH"),
            "ExplicitAuthFlows"),
        Arguments.of(
            true, "RefreshTokenRotation", Map.of("Feature", "DISABLED"), "RefreshTokenRotation"),
        Arguments.of(true, "EnableTokenRevocation", false, "EnableTokenRevocation"),
        Arguments.of(true, "AccessTokenValidity", 60, "AccessTokenValidity"),
        Arguments.of(true, "WriteAttributes", List.of("email", "custom:role"), "WriteAttributes"),
        Arguments.of(true, "ClientSecret", "abc", "without a secret"));
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    fakePool.set("MfaConfiguration", "ON");
    fakePool.setOfClient(pool.client(), "EnableTokenRevocation", false);

    assertThatThrownBy(() -> open(pool))
        .hasMessageContainingAll("MfaConfiguration", "EnableTokenRevocation");
  }

  @Test
  void a_pool_that_is_not_there_is_told_of() {
    var elsewhere =
        new CognitoAdapters.Pool("local_nothing", pool.client(), pool.region(), pool.endpoint());

    assertThatThrownBy(() -> open(elsewhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not exist");
  }
}
