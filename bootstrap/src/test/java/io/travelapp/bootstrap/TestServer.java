package io.travelapp.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole server, with its embedded database or in memory, in this process, on ports of its own.
 */
final class TestServer implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
  private static final String PASSWORD = "a long pass phrase";

  private final Path data;
  private final Wiring.Server server;

  private TestServer(Path data, Wiring.Server server) {
    this.data = data;
    this.server = server;
  }

  static TestServer start(Path data, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", "0", "--management-port", "0", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return new TestServer(data, Wiring.serve(settings(arguments, data)));
  }

  /** What the program understands of these arguments. */
  static Settings settings(List<String> arguments, Path home) {
    if (Settings.read(arguments, Map.of(), home) instanceof Settings.Answer.Understood understood) {
      return understood.settings();
    }
    throw new AssertionError("Settings not understood: " + arguments);
  }

  int port() {
    return server.port();
  }

  Path data() {
    return data;
  }

  Traveller anybody() {
    return Traveller.anonymous(port());
  }

  /** Somebody with an account of their own, made over HTTP with the code that was mailed. */
  Traveller customer() {
    return customer(anybody(), data);
  }

  /** The same at a server of which only the address and the data folder are known. */
  static Traveller customer(Traveller anybody, Path data) {
    String email = "traveller-" + UUID.randomUUID() + "@example.org";
    String credentials = "\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"";
    anybody
        .post("sign-ups", "{" + credentials + ",\"givenName\":\"Aiko\",\"familyName\":\"Mori\"}")
        .expect(202);
    anybody
        .post(
            "sign-ups/confirmation",
            "{\"email\":\"" + email + "\",\"code\":\"" + mailedCode(data, email) + "\"}")
        .expect(204);
    return anybody.withToken(
        anybody.post("sessions", "{" + credentials + "}").expect(200).text("/accessToken"));
  }

  /** The code in the newest mail to this address. */
  private static String mailedCode(Path data, String email) {
    try (Stream<Path> files = Files.list(data.resolve("mail"))) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.<Path>naturalOrder().reversed())
          .map(TestServer::read)
          .filter(mail -> mail.contains(email))
          .map(mail -> CODE.matcher(mail.substring(mail.indexOf("\r\n\r\n"))))
          .filter(Matcher::find)
          .map(Matcher::group)
          .findFirst()
          .orElseThrow(() -> new AssertionError("No mail with a code for " + email));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
