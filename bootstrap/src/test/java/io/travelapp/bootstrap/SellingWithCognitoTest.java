package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.cognito.StandIn;
import io.travelapp.bootstrap.Traveller.Reply;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With accounts at a stand-in of AWS Cognito, which mails the codes by itself. */
final class SellingWithCognitoTest implements SellingOverHttp {

  @TempDir private static Path folder;
  private static StandIn cognito;
  private static TestServer server;

  @BeforeAll
  static void start() {
    cognito = StandIn.start(InstantSource.system());
    List<String> arguments = new ArrayList<>(AtCognito.options(cognito.address()));
    arguments.add("--in-memory");
    server =
        TestServer.start(folder.resolve("data"), arguments.toArray(String[]::new))
            .mailedBy(cognito::sent);
  }

  @AfterAll
  static void stop() {
    server.close();
    cognito.close();
  }

  @Override
  public TestServer server() {
    return server;
  }

  @Test
  void while_cognito_is_away_who_is_signed_in_goes_on_and_who_is_not_is_put_off() {
    Traveller aiko = server.customer();
    cognito.be(StandIn.Mood.THROTTLING);
    try {
      Reply late =
          server
              .anybody()
              .post("sessions", "{\"email\":\"a@example.org\",\"password\":\"a long pass phrase\"}")
              .expect(503);

      assertThat(late.raw().headers().firstValue("Retry-After")).isPresent();
      assertThat(late.text("/code")).isEqualTo("busy");
      aiko.get("me").expect(200);
      aiko.get("bookings").expect(200);
    } finally {
      cognito.be(StandIn.Mood.WELL);
    }
  }
}
