package io.travelapp.benchmarks;

import io.travelapp.benchmarks.HttpWire.Request;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.customer.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who is signed in, and what they ask the server for. */
record Customer(CustomerId id, String token) {

  private static final Pattern HOLD = Pattern.compile("hld_[0-9a-z]+");
  private static final Pattern CARD_TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Duration SIGNED_IN = Duration.ofDays(1);

  /**
   * Customers with tokens that the server's own key has signed. Passwords are left out: to check
   * one takes as long as many holds, on purpose.
   *
   * @param database of a server that has been started
   */
  static List<Customer> signedIn(ScratchDatabase database, int count)
      throws SQLException, GeneralSecurityException {
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement();
        ResultSet key =
            statement.executeQuery(
                "select kid, private_key from accounts.signing_key order by created desc limit 1")) {
      key.next();
      String head =
          base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getString(1) + "\"}");
      PrivateKey signing =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.getBytes(2)));
      List<Customer> customers = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        String subject = "customer-" + number;
        customers.add(new Customer(new CustomerId(subject), token(head, subject, signing)));
      }
      return customers;
    }
  }

  private static String token(String head, String subject, PrivateKey key)
      throws GeneralSecurityException {
    String claims =
        """
        {"iss":"travelapp","client_id":"travelapp-web","token_use":"access","sub":"%s","jti":"%s","exp":%d}\
        """
            .formatted(subject, UUID.randomUUID(), Instant.now().plus(SIGNED_IN).getEpochSecond());
    String signed = head + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Looks at the seats of a ride. */
  static Request seatMap(LegWish ride) {
    return Request.get(
        "departures/%s/seat-map?from=%s&to=%s"
            .formatted(ride.departure(), ride.from().orElseThrow(), ride.to().orElseThrow()));
  }

  /** Holds seats of a ride. */
  Request hold(LegWish ride, int seats) {
    String json =
        """
        {"legs":[{"departureId":"%s","from":"%s","to":"%s"}],"seatCount":%d}\
        """
            .formatted(ride.departure(), ride.from().orElseThrow(), ride.to().orElseThrow(), seats);
    return once("holds", json);
  }

  /** The id of the hold that an answer tells of. */
  static String holdIn(String answer) {
    Matcher found = HOLD.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException("A hold came without its id: " + answer);
    }
    return found.group();
  }

  /** Gives a hold back. */
  Request release(String hold) {
    return Request.delete("holds/" + hold).withToken(token);
  }

  /** Gives the number of a card that is good for a token. */
  Request card() {
    return Request.post(
            "card-tokens",
            """
            {"number":"4242 4242 4242 4242","expiryMonth":12,"expiryYear":2099,"cvc":"123","holder":"A Mori"}\
            """)
        .withToken(token);
  }

  /** The token of the card that an answer tells of. */
  static String cardIn(String answer) {
    Matcher found = CARD_TOKEN.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException("A card came without its token");
    }
    return found.group(1);
  }

  /** Pays for a hold of so many seats. */
  Request pay(String hold, int seats, String cardToken) {
    String passengers =
        Stream.generate(() -> "{\"givenName\":\"Aiko\",\"familyName\":\"Mori\"}")
            .limit(seats)
            .collect(Collectors.joining(","));
    return once(
        "bookings",
        """
        {"holdId":"%s","contact":{"email":"a@example.org"},"payment":{"cardToken":"%s"},"passengers":[%s]}\
        """
            .formatted(hold, cardToken, passengers));
  }

  private Request once(String path, String json) {
    return Request.post(path, json).withToken(token).withKey(UUID.randomUUID().toString());
  }
}
