package io.travelapp.adapters.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.testkit.contract.AccessTokensContract;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

class ForgedAccessTokensTest implements AccessTokensContract {

  private static final Cloud CLOUD = Cloud.open();
  private static final String SUBJECT = "3f1c2d4e-0000-4000-8000-000000000001";
  private static final Genuine GENUINE = read();

  @AfterAll
  static void close() {
    CLOUD.close();
  }

  @Override
  public Optional<Bearer> verify(String token) {
    return CLOUD.identities().verify(token);
  }

  @Override
  public Genuine genuine() {
    return GENUINE;
  }

  private static Genuine read() {
    RSAKey key = CLOUD.fakePool().signingKey();
    Instant now = CLOUD.clock().instant();
    String issuer = CLOUD.pool().issuer();
    try {
      return new Genuine(
          key.getKeyID(),
          key.toRSAPublicKey(),
          key.toRSAPrivateKey(),
          "{\"alg\":\"RS256\",\"kid\":\"" + key.getKeyID() + "\"}",
          "{\"iss\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"token_use\":\"access\",\"iat\":%d,\"exp\":%d,\"jti\":\"1\"}"
              .formatted(
                  issuer,
                  SUBJECT,
                  CLOUD.pool().client(),
                  now.getEpochSecond(),
                  now.getEpochSecond() + 600),
          issuer,
          SUBJECT,
          CLOUD.pool().client(),
          "cognito:groups",
          now);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
