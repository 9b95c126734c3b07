package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.travelapp.bootstrap.Traveller.Reply;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Passwords, codes, tokens and a card's number, planted in a whole journey with many mistakes, and
 * looked for afterwards wherever something is kept: logs at their most talkative, tables, mails,
 * files, and the answers to what went wrong.
 */
final class SecretsLeaveNoTraceTest {

  private static final String PASSWORD = "canary-Pass-7-phrase";
  private static final String NEXT_PASSWORD = "canary-Next-8-phrase";
  private static final String WRONG_PASSWORD = "canary-Wrong-9-phrase";
  private static final String CARD = "4242424242424242";
  private static final String EMAIL = "canary-" + UUID.randomUUID() + "@example.org";

  /** Tables in which a number of six digits is not there by chance. */
  private static final List<String> OF_PEOPLE =
      List.of("accounts.", "travelapp.customer", "travelapp.answered_request");

  @TempDir private Path folder;

  /** What is kept, by where. */
  private final TreeMap<String, String> kept = new TreeMap<>();

  private final List<String> refusals = new ArrayList<>();
  private final List<String> secrets =
      new ArrayList<>(List.of(PASSWORD, NEXT_PASSWORD, WRONG_PASSWORD));
  private final List<String> codes = new ArrayList<>();

  /** Whatever anybody logs. */
  private static final class Everything extends AppenderBase<ILoggingEvent> {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getFormattedMessage()
              + (event.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }

  @Test
  void no_password_code_token_or_card_is_found_in_any_log_table_mail_file_or_refusal()
      throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("io.travelapp");
    Everything log = new Everything();
    Level rootLevel = root.getLevel();
    Level oursLevel = ours.getLevel();
    log.start();
    root.addAppender(log);
    try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres";
      try (TestServer server = start(url)) {
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
        travel(server);
        readTables(url);
      } finally {
        root.setLevel(rootLevel);
        ours.setLevel(oursLevel);
        root.detachAppender(log);
      }
    }
    readFiles();
    kept.put("log", String.join("\n", log.lines));
    kept.put("refusals", String.join("\n", refusals));

    assertThat(kept.keySet())
        .contains("log", "refusals", "accounts.account", "accounts.session", "travelapp.booking")
        .anyMatch(name -> name.endsWith(".eml"))
        .anyMatch(name -> name.endsWith("audit.jsonl"));
    assertThat(kept.get("accounts.account")).contains(EMAIL);
    assertThat(refusals).hasSizeGreaterThan(8);
    assertNowhere();
  }

  private TestServer start(String url) {
    return TestServer.start(
        folder.resolve("data"),
        "--database-url",
        url,
        "--database-user",
        "postgres",
        "--database-password",
        "none",
        "--demonstration",
        "yes");
  }

  // The journey

  private void travel(TestServer server) throws IOException {
    Traveller anybody = server.anybody();
    signUp(anybody);
    Reply session = anybody.post("sessions", credentials(PASSWORD)).expect(200);
    secret(session);
    Traveller aiko = anybody.withToken(session.text("/accessToken"));
    Reply refreshed =
        anybody
            .post(
                "sessions/refresh", "{\"refreshToken\":\"" + session.text("/refreshToken") + "\"}")
            .expect(200);
    secret(refreshed);
    String reference = book(aiko);
    mistakes(anybody, aiko);
    Reply quote = aiko.post("bookings/" + reference + "/cancellation-quotes", "{}").expect(201);
    aiko.postOnce(
            "bookings/" + reference + "/cancellations",
            "{\"quoteId\":\"" + quote.text("/id") + "\"}")
        .expect(201);
    resetPassword(anybody);
    aiko.delete("sessions").expect(204);
  }

  private void signUp(Traveller anybody) throws IOException {
    String details = ",\"givenName\":\"Aiko\",\"familyName\":\"Mori\"}";
    anybody.post("sign-ups", credentials(PASSWORD).replace("}", details)).expect(202);
    refused(anybody.post("sign-ups/confirmation", code("abcdef")), 422);
    String code = mailedCode();
    codes.add(code);
    anybody.post("sign-ups/confirmation", code(code)).expect(204);
    refused(anybody.post("sign-ups/confirmation", code(code)), 422);
  }

  private String book(Traveller aiko) {
    JsonNode offer = offer(aiko);
    String leg =
        "{\"departureId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
            .formatted(
                offer.at("/departureId").asText(),
                offer.at("/from/stopId").asText(),
                offer.at("/to/stopId").asText());
    Reply hold = aiko.postOnce("holds", "{\"legs\":[" + leg + "],\"seatCount\":1}").expect(201);
    refused(
        aiko.post(
            "card-tokens",
            "{\"number\":\""
                + CARD
                + "\",\"expiryMonth\":1,\"expiryYear\":2020,\"cvc\":\"973\",\"holder\":\"A\"}"),
        422);
    refused(
        aiko.post("card-tokens", "{\"number\":\"" + CARD + "\",\"cvc\":973,\"pin\":\"1\"}"), 400);
    return aiko.book(hold, "4242 4242 4242 4242", "Aiko").expect(201).text("/reference");
  }

  private JsonNode offer(Traveller aiko) {
    String from = aiko.get("places?feedId=demonstration:tokyo").expect(200).text("/items/0/id");
    String to = aiko.get("places?feedId=demonstration:kyoto").expect(200).text("/items/0/id");
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(7);
    return aiko.get("departures?from=%s&to=%s&date=%s&seats=1".formatted(from, to, day))
        .expect(200)
        .body()
        .at("/items/0");
  }

  /** What people do with secrets by mistake, or on purpose. */
  private void mistakes(Traveller anybody, Traveller aiko) {
    refused(anybody.post("sessions", credentials(WRONG_PASSWORD)), 401);
    refused(anybody.post("sessions", "{\"email\":\"" + PASSWORD + "\",\"password\":\"x\"}"), 401);
    refused(
        anybody.post("sessions", "{\"email\":\"a@example.org\",\"password\":\"" + PASSWORD), 400);
    refused(
        anybody.post("sessions", credentials(PASSWORD).replace("}", ",\"card\":\"" + CARD + "\"}")),
        400);
    refused(anybody.withToken(secrets.getLast() + "x").get("me"), 401);
    refused(
        anybody.post("sessions/refresh", "{\"refreshToken\":\"" + secrets.getLast() + "y\"}"), 401);
    refused(aiko.postOnce("holds", "{\"legs\":\"" + CARD + "\"}"), 400);
    refused(aiko.post("me/email", "{\"email\":\"" + CARD + "\"}"), 400);
    refused(
        anybody.post(
            "password-resets/confirmation",
            "{\"email\":\""
                + EMAIL
                + "\",\"code\":\"abc\",\"newPassword\":\""
                + NEXT_PASSWORD
                + "\"}"),
        422);
  }

  private void resetPassword(Traveller anybody) throws IOException {
    anybody.post("password-resets", "{\"email\":\"" + EMAIL + "\"}").expect(202);
    String code = awaitAnotherCode();
    codes.add(code);
    anybody
        .post(
            "password-resets/confirmation",
            "{\"email\":\"%s\",\"code\":\"%s\",\"newPassword\":\"%s\"}"
                .formatted(EMAIL, code, NEXT_PASSWORD))
        .expect(204);
    secret(anybody.post("sessions", credentials(NEXT_PASSWORD)).expect(200));
  }

  private static String credentials(String password) {
    return "{\"email\":\"" + EMAIL + "\",\"password\":\"" + password + "\"}";
  }

  private static String code(String code) {
    return "{\"email\":\"" + EMAIL + "\",\"code\":\"" + code + "\"}";
  }

  private void secret(Reply session) {
    secrets.add(session.text("/accessToken"));
    secrets.add(session.text("/refreshToken"));
  }

  private void refused(Reply reply, int status) {
    refusals.add(reply.expect(status).raw().body() + reply.raw().headers().map());
  }

  private String mailedCode() throws IOException {
    List<String> found = mailedCodes();
    return found.getLast();
  }

  private String awaitAnotherCode() throws IOException {
    int before = codes.size();
    long patienceEnds = System.nanoTime() + 30_000_000_000L;
    while (mailedCodes().size() <= before) {
      assertThat(System.nanoTime()).as("a mail with a code").isLessThan(patienceEnds);
    }
    return mailedCodes().getLast();
  }

  private List<String> mailedCodes() throws IOException {
    Pattern code = Pattern.compile("Your code is (\\d{6})");
    try (Stream<Path> mails = Files.list(folder.resolve("data/mail"))) {
      List<String> found = new ArrayList<>();
      for (Path mail : mails.filter(file -> file.toString().endsWith(".eml")).sorted().toList()) {
        code.matcher(Files.readString(mail)).results().forEach(one -> found.add(one.group(1)));
      }
      return found;
    }
  }

  // What is kept

  private void readTables(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "none");
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select schemaname || '.' || tablename from pg_tables"
                  + " where schemaname in ('accounts', 'travelapp')")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        StringBuilder rows = new StringBuilder();
        try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
          while (row.next()) {
            rows.append(row.getString(1)).append('\n');
          }
        }
        kept.put(table, rows.toString());
      }
    }
  }

  private void readFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void assertNowhere() {
    System.out.printf(
        "The canaries: %d passwords and tokens, %d codes and a card looked for in %d tables and files, %d lines of log"
            + " and %d refusals%n",
        secrets.size(),
        codes.size(),
        kept.size() - 2,
        kept.getOrDefault("log", "").lines().count(),
        refusals.size());
    assertThat(kept.entrySet().stream().flatMap(one -> traces(one.getKey(), one.getValue())))
        .isEmpty();
    // What has all of them is found out.
    String all = String.join(" ", secrets) + " " + String.join(" ", codes) + " " + CARD + "\"cvc\"";
    assertThat(traces("log", all)).hasSize(secrets.size() + codes.size() + 2);
  }

  private Stream<String> traces(String where, String text) {
    List<String> traces = new ArrayList<>();
    secrets.stream()
        .filter(text::contains)
        .forEach(secret -> traces.add(where + " has " + secret.substring(0, 12)));
    if (text.replaceAll("[ -]", "").contains(CARD)) {
      traces.add(where + " has the card's number");
    }
    if (text.contains("\"cvc\"") && !where.equals("refusals")) {
      traces.add(where + " has a card's code");
    }
    boolean isOfPeople = OF_PEOPLE.stream().anyMatch(where::startsWith);
    if (isOfPeople || List.of("log", "refusals").contains(where) || where.endsWith(".jsonl")) {
      codes.stream()
          .filter(code -> Pattern.compile("(?<![\\w.])" + code + "(?![\\w.])").matcher(text).find())
          .forEach(code -> traces.add(where + " has the code " + code));
    }
    return traces.stream();
  }
}
