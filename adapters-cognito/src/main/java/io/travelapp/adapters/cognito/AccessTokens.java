package io.travelapp.adapters.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pool's access tokens, as Cognito writes them: JSON Web Tokens signed with RS256.
 *
 * <p>Verification refuses whatever is written otherwise, and never looks for a key where the token
 * says that there is one.
 */
final class AccessTokens {

  private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
  private static final String GROUPS = "cognito:groups";

  /** Several times what is issued; longer ones are not even read. */
  private static final int LENGTH_MAX = 8192;

  private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private final KeySet keys;
  private final String issuer;
  private final String client;
  private final InstantSource clock;

  AccessTokens(KeySet keys, String issuer, String client, InstantSource clock) {
    this.keys = keys;
    this.issuer = issuer;
    this.client = client;
    this.clock = clock;
  }

  /** What a genuine token says. */
  record Verified(Bearer bearer, long expires) {

    boolean isGoodAt(Instant now) {
      return now.getEpochSecond() < expires;
    }
  }

  /** Whose token it is; empty if anything about it is not as Cognito issues it for this client. */
  Optional<Verified> verify(String text) {
    if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(text);
      return isSignedByPool(token) ? read(token.getPayload()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isSignedByPool(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256)
        || header.getKeyID() == null
        || !HEADER.containsAll(header.getIncludedParams())
        || (header.getType() != null && !header.getType().equals(JOSEObjectType.JWT))
        || !isCanonical(token.getSignature())) {
      return false;
    }
    Optional<RSASSAVerifier> key = keys.find(header.getKeyID());
    return key.isPresent() && token.verify(key.get());
  }

  /** Base64 can write the same bytes in several ways, of which one was issued. */
  private static boolean isCanonical(Base64URL text) {
    return Base64URL.encode(text.decode()).equals(text);
  }

  /** The claims are read as they were written: the library would take a number for a text. */
  private Optional<Verified> read(Payload payload) {
    Map<String, Object> claims = payload.toJSONObject();
    return claims != null
            && issuer.equals(claims.get("iss"))
            && client.equals(claims.get("client_id"))
            && "access".equals(claims.get("token_use"))
            && claims.get("exp") instanceof Long expires
            && clock.instant().getEpochSecond() < expires
            && claims.get("sub") instanceof String subject
            && claims.getOrDefault(GROUPS, List.of()) instanceof List<?> groups
            && groups.stream().allMatch(String.class::isInstance)
        ? Optional.of(
            new Verified(
                Bearer.of(
                    new CustomerId(subject), groups.stream().map(String.class::cast).toList()),
                expires))
        : Optional.empty();
  }
}
