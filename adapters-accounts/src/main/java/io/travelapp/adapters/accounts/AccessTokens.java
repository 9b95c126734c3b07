package io.travelapp.adapters.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Access tokens: JSON Web Tokens signed with RS256, of the type {@code at+jwt} (RFC 9068).
 *
 * <p>Verification knows one form of token, the one that is issued here, and refuses whatever
 * differs from it: it never looks for a key where the token says that there is one.
 */
final class AccessTokens {

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
  private static final String TOKEN_USE = "token_use";
  private static final String CLIENT_ID = "client_id";
  private static final String ACCESS = "access";
  private static final String GROUPS = "groups";

  /** Several times what is issued; longer ones are not even read. */
  private static final int LENGTH_MAX = 4096;

  private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private final SigningKeys keys;
  private final String issuer;
  private final String clientId;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Secrets secrets;

  AccessTokens(
      SigningKeys keys,
      String issuer,
      String clientId,
      Duration lifetime,
      InstantSource clock,
      Secrets secrets) {
    this.keys = keys;
    this.issuer = issuer;
    this.clientId = clientId;
    this.lifetime = lifetime;
    this.clock = clock;
    this.secrets = secrets;
  }

  Duration lifetime() {
    return lifetime;
  }

  String issue(CustomerId subject, List<String> groups) {
    RSAKey key = keys.signing();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).keyID(key.getKeyID()).build();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(subject.subject())
            .claim(CLIENT_ID, clientId)
            .claim(TOKEN_USE, ACCESS)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .jwtID(secrets.id().toString());
    if (!groups.isEmpty()) {
      claims.claim(GROUPS, groups);
    }
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("An access token could not be signed", e);
    }
    return token.serialize();
  }

  /** What a genuine token says. */
  record Verified(Bearer bearer, long expires) {

    boolean isGoodAt(Instant now) {
      return now.getEpochSecond() < expires;
    }
  }

  /** Whose token it is; empty if anything about it is not as it was issued here. */
  Optional<Verified> verify(String text) {
    if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(text);
      return isSignedHere(token) ? read(token.getPayload()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isSignedHere(SignedJWT token) throws JOSEException {
    JWSHeader header = token.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256)
        || !header.getIncludedParams().equals(HEADER)
        || !TYPE.equals(header.getType())
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
            && clientId.equals(claims.get(CLIENT_ID))
            && ACCESS.equals(claims.get(TOKEN_USE))
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
