package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.euros;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.local.LocalAdapters.RunningGateway;
import io.travelapp.adapters.local.LocalAdapters.Timeouts;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Number, code and holder of a card are handed on and are then nowhere. */
class CardsLeaveNoTraceTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-04-02T08:30:00Z"));
  private static final Timeouts SHORT =
      new Timeouts(Duration.ofMillis(300), Duration.ofMillis(300));
  private static final Money FARE = euros("24.90");

  private static final Card CANARY = fit("3782 822463 10005", "7391", "Quetzal Canary");
  private static final Card PAYING = fit("4242 4242 4242 4242", "739", "Quetzal Canary");

  /** The numbers with and without separators, the codes standing alone, the holder. */
  private static final Pattern TRACE =
      Pattern.compile(
          "3782[ -]?822463[ -]?10005|4242[ -]?4242[ -]?4242[ -]?4242|(?i:quetzal)"
              + "|(?<![0-9A-Za-z.:])7391?(?![0-9A-Za-z])");

  private static Card fit(String number, String code, String holder) {
    Card.Check check = Card.check(number, 12, 2099, code, holder, YearMonth.of(2027, 4));
    return switch (check) {
      case Card.Check.Fit(Card card) -> card;
      case Card.Check.Unfit(List<Card.Fault> faults) ->
          throw new IllegalArgumentException(faults.toString());
    };
  }

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void after_a_whole_run_no_card_is_found_in_a_file_a_log_or_an_answer() throws Exception {
    try (WholeLog log = new WholeLog()) {
      try (RunningGateway running = LocalAdapters.startSandboxGateway(folder, 0, CLOCK)) {
        payAndPayBack(running.uri());
        sendCardsWhereTheyDoNotBelong(running.uri());
        said.add(running.toString());
      }
      storeAtGatewaysThatFail();
      LocalAdapters.startSandboxGateway(folder, 0, CLOCK).close();
      said.addAll(log.lines());
    }

    assertThat(said).hasSizeGreaterThan(40).noneMatch(CardsLeaveNoTraceTest::tellsOfACard);
    assertThat(files()).isNotEmpty().noneMatch(CardsLeaveNoTraceTest::tellsOfACard);
  }

  private void payAndPayBack(URI gateway) {
    PaymentGateway payments = LocalAdapters.paymentGateway(gateway, Timeouts.DEFAULT);
    CardVault vault = LocalAdapters.cardVault(gateway, Timeouts.DEFAULT);
    said.add(payments.toString());
    said.add(vault.toString());
    IntentKey intent = new IntentKey("intent-0001");
    for (Card card : List.of(CANARY, PAYING)) {
      said.add(card.toString());
      if (vault.store(card) instanceof CardVault.Answer.Stored stored) {
        said.add(stored.toString());
        said.add(stored.token().value());
        intent = new IntentKey("intent-" + card.summary().last4());
        said.add(payments.authorise(intent, FARE, stored.token()).toString());
      }
    }
    said.add(payments.capture(intent).toString());
    said.add(payments.refund(intent, new RefundKey("refund-0001"), FARE).toString());
    said.add(payments.find(intent).toString());
    assertThat(said).anyMatch(answer -> answer.contains("CAPTURED"));
  }

  private void sendCardsWhereTheyDoNotBelong(URI gateway) throws Exception {
    String number = CANARY.number();
    for (String body :
        List.of(
            number,
            "{\"number\":" + number,
            "{\"number\":" + number + "}",
            "{\"" + number + "\":7391}",
            "{\"expiryMonth\":\"" + number + "\",\"number\":\"" + number + "\"}",
            "{\"number\":\""
                + number
                + "\",\"expiryMonth\":12,\"expiryYear\":2020,"
                + "\"securityCode\":\"7391\",\"holder\":\"Quetzal\"}",
            "{\"token\":\""
                + number
                + " 7391\",\"amount\":{\"amount\":\""
                + number
                + ".739\","
                + "\"currency\":\"7391\"}}")) {
      for (String path : List.of("/cards", "/intents/intent-0007/authorisation")) {
        said.add(post(gateway.resolve(path), body));
      }
    }
  }

  private static String post(URI uri, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isBetween(400, 499);
      return answer.body();
    }
  }

  private void storeAtGatewaysThatFail() {
    String echo =
        "{\"outcome\":\"stored\",\"token\":\"x\",\"card\":\"%s 7391\"".formatted(CANARY.number());
    try (FalseGateway silent = FalseGateway.silent();
        FalseGateway failing = FalseGateway.answering(500, echo);
        FalseGateway echoing = FalseGateway.answering(200, echo);
        FalseGateway babbling = FalseGateway.saying(echo + "\r\n\r\n")) {
      for (FalseGateway gateway : List.of(silent, failing, echoing, babbling)) {
        said.add(LocalAdapters.cardVault(gateway.uri(), SHORT).store(CANARY).toString());
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> contents = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.add(file.getFileName().toString());
        contents.add(Files.readString(file, ISO_8859_1));
      }
      return contents;
    }
  }

  private static boolean tellsOfACard(String text) {
    return TRACE.matcher(text).find();
  }

  @Test
  void the_search_finds_what_it_looks_for() {
    assertThat(
            List.of("378282246310005", "x 4242-4242-4242-4242", "code=7391", "\"739\"", "QUETZAL"))
        .allMatch(CardsLeaveNoTraceTest::tellsOfACard);
    assertThat(List.of("4242", "a7391b", "17391")).noneMatch(CardsLeaveNoTraceTest::tellsOfACard);
  }
}
