package io.travelapp.adapters.accounts;

import static io.travelapp.adapters.accounts.generated.Tables.SIGNING_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.testkit.ManualClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens made by hand, without the library that verifies them. Where a case says "of ours", it is
 * signed with the very key of the accounts: only what it says is wrong.
 */
class ForgedAccessTokensTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Instant NOW = Instant.parse("2027-04-01T06:00:00.250Z");
  private static final Node NODE = Node.on(DATABASE, ManualClock.standingAt(NOW));
  private static final Key OURS = storedKey();
  private static final String SUBJECT = "3f1c2d4e-0000-4000-8000-000000000001";
  private static final String HEADER =
      "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + OURS.kid() + "\"}";
  private static final String CLAIMS =
      "{\"iss\":\"%s\",\"sub\":\"%s\",\"client_id\":\"%s\",\"token_use\":\"access\",\"iat\":%d,\"exp\":%d,\"jti\":\"1\"}"
          .formatted(
              Node.ISSUER, SUBJECT, Node.CLIENT, NOW.getEpochSecond(), NOW.getEpochSecond() + 600);

  private record Key(String kid, PublicKey publicKey, PrivateKey privateKey) {}

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void the_token_that_the_forged_ones_are_made_of_is_taken() {
    assertThat(NODE.identities().verify(ofOurs(HEADER, CLAIMS)))
        .contains(new Bearer(new CustomerId(SUBJECT), Set.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"altered", "ofOtherAlgorithms", "ofOtherKeys", "ofOtherHeaders", "ofOtherClaims"})
  void a_token_that_was_not_issued_here_is_nobodys(String flaw, String token) {
    assertThat(NODE.identities().verify(token)).as(flaw).isEmpty();
  }

  static Stream<Arguments> altered() {
    String good = ofOurs(HEADER, CLAIMS);
    String[] parts = good.split("\\.", 3);
    String unsigned = parts[0] + "." + parts[1];
    return Stream.of(
        forged("empty", ""),
        forged("a blank", " "),
        forged("no parts", "token"),
        forged("dots only", ".."),
        forged("header only", parts[0]),
        forged("no signature", unsigned),
        forged("an empty signature", unsigned + "."),
        forged("a fourth part", good + "." + parts[2]),
        forged("five parts, as if encrypted", good + ".AAAA.AAAA"),
        forged("cut at the end", good.substring(0, good.length() - 1)),
        forged("cut in the signature", good.substring(0, good.length() - 40)),
        forged("longer", good + "A"),
        forged("a signature of zeros", unsigned + "." + base64(new byte[256])),
        forged("the same signature, written another way", rewritten(good)),
        forged("padded", good + "=="),
        forged("with a line break", good + "\n"),
        forged("with a blank before", " " + good),
        forged("with its scheme", "Bearer " + good),
        forged("in base64 of the other alphabet", good.replace('-', '+').replace('_', '/') + "+"),
        forged(
            "another subject",
            parts[0] + "." + base64(CLAIMS.replace(SUBJECT, "admin")) + "." + parts[2]),
        forged(
            "a later end",
            parts[0]
                + "."
                + base64(CLAIMS.replaceFirst("\"exp\":\\d+", "\"exp\":9999999999"))
                + "."
                + parts[2]),
        forged("parts exchanged", parts[1] + "." + parts[0] + "." + parts[2]),
        forged("as JSON", "{\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2] + "\"}"),
        forged("endless", good + "A".repeat(1_000_000)));
  }

  static Stream<Arguments> ofOtherAlgorithms() throws GeneralSecurityException {
    byte[] publicKey = OURS.publicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
            + "\n-----END PUBLIC KEY-----\n";
    byte[] modulus = ((RSAPublicKey) OURS.publicKey()).getModulus().toByteArray();
    KeyPairGenerator elliptic = KeyPairGenerator.getInstance("EC");
    elliptic.initialize(256);
    return Stream.of(
        forged("none", unsigned("none") + "."),
        forged("none in capitals", unsigned("NONE") + "."),
        forged("none in mixed case", unsigned("nOnE") + "."),
        forged("none with a signature", unsigned("none") + ".AAAA"),
        forged("no algorithm", ofOurs(HEADER.replace("\"alg\":\"RS256\",", ""), CLAIMS)),
        forged("an unknown algorithm", ofOurs(HEADER.replace("RS256", "RS257"), CLAIMS)),
        forged("a number for algorithm", ofOurs(HEADER.replace("\"RS256\"", "256"), CLAIMS)),
        forged("HS256 with the public key", hmac(publicKey)),
        forged("HS256 with the public key as PEM", hmac(pem.getBytes(StandardCharsets.US_ASCII))),
        forged("HS256 with the modulus", hmac(modulus)),
        forged("RS384 of ours", signed("RS384", "SHA384withRSA", OURS.privateKey())),
        forged("RS512 of ours", signed("RS512", "SHA512withRSA", OURS.privateKey())),
        forged("named RS512, signed RS256", signed("RS512", "SHA256withRSA", OURS.privateKey())),
        forged("named RS256, signed RS512", signed("RS256", "SHA512withRSA", OURS.privateKey())),
        forged("named PS256, signed RS256", signed("PS256", "SHA256withRSA", OURS.privateKey())),
        forged(
            "ES256", signed("ES256", "SHA256withECDSA", elliptic.generateKeyPair().getPrivate())));
  }

  static Stream<Arguments> ofOtherKeys() throws GeneralSecurityException {
    KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    RSAPublicKey key = (RSAPublicKey) other.getPublic();
    String jwk =
        "{\"kty\":\"RSA\",\"kid\":\"mine\",\"n\":\"%s\",\"e\":\"AQAB\"}"
            .formatted(base64(key.getModulus().toByteArray()));
    return Stream.of(
        forged("under our key's name", by(other, HEADER)),
        forged("under a name of its own", by(other, HEADER.replace(OURS.kid(), "mine"))),
        forged("under no name", by(other, HEADER.replaceFirst(",\"kid\":\"[^\"]+\"", ""))),
        forged("under an empty name", by(other, HEADER.replace(OURS.kid(), ""))),
        forged("with itself", by(other, with("\"jwk\":" + jwk))),
        forged(
            "with itself, under its own name",
            by(other, with("\"jwk\":" + jwk).replace(OURS.kid(), "mine"))),
        forged("with an address", by(other, with("\"jku\":\"https://evil.example/keys\""))),
        forged("with a certificate's", by(other, with("\"x5u\":\"https://evil.example/c\""))),
        forged("with a certificate", by(other, with("\"x5c\":[\"MIIB\"]"))),
        forged("by a path", by(other, HEADER.replace(OURS.kid(), "../../dev/null"))),
        forged("by a query", by(other, HEADER.replace(OURS.kid(), "' or 1=1 --"))));
  }

  static Stream<Arguments> ofOtherHeaders() {
    return Stream.of(
        forged("of ours without a name", ofOurs(HEADER.replaceFirst(",\"kid.*\"", ""), CLAIMS)),
        forged("of ours under another name", ofOurs(HEADER.replace(OURS.kid(), "mine"), CLAIMS)),
        forged("of ours for identity", ofOurs(HEADER.replace("at+jwt", "JWT"), CLAIMS)),
        forged("of ours of no type", ofOurs(HEADER.replace("\"typ\":\"at+jwt\",", ""), CLAIMS)),
        forged("of ours with an address", ofOurs(with("\"jku\":\"https://a.example\""), CLAIMS)),
        forged("of ours, critical", ofOurs(with("\"crit\":[\"x\"],\"x\":1"), CLAIMS)),
        forged("of ours, not encoded", ofOurs(with("\"b64\":false,\"crit\":[\"b64\"]"), CLAIMS)),
        forged("of ours, an algorithm twice", ofOurs(with("\"alg\":\"none\""), CLAIMS)),
        forged("of ours, no header", ofOurs("[]", CLAIMS)),
        forged("of ours, a broken header", ofOurs("{\"alg\":", CLAIMS)),
        forged("of ours, a deep header", ofOurs(with("\"x\":" + "[".repeat(500)), CLAIMS)));
  }

  static Stream<Arguments> ofOtherClaims() {
    long now = NOW.getEpochSecond();
    return Stream.of(
        forged("of ours, expired this second", claiming("\"exp\":\\d+", "\"exp\":" + now)),
        forged("of ours, expired long ago", claiming("\"exp\":\\d+", "\"exp\":0")),
        forged("of ours, expired before time began", claiming("\"exp\":\\d+", "\"exp\":-1")),
        forged("of ours, endless", claiming("\"exp\":\\d+,", "")),
        forged("of ours, ending in words", claiming("\"exp\":\\d+", "\"exp\":\"never\"")),
        forged("of ours, of another issuer", claiming("accounts.example", "evil.example")),
        forged("of ours, of nearly this issuer", claiming("accounts.example", "$0/")),
        forged("of ours, of no issuer", claiming("\"iss\":\"[^\"]+\",", "")),
        forged("of ours, for another client", claiming("\"web\"", "\"app\"")),
        forged("of ours, for no client", claiming("\"client_id\":\"web\",", "")),
        forged("of ours, for an audience", claiming("client_id", "aud")),
        forged("of ours, for several clients", claiming("\"web\"", "[\"web\"]")),
        forged("of ours, for identity", claiming("\"access\"", "\"id\"")),
        forged("of ours, for refreshing", claiming("\"access\"", "\"refresh\"")),
        forged("of ours, for no use", claiming("\"token_use\":\"access\",", "")),
        forged("of ours, for several uses", claiming("\"access\"", "[\"access\",\"id\"]")),
        forged("of ours, of nobody", claiming("\"sub\":\"[^\"]+\",", "")),
        forged("of ours, of an empty subject", claiming(SUBJECT, "")),
        forged("of ours, of no possible subject", claiming(SUBJECT, "a b")),
        forged("of ours, of a number", claiming("\"" + SUBJECT + "\"", "7")),
        forged(
            "of ours, a group that is no list",
            claiming("\"jti\"", "\"groups\":\"administrator\",\"jti\"")),
        forged("of ours, a group that is a number", claiming("\"jti\"", "\"groups\":[1],\"jti\"")),
        forged("of ours, claiming nothing", ofOurs(HEADER, "{}")),
        forged("of ours, a list", ofOurs(HEADER, "[]")),
        forged("of ours, no JSON", ofOurs(HEADER, "access")));
  }

  /** The last letter has two bits of the signature and four of nothing. */
  private static String rewritten(String token) {
    int last = token.length() - 1;
    return token.substring(0, last) + (char) (token.charAt(last) + 1);
  }

  private static Arguments forged(String flaw, String token) {
    return Arguments.of(flaw, token);
  }

  private static String with(String parameter) {
    return HEADER.replace("}", "," + parameter + "}");
  }

  private static String claiming(String genuine, String instead) {
    String claims = CLAIMS.replaceFirst(genuine, instead);
    assertThat(claims).isNotEqualTo(CLAIMS);
    return ofOurs(HEADER, claims);
  }

  private static String unsigned(String algorithm) {
    return base64(HEADER.replace("RS256", algorithm)) + "." + base64(CLAIMS);
  }

  private static String ofOurs(String header, String claims) {
    return sign(header, claims, "SHA256withRSA", OURS.privateKey());
  }

  private static String by(KeyPair pair, String header) {
    return sign(header, CLAIMS, "SHA256withRSA", pair.getPrivate());
  }

  private static String signed(String named, String algorithm, PrivateKey key) {
    return sign(HEADER.replace("RS256", named), CLAIMS, algorithm, key);
  }

  private static String sign(String header, String claims, String algorithm, PrivateKey key) {
    String unsigned = base64(header) + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(byte[] secret) throws GeneralSecurityException {
    String unsigned = unsigned("HS256");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The key that the node signs with. */
  private static Key storedKey() {
    try (var owner = DATABASE.asOwner()) {
      var row = owner.selectFrom(SIGNING_KEY).fetchSingle();
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      return new Key(
          row.getKid(),
          rsa.generatePublic(new X509EncodedKeySpec(row.getPublicKey())),
          rsa.generatePrivate(new PKCS8EncodedKeySpec(row.getPrivateKey())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
