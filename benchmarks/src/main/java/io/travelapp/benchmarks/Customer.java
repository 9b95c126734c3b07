package io.travelapp.benchmarks;

import io.travelapp.benchmarks.HttpWire.Request;
import io.travelapp.domain.booking.Offer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpException;

/** Somebody with an account, who looks at seats and holds them. */
final class Customer {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
  private static final Pattern HOLD = Pattern.compile("hld_[0-9a-z]+");

  private final ServerProcess server;
  private final String credentials;
  private String token = "";

  private Customer(ServerProcess server, String credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  /** Signs up with the code that is mailed. */
  static Customer signUp(ServerProcess server) throws IOException, HttpException {
    String email = "customer-" + UUID.randomUUID() + "@example.org";
    String credentials = "\"email\":\"%s\",\"password\":\"a long pass phrase\"".formatted(email);
    try (HttpWire wire = HttpWire.connect(server.port())) {
      wire.send(
          Request.post(
              "sign-ups", "{" + credentials + ",\"givenName\":\"Aiko\",\"familyName\":\"Mori\"}"),
          202);
      String code = mailedCode(server.data().resolve("mail"), email);
      wire.send(
          Request.post(
              "sign-ups/confirmation", "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(email, code)),
          204);
    }
    return new Customer(server, credentials);
  }

  private static String mailedCode(Path mails, String email) throws IOException {
    try (Stream<Path> files = Files.list(mails)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".eml")).toList()) {
        String mail = Files.readString(file, StandardCharsets.UTF_8);
        int body = mail.indexOf("\r\n\r\n");
        Matcher code = CODE.matcher(mail.substring(body));
        if (mail.substring(0, body).contains(email) && code.find()) {
          return code.group();
        }
      }
    }
    throw new IOException("No mail with a code for " + email);
  }

  /** For the next minutes: sessions are short. */
  void signIn() throws IOException, HttpException {
    try (HttpWire wire = HttpWire.connect(server.port())) {
      Matcher found =
          TOKEN.matcher(wire.send(Request.post("sessions", "{" + credentials + "}"), 200));
      if (!found.find()) {
        throw new IOException("No token came with the session");
      }
      token = found.group(1);
    }
  }

  /** Looks at the seats of one ride after the other. */
  Client.Factory lookingAtSeats(List<Offer> rides) {
    return () ->
        client((wire, number) -> {
          Offer ride = rides.get((int) (number % rides.size()));
          wire.send(
              Request.get(
                  "departures/%s/seat-map?from=%s&to=%s"
                      .formatted(ride.departure(), ride.from().stop().id(), ride.to().stop().id())),
              200);
        });
  }

  /** Holds a seat on one ride after the other, and gives each back. */
  Client.Factory holdingAndReleasing(List<Offer> rides) {
    return () ->
        client((wire, number) -> {
          Offer ride = rides.get((int) (number % rides.size()));
          String json =
              "{\"legs\":[{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}],\"seatCount\":1}"
                  .formatted(ride.departure(), ride.from().stop().id(), ride.to().stop().id());
          String key = UUID.randomUUID().toString();
          Matcher hold =
              HOLD.matcher(
                  wire.send(Request.post("holds", json).withToken(token).withKey(key), 201));
          if (!hold.find()) {
            throw new IOException("A hold came without its id");
          }
          wire.send(Request.delete("holds/" + hold.group()).withToken(token), 204);
        });
  }

  private interface Work {
    void send(HttpWire wire, long number) throws Exception;
  }

  private Client client(Work work) throws IOException {
    HttpWire wire = HttpWire.connect(server.port());
    return new Client() {
      @Override
      public void send(long number) throws Exception {
        work.send(wire, number);
      }

      @Override
      public void close() throws IOException {
        wire.close();
      }
    };
  }
}
