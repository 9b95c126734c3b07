package io.travelapp.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every identity service promises whose access tokens are signed JSON Web Tokens: tokens made
 * by hand, without any library, are nobody's. Where a case says "of ours", it is signed with the
 * service's very own key: only what it says is wrong.
 */
public interface AccessTokensContract {

  /** Who shows this token. */
  Optional<Bearer> verify(String token);

  /** What a genuine token is made of. */
  Genuine genuine();

  /**
   * A genuine token, in parts.
   *
   * @param kid the name of the key that signs
   * @param header in JSON without blanks; the algorithm comes first, the key after it
   * @param claims in JSON without blanks, with issuer, subject, client, use, issue, end and id
   * @param issuer as in the claims
   * @param client as in the claims
   * @param groups the name of the claim that tells groups
   * @param now the time at which tokens are verified
   */
  record Genuine(
      String kid,
      PublicKey publicKey,
      PrivateKey privateKey,
      String header,
      String claims,
      String issuer,
      String subject,
      String client,
      String groups,
      Instant now) {}

  /** A token that was not issued by the service. */
  record Forged(String flaw, String token) {}

  @Test
  default void the_token_that_the_forged_ones_are_made_of_is_taken() {
    assertThat(verify(ofOurs(genuine().header(), genuine().claims())))
        .contains(new Bearer(new CustomerId(genuine().subject()), Set.of()));
  }

  @TestFactory
  default Stream<DynamicTest> a_token_that_was_not_issued_here_is_nobodys()
      throws GeneralSecurityException {
    List<Forged> forged =
        Stream.of(altered(), ofOtherAlgorithms(), ofOtherKeys(), ofOtherHeaders(), ofOtherClaims())
            .flatMap(cases -> cases)
            .toList();
    assertThat(forged).hasSizeGreaterThanOrEqualTo(80);
    return forged.stream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.flaw(), () -> assertThat(verify(one.token())).as(one.flaw()).isEmpty()));
  }

  private Stream<Forged> altered() {
    String good = ofOurs(genuine().header(), genuine().claims());
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
            parts[0]
                + "."
                + base64(genuine().claims().replace(genuine().subject(), "admin"))
                + "."
                + parts[2]),
        forged(
            "a later end",
            parts[0]
                + "."
                + base64(genuine().claims().replaceFirst("\"exp\":\\d+", "\"exp\":9999999999"))
                + "."
                + parts[2]),
        forged("parts exchanged", parts[1] + "." + parts[0] + "." + parts[2]),
        forged("as JSON", "{\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2] + "\"}"),
        forged("endless", good + "A".repeat(1_000_000)));
  }

  private Stream<Forged> ofOtherAlgorithms() throws GeneralSecurityException {
    byte[] publicKey = genuine().publicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
            + "\n-----END PUBLIC KEY-----\n";
    byte[] modulus = ((RSAPublicKey) genuine().publicKey()).getModulus().toByteArray();
    KeyPairGenerator elliptic = KeyPairGenerator.getInstance("EC");
    elliptic.initialize(256);
    return Stream.of(
        forged("none", unsigned("none") + "."),
        forged("none in capitals", unsigned("NONE") + "."),
        forged("none in mixed case", unsigned("nOnE") + "."),
        forged("none with a signature", unsigned("none") + ".AAAA"),
        forged(
            "no algorithm",
            ofOurs(genuine().header().replace("\"alg\":\"RS256\",", ""), genuine().claims())),
        forged(
            "an unknown algorithm",
            ofOurs(genuine().header().replace("RS256", "RS257"), genuine().claims())),
        forged(
            "a number for algorithm",
            ofOurs(genuine().header().replace("\"RS256\"", "256"), genuine().claims())),
        forged("HS256 with the public key", hmac(publicKey)),
        forged("HS256 with the public key as PEM", hmac(pem.getBytes(StandardCharsets.US_ASCII))),
        forged("HS256 with the modulus", hmac(modulus)),
        forged("RS384 of ours", signed("RS384", "SHA384withRSA", genuine().privateKey())),
        forged("RS512 of ours", signed("RS512", "SHA512withRSA", genuine().privateKey())),
        forged(
            "named RS512, signed RS256", signed("RS512", "SHA256withRSA", genuine().privateKey())),
        forged(
            "named RS256, signed RS512", signed("RS256", "SHA512withRSA", genuine().privateKey())),
        forged(
            "named PS256, signed RS256", signed("PS256", "SHA256withRSA", genuine().privateKey())),
        forged(
            "ES256", signed("ES256", "SHA256withECDSA", elliptic.generateKeyPair().getPrivate())));
  }

  private Stream<Forged> ofOtherKeys() throws GeneralSecurityException {
    KeyPair other = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    RSAPublicKey key = (RSAPublicKey) other.getPublic();
    String jwk =
        "{\"kty\":\"RSA\",\"kid\":\"mine\",\"n\":\"%s\",\"e\":\"AQAB\"}"
            .formatted(base64(key.getModulus().toByteArray()));
    return Stream.of(
        forged("under our key's name", by(other, genuine().header())),
        forged(
            "under a name of its own",
            by(other, genuine().header().replace(genuine().kid(), "mine"))),
        forged(
            "under no name", by(other, genuine().header().replaceFirst(",\"kid\":\"[^\"]+\"", ""))),
        forged("under an empty name", by(other, genuine().header().replace(genuine().kid(), ""))),
        forged("with itself", by(other, with("\"jwk\":" + jwk))),
        forged(
            "with itself, under its own name",
            by(other, with("\"jwk\":" + jwk).replace(genuine().kid(), "mine"))),
        forged("with an address", by(other, with("\"jku\":\"https://evil.example/keys\""))),
        forged("with a certificate's", by(other, with("\"x5u\":\"https://evil.example/c\""))),
        forged("with a certificate", by(other, with("\"x5c\":[\"MIIB\"]"))),
        forged(
            "by a path", by(other, genuine().header().replace(genuine().kid(), "../../dev/null"))),
        forged(
            "by a query", by(other, genuine().header().replace(genuine().kid(), "' or 1=1 --"))));
  }

  private Stream<Forged> ofOtherHeaders() {
    return Stream.of(
        forged(
            "of ours without a name",
            ofOurs(genuine().header().replaceFirst(",\"kid\":\"[^\"]+\"", ""), genuine().claims())),
        forged(
            "of ours under another name",
            ofOurs(genuine().header().replace(genuine().kid(), "mine"), genuine().claims())),
        forged("of ours of another type", ofOurs(ofType("dpop+jwt"), genuine().claims())),
        forged(
            "of ours with an address",
            ofOurs(with("\"jku\":\"https://a.example\""), genuine().claims())),
        forged("of ours, critical", ofOurs(with("\"crit\":[\"x\"],\"x\":1"), genuine().claims())),
        forged(
            "of ours, not encoded",
            ofOurs(with("\"b64\":false,\"crit\":[\"b64\"]"), genuine().claims())),
        forged("of ours, an algorithm twice", ofOurs(with("\"alg\":\"none\""), genuine().claims())),
        forged("of ours, no header", ofOurs("[]", genuine().claims())),
        forged("of ours, a broken header", ofOurs("{\"alg\":", genuine().claims())),
        forged(
            "of ours, a deep header",
            ofOurs(with("\"x\":" + "[".repeat(500)), genuine().claims())));
  }

  private Stream<Forged> ofOtherClaims() {
    long now = genuine().now().getEpochSecond();
    return Stream.of(
        forged("of ours, expired this second", claiming("\"exp\":\\d+", "\"exp\":" + now)),
        forged("of ours, expired long ago", claiming("\"exp\":\\d+", "\"exp\":0")),
        forged("of ours, expired before time began", claiming("\"exp\":\\d+", "\"exp\":-1")),
        forged("of ours, endless", claiming("\"exp\":\\d+,", "")),
        forged("of ours, ending in words", claiming("\"exp\":\\d+", "\"exp\":\"never\"")),
        forged("of ours, of another issuer", claiming(genuine().issuer(), "https://evil.example")),
        forged("of ours, of nearly this issuer", claiming(genuine().issuer(), "$0/")),
        forged("of ours, of no issuer", claiming("\"iss\":\"[^\"]+\",", "")),
        forged("of ours, for another client", claiming(client(), "\"app\"")),
        forged("of ours, for no client", claiming("\"client_id\":\"[^\"]+\",", "")),
        forged("of ours, for an audience", claiming("client_id", "aud")),
        forged("of ours, for several clients", claiming(client(), "[$0]")),
        forged("of ours, for identity", claiming("\"access\"", "\"id\"")),
        forged("of ours, for refreshing", claiming("\"access\"", "\"refresh\"")),
        forged("of ours, for no use", claiming("\"token_use\":\"access\",", "")),
        forged("of ours, for several uses", claiming("\"access\"", "[\"access\",\"id\"]")),
        forged("of ours, of nobody", claiming("\"sub\":\"[^\"]+\",", "")),
        forged("of ours, of an empty subject", claiming(genuine().subject(), "")),
        forged("of ours, of no possible subject", claiming(genuine().subject(), "a b")),
        forged("of ours, of a number", claiming("\"" + genuine().subject() + "\"", "7")),
        forged(
            "of ours, a group that is no list",
            claiming("\"jti\"", groups() + ":\"administrator\",\"jti\"")),
        forged("of ours, a group that is a number", claiming("\"jti\"", groups() + ":[1],\"jti\"")),
        forged("of ours, claiming nothing", ofOurs(genuine().header(), "{}")),
        forged("of ours, a list", ofOurs(genuine().header(), "[]")),
        forged("of ours, no JSON", ofOurs(genuine().header(), "access")));
  }

  /** The last letter has two bits of the signature and four of nothing. */
  private static String rewritten(String token) {
    int last = token.length() - 1;
    return token.substring(0, last) + (char) (token.charAt(last) + 1);
  }

  private static Forged forged(String flaw, String token) {
    return new Forged(flaw, token);
  }

  private String client() {
    return "\"" + genuine().client() + "\"";
  }

  private String groups() {
    return "\"" + genuine().groups() + "\"";
  }

  /** The header with this type in the place of its own, if it has one. */
  private String ofType(String type) {
    String untyped = genuine().header().replaceFirst("\"typ\":\"[^\"]+\",", "");
    return untyped.replace("}", ",\"typ\":\"" + type + "\"}");
  }

  private String with(String parameter) {
    return genuine().header().replace("}", "," + parameter + "}");
  }

  private String claiming(String genuine, String instead) {
    String claims = genuine().claims().replaceFirst(genuine, instead);
    assertThat(claims).isNotEqualTo(genuine().claims());
    return ofOurs(genuine().header(), claims);
  }

  private String unsigned(String algorithm) {
    return base64(genuine().header().replace("RS256", algorithm))
        + "."
        + base64(genuine().claims());
  }

  private String ofOurs(String header, String claims) {
    return sign(header, claims, "SHA256withRSA", genuine().privateKey());
  }

  private String by(KeyPair pair, String header) {
    return sign(header, genuine().claims(), "SHA256withRSA", pair.getPrivate());
  }

  private String signed(String named, String algorithm, PrivateKey key) {
    return sign(genuine().header().replace("RS256", named), genuine().claims(), algorithm, key);
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

  private String hmac(byte[] secret) throws GeneralSecurityException {
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
}
