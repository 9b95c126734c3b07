package io.travelapp.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.travelapp.adapters.cognito.CognitoAdapters;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A user pool of Cognito as far as it takes one to verify its access tokens: it signs them, serves
 * its key, tells how it is set up, and counts what it is asked.
 */
final class TokenPool implements AutoCloseable {

  private static final int RSA_BITS = 2048;
  private static final int LIFETIME_SECONDS = 3600;
  private static final String KID = "bKZ0vFZpTgq6yXGZpMzJ2d0qHhU6uZ3sYvJbN9w0x1Q=";
  private static final String ID = "local_1";
  private static final String CLIENT = "tokens";
  private static final String REGION = "eu-west-1";

  /** How often it is asked by who opens it: for pool, client and keys. */
  private static final int ASKED_AT_OPENING = 3;

  private final HttpServer server;
  private final KeyPair key;
  private final ConcurrentHashMap<String, String> descriptions = new ConcurrentHashMap<>();
  private final LongAdder asked = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final CognitoAdapters.Pool pool;

  private TokenPool(HttpServer server, KeyPair key) {
    this.server = server;
    this.key = key;
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    this.pool = new CognitoAdapters.Pool(ID, CLIENT, REGION, Optional.of(address));
  }

  static TokenPool start() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenPool pool = new TokenPool(server, generator.generateKeyPair());
    server.createContext("/", pool::handle);
    server.start();
    CognitoAdapters.create("tokens", REGION, pool.pool().endpoint());
    pool.asked.reset();
    return pool;
  }

  CognitoAdapters.Pool pool() {
    return pool;
  }

  /** How often anything was asked for beyond what it takes to open the pool. */
  long askedSinceOpened() {
    return asked.sum() - ASKED_AT_OPENING * opened.sum();
  }

  /** Access tokens of as many customers, as Cognito writes them. */
  List<String> tokens(int count) {
    return IntStream.range(0, count).parallel().mapToObj(any -> token()).toList();
  }

  private String token() {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"sub":"%s","iss":"%s/%s","client_id":"%s","origin_jti":"%s","event_id":"%s","token_use":"access",\
        "scope":"aws.cognito.signin.user.admin","auth_time":%d,"exp":%d,"iat":%d,"jti":"%s","username":"%s"}\
        """
            .formatted(
                UUID.randomUUID(),
                pool.endpoint().orElseThrow(),
                pool.id(),
                pool.client(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                now,
                now + LIFETIME_SECONDS,
                now,
                UUID.randomUUID(),
                UUID.randomUUID());
    String signed =
        base64("{\"kid\":\"%s\",\"alg\":\"RS256\"}".formatted(KID).getBytes(UTF_8))
            + "."
            + base64(claims.getBytes(UTF_8));
    return signed + "." + base64(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      Signature rsa = Signature.getInstance("SHA256withRSA");
      rsa.initSign(key.getPrivate());
      rsa.update(signed.getBytes(UTF_8));
      return rsa.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No token can be signed", e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.increment();
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      byte[] answer =
          (target == null ? keySet() : answer(target.replaceAll(".*\\.", ""), body))
              .getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** What was created is described as it was asked for. */
  private String answer(String operation, String body) {
    return switch (operation) {
      case "CreateUserPool" -> describe("UserPool", "\"Id\":\"" + ID + "\"", body);
      case "CreateUserPoolClient" ->
          describe("UserPoolClient", "\"ClientId\":\"" + CLIENT + "\"", body);
      case "DescribeUserPool" -> {
        opened.increment();
        yield described("UserPool");
      }
      case "DescribeUserPoolClient" -> described("UserPoolClient");
      default -> throw new IllegalArgumentException("Nobody asks a key set for " + operation);
    };
  }

  private String describe(String what, String id, String body) {
    descriptions.put(what, "{\"%s\":{%s,%s}".formatted(what, id, body.substring(1)));
    return described(what);
  }

  private String described(String what) {
    return descriptions.getOrDefault(what, "{}");
  }

  private String keySet() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(
            KID, base64(unsigned(rsa.getModulus())), base64(unsigned(rsa.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
