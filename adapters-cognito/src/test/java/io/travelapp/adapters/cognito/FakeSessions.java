package io.travelapp.adapters.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of a pool: access tokens, and refresh tokens that rotate. */
final class FakeSessions {

  private static final Duration ACCESS = Duration.ofMinutes(10);
  private static final Duration REFRESH = Duration.ofDays(30);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final FakePool pool;
  private final String issuer;
  private final Map<String, Refresh> refreshTokens = new HashMap<>();
  private final Map<String, Session> accessTokens = new HashMap<>();

  private static final class Session {

    private final FakeUser user;
    private final String client;
    private final String origin = UUID.randomUUID().toString();
    private boolean ended;

    Session(FakeUser user, String client) {
      this.user = user;
      this.client = client;
    }
  }

  private static final class Refresh {

    private final Session session;
    private final Instant until;
    private @Nullable Instant replaced;

    Refresh(Session session, Instant until) {
      this.session = session;
      this.until = until;
    }
  }

  FakeSessions(FakePool pool, String issuer) {
    this.pool = pool;
    this.issuer = issuer;
  }

  Map<String, Object> begin(FakeUser user, String client, Instant now) {
    return result(new Session(user, client), now);
  }

  private Map<String, Object> result(Session session, Instant now) {
    String refresh = "r." + UUID.randomUUID() + "." + UUID.randomUUID();
    String access = accessToken(session, now);
    refreshTokens.put(refresh, new Refresh(session, now.plus(REFRESH)));
    accessTokens.put(access, session);
    return Map.of(
        "AuthenticationResult",
        Map.of(
            "AccessToken",
            access,
            "RefreshToken",
            refresh,
            "ExpiresIn",
            ACCESS.toSeconds(),
            "TokenType",
            "Bearer"));
  }

  /** As Cognito writes it; the header has no type. */
  private String accessToken(Session session, Instant now) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .subject(session.user.subject)
            .issuer(issuer)
            .claim("client_id", session.client)
            .claim("origin_jti", session.origin)
            .claim("event_id", UUID.randomUUID().toString())
            .claim("token_use", "access")
            .claim("scope", "aws.cognito.signin.user.admin")
            .claim("auth_time", now.getEpochSecond())
            .claim("username", session.user.name)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ACCESS)))
            .jwtID(UUID.randomUUID().toString());
    if (!session.user.groups.isEmpty()) {
      claims.claim("cognito:groups", List.copyOf(session.user.groups));
    }
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(pool.signingKey().getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(pool.signingKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  Map<String, Object> refresh(String token, Instant now) {
    Refresh refresh =
        Optional.ofNullable(refreshTokens.get(token))
            .filter(known -> now.isBefore(known.until))
            .orElseThrow(() -> Refused.with("NotAuthorizedException", "Invalid Refresh Token"));
    if (refresh.session.ended) {
      throw Refused.with("NotAuthorizedException", "Refresh Token has been revoked");
    }
    if (refresh.replaced != null && now.isAfter(refresh.replaced.plus(GRACE))) {
      throw Refused.with("RefreshTokenReuseException", "Refresh Token has been rotated");
    }
    if (refresh.replaced == null) {
      refresh.replaced = now;
    }
    return result(refresh.session, now);
  }

  /** Ends the session of a refresh token, rotated or not. */
  void revoke(String token) {
    Optional.ofNullable(refreshTokens.get(token))
        .ifPresent(refresh -> refresh.session.ended = true);
  }

  void endAll(FakeUser user) {
    refreshTokens.values().stream()
        .filter(refresh -> refresh.session.user == user)
        .forEach(refresh -> refresh.session.ended = true);
  }

  /** Whose access token it is, unless that was revoked. */
  Optional<FakeUser> find(String accessToken, Instant now) {
    return Optional.ofNullable(accessTokens.get(accessToken))
        .filter(session -> !session.ended)
        .map(session -> session.user);
  }
}
