package io.travelapp.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The payment gateway's own ledger, read on from where it was read to. Minor units throughout. */
final class GatewayBooks {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path ledger;
  private final Map<String, Account> accounts = new HashMap<>();
  private long readTo;

  GatewayBooks(Path folder) {
    this.ledger = folder.resolve("ledger.jsonl");
  }

  /**
   * What the gateway has of one intent.
   *
   * @param captures how often it was captured
   */
  record Account(
      String card, long authorised, int captures, long captured, long refunded, boolean voided) {

    static final Account NONE = new Account("", 0, 0, 0, 0, false);

    private Account after(JsonNode entry) {
      long amount = entry.at("/amount/amount").asLong();
      String by = entry.path("token").asText(card);
      return switch (entry.at("/entry").asText()) {
        case "authorised" -> new Account(by, amount, captures, captured, refunded, voided);
        case "captured" ->
            new Account(card, authorised, captures + 1, captured + amount, refunded, voided);
        case "refunded" ->
            new Account(card, authorised, captures, captured, refunded + amount, voided);
        case "voided" -> new Account(card, authorised, captures, captured, refunded, true);
        default -> new Account(by, authorised, captures, captured, refunded, voided);
      };
    }

    boolean isLeftOpen() {
      return authorised > 0 && captures == 0 && !voided;
    }

    boolean isGivenBack() {
      return captured == refunded;
    }
  }

  /** All that was asked for with these cards, by intent. */
  synchronized Map<String, Account> ofCards(Set<String> cards) {
    readOn();
    return accounts.entrySet().stream()
        .filter(entry -> cards.contains(entry.getValue().card()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** These have been judged. */
  synchronized void close(Set<String> intents) {
    accounts.keySet().removeAll(intents);
  }

  private void readOn() {
    try (RandomAccessFile file = new RandomAccessFile(ledger.toFile(), "r")) {
      byte[] news = new byte[Math.toIntExact(file.length() - readTo)];
      file.seek(readTo);
      file.readFully(news);
      String text = new String(news, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      text.substring(0, end).lines().forEach(this::enter);
      readTo += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void enter(String line) {
    try {
      JsonNode entry = JSON.readTree(line);
      if (entry.has("intent")) {
        String intent = entry.at("/intent").asText();
        accounts.put(intent, accounts.getOrDefault(intent, Account.NONE).after(entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
