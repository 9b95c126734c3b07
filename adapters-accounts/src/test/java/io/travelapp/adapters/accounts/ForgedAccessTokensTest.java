package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.contract.AccessTokensContract;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedAccessTokensTest implements AccessTokensContract {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Instant NOW = Instant.parse("2027-04-01T06:00:00.250Z");
  private static final Node NODE = Node.on(DATABASE, ManualClock.standingAt(NOW));
  private static final String SUBJECT = "3f1c2d4e-0000-4000-8000-000000000001";
  private static final Genuine GENUINE = read();

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Override
  public Optional<Bearer> verify(String token) {
    return NODE.identities().verify(token);
  }

  @Override
  public Genuine genuine() {
    return GENUINE;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"typ\":\"JWT\",", ""})
  void a_token_that_is_not_made_for_access_by_its_type_is_nobodys(String type)
      throws GeneralSecurityException {
    String header = GENUINE.header().replace("\"typ\":\"at+jwt\",", type);
    String unsigned = base64(header) + "." + base64(GENUINE.claims());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(GENUINE.privateKey());
    signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
    String signed = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());

    assertThat(verify(unsigned + "." + signed)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With the key that the node signs with. */
  private static Genuine read() {
    try (var owner = DATABASE.asOwner()) {
      var row = owner.selectFrom(SIGNING_KEY).fetchSingle();
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new Genuine(
          row.getKid(),
          rsa.generatePublic(new X509EncodedKeySpec(row.getPublicKey())),
          rsa.generatePrivate(new PKCS8EncodedKeySpec(row.getPrivateKey())),
          "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + row.getKid() + "\"}",
          "{\"iss\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"token_use\":\"access\",\"iat\":%d,\"exp\":%d,\"jti\":\"1\"}"
              .formatted(
                  Node.ISSUER,
                  SUBJECT,
                  Node.CLIENT,
                  NOW.getEpochSecond(),
                  NOW.getEpochSecond() + 600),
          Node.ISSUER,
          SUBJECT,
          Node.CLIENT,
          "groups",
          NOW);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
