package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.travelapp.domain.customer.Identities.SignInAnswer.SignedIn;
import io.travelapp.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Instant NOW = Instant.parse("2027-04-01T06:00:00.750Z");
  private static final Node NODE = Node.on(DATABASE, ManualClock.standingAt(NOW));

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void an_access_token_says_whose_whom_for_and_how_long_and_no_more() throws Exception {
    SignedIn anna = NODE.signedIn();
    Instant now = NODE.clock().instant();

    SignedJWT token = SignedJWT.parse(anna.tokens().accessToken());

    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(token.getHeader().getIncludedParams()).containsOnly("alg", "typ", "kid");
    assertThat(token.getJWTClaimsSet().getClaims().keySet())
        .containsOnly("iss", "sub", "client_id", "token_use", "iat", "exp", "jti");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(Node.ISSUER);
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(anna.subject().subject());
    assertThat(token.getJWTClaimsSet().getClaim("client_id")).isEqualTo(Node.CLIENT);
    assertThat(token.getJWTClaimsSet().getClaim("token_use")).isEqualTo("access");
    assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
        .isBetween(now.plus(Duration.ofMinutes(10)).minusSeconds(1), now.plusSeconds(600));
    assertThat(anna.tokens().lifetime()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void no_two_access_tokens_are_the_same() throws Exception {
    SignedJWT one = SignedJWT.parse(NODE.signedIn().tokens().accessToken());
    SignedJWT other = SignedJWT.parse(NODE.signedIn().tokens().accessToken());

    assertThat(one.getJWTClaimsSet().getJWTID()).isNotEqualTo(other.getJWTClaimsSet().getJWTID());
  }

  @Test
  void whoever_has_the_public_keys_can_verify_an_access_token() throws Exception {
    SignedJWT token = SignedJWT.parse(NODE.signedIn().tokens().accessToken());

    JWK key = JWKSet.parse(NODE.publicKeys()).getKeyByKeyId(token.getHeader().getKeyID());

    assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
    assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
  }

  @Test
  void the_public_keys_tell_no_private_one() throws Exception {
    assertThat(JWKSet.parse(NODE.publicKeys()).getKeys())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key.isPrivate()).isFalse());
  }

  @Test
  void a_token_of_another_service_on_the_same_accounts_is_nobodys() {
    try (AccountsAdapters other =
        Node.open(DATABASE, NODE.clock(), mail -> {}, "https://other.example")) {
      SignedIn anna = NODE.signedIn();

      assertThat(other.identities().verify(anna.tokens().accessToken())).isEmpty();
    }
  }
}
