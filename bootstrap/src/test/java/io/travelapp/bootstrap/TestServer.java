package io.travelapp.bootstrap;

import io.travelapp.domain.customer.Mailer.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole server, with its embedded database or in memory, in this process, on ports of its own.
 */
public final class TestServer implements AutoCloseable {

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
  private static final String PASSWORD = "a long pass phrase";

  private final Path data;
  private final Wiring.Server server;

  private final Function<String, String> codes;

  private TestServer(Path data, Wiring.Server server, Function<String, String> codes) {
    this.data = data;
    this.server = server;
    this.codes = codes;
  }

  static TestServer start(Path data, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", "0", "--management-port", "0", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return new TestServer(
        data, Wiring.serve(settings(arguments, data)), email -> mailedCode(data, email));
  }

  /** What the program understands of these arguments. */
  static Settings settings(List<String> arguments, Path home) {
    if (Settings.read(arguments, Map.of(), home) instanceof Settings.Answer.Understood understood) {
      return understood.settings();
    }
    throw new AssertionError("Settings not understood: " + arguments);
  }

  /** The same, where the codes are mailed by somebody else. */
  TestServer mailedBy(Supplier<List<Mail>> mailer) {
    return new TestServer(
        data,
        server,
        email ->
            mailer.get().reversed().stream()
                .filter(mail -> mail.to().value().equals(email))
                .map(mail -> CODE.matcher(mail.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No mail with a code for " + email)));
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
    return account().signedIn(anybody());
  }

  Account account() {
    return account(Account.anAddress());
  }

  Account account(String email) {
    return Account.opened(anybody(), email, codes);
  }

  /** The same at a server of which only the address and the data folder are known. */
  static Traveller customer(Traveller anybody, Path data) {
    return Account.opened(anybody, data).signedIn(anybody);
  }

  /** Who can sign in. */
  public record Account(String email) {

    /** Opens one at a server with this data folder. */
    public static Account opened(Traveller anybody, Path data) {
      return opened(anybody, anAddress(), email -> mailedCode(data, email));
    }

    private static String anAddress() {
      return "traveller-" + UUID.randomUUID() + "@example.org";
    }

    private static Account opened(Traveller anybody, String email, Function<String, String> codes) {
      Account account = new Account(email);
      anybody
          .post(
              "sign-ups",
              "{" + account.credentials() + ",\"givenName\":\"Aiko\",\"familyName\":\"Mori\"}")
          .expect(202);
      String code = codes.apply(account.email());
      anybody
          .post(
              "sign-ups/confirmation",
              "{\"email\":\"" + account.email() + "\",\"code\":\"" + code + "\"}")
          .expect(204);
      return account;
    }

    public Traveller signedIn(Traveller anybody) {
      return signIn(anybody).orElseThrow(() -> new AssertionError("The server is busy"));
    }

    /** Empty if the server is busy at the moment. */
    public Optional<Traveller> signIn(Traveller anybody) {
      Traveller.Reply answer = anybody.post("sessions", "{" + credentials() + "}");
      return answer.status() == 503
          ? Optional.empty()
          : Optional.of(anybody.withToken(answer.expect(200).text("/accessToken")));
    }

    private String credentials() {
      return "\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"";
    }
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
