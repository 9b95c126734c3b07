package io.travelapp.adapters.local;

import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.Refund;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.PaymentGateway.Voiding;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox gateway's books. One call at a time; each entry is on the disk before it counts and
 * before it is answered. A call that cannot be written changes nothing and throws {@link
 * UncheckedIOException}; the next one finds the books in order.
 *
 * <p>All of it is held in memory too: some hundred bytes for each intent.
 */
final class Ledger implements AutoCloseable {

  private record StoredCard(CardSummary summary, CardBehaviour behaviour) {}

  /** Longer than a payment keeps its seats. */
  static final Duration DELAY = Hold.PAYING_LONGEST.plusMinutes(1);

  private static final String JOURNAL = "ledger.jsonl";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;
  private final FolderLock lock;
  private final Journal journal;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<CardToken, StoredCard> cards = new HashMap<>();
  private final Map<IntentKey, Intent> intents = new HashMap<>();

  /** Neither done nor refused yet. */
  private final Map<IntentKey, Entry.Delayed> delayed = new HashMap<>();

  /** Voided before they were ever authorised. A late authorisation must not come to life. */
  private final Set<IntentKey> barred = new HashSet<>();

  /**
   * The ledger that the journal tells of.
   *
   * @param clock dates the entries
   */
  Ledger(FolderLock lock, Journal journal, InstantSource clock) throws IOException {
    this.lock = lock;
    this.journal = journal;
    this.clock = clock;
    journal.replay(line -> apply(EntryJson.entry(line)));
  }

  /**
   * Opens the ledger in a folder, made if it is missing.
   *
   * @throws CannotStart if another one has it open, or it cannot be read
   */
  static Ledger open(Path path, InstantSource clock) {
    try {
      DurableFolder folder = DurableFolder.at(path);
      FolderLock lock =
          FolderLock.tryTake(folder.path())
              .orElseThrow(() ->
                  new CannotStart(
                      "The sandbox gateway's ledger in %s is in use by another sandbox gateway: stop that one, or name another folder."
                          .formatted(folder)));
      return open(folder, lock, clock);
    } catch (IOException e) {
      throw new CannotStart(
          "The sandbox gateway's ledger in %s cannot be opened: %s".formatted(path, e), e);
    }
  }

  private static Ledger open(DurableFolder folder, FolderLock lock, InstantSource clock)
      throws IOException {
    @Nullable Ledger opened = null;
    try {
      RandomAccessFile file = folder.open(JOURNAL);
      try {
        opened = new Ledger(lock, new Journal(folder.path().resolve(JOURNAL), file), clock);
        return opened;
      } finally {
        if (opened == null) {
          file.close();
        }
      }
    } finally {
      if (opened == null) {
        lock.close();
      }
    }
  }

  /** Keeps a card, without its number and code, under a new token. */
  CardToken store(CardSummary card, CardBehaviour behaviour) {
    return inTurn(() -> {
      CardToken token = newToken();
      enter(new Entry.CardStored(token, card, behaviour));
      return token;
    });
  }

  private static CardToken newToken() {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    return new CardToken("card_" + HexFormat.of().formatHex(secret));
  }

  /**
   * Authorises it as its card has it. {@code Unknown} is what is not answered.
   *
   * @param confirmation where the holder confirms it, should that be asked for
   */
  Authorisation authorise(IntentKey key, Money amount, CardToken token, RedirectUrl confirmation) {
    return decided(
        key,
        Authorisation.Unknown::new,
        () -> {
          Intent known = intents.get(key);
          if (known != null) {
            return known.askedFor(amount, token)
                ? known.authorisation(confirmation)
                : new Authorisation.Declined("intent_key_reused");
          }
          StoredCard card = cards.get(token);
          if (card == null) {
            return new Authorisation.Declined("card_unknown");
          }
          if (barred.contains(key)) {
            return new Authorisation.Declined("voided");
          }
          if (amount.isNegative() || amount.isZero()) {
            return new Authorisation.Declined("amount_not_positive");
          }
          return decide(key, amount, token, card.behaviour())
              ? intent(key).authorisation(confirmation)
              : new Authorisation.Unknown();
        });
  }

  /** Whether it is answered. */
  private boolean decide(IntentKey key, Money amount, CardToken token, CardBehaviour behaviour) {
    return switch (behaviour) {
      case APPROVED, DOUBLED, SLOW -> {
        enter(new Entry.Authorised(key, amount, token));
        yield true;
      }
      case DECLINED, NOT_A_TEST_CARD -> {
        enter(new Entry.Declined(key, amount, token, behaviour.declineReason().orElseThrow()));
        yield true;
      }
      case CONFIRMED_BY_HOLDER -> {
        enter(new Entry.ActionRequired(key, amount, token));
        yield true;
      }
      case MOVES_SILENTLY -> {
        take(key, amount, token);
        yield false;
      }
      case LATE -> {
        enter(new Entry.Delayed(key, amount, token, clock.instant().plus(DELAY)));
        yield false;
      }
      case NEVER_MOVES -> false;
    };
  }

  /** Takes the money at once, as gateways do that know no reservation. */
  private void take(IntentKey key, Money amount, CardToken token) {
    enter(new Entry.Authorised(key, amount, token));
    enter(new Entry.Captured(key, amount));
  }

  /** The holder's answer, at the page for it; whether one was asked for. */
  boolean answerOfHolder(IntentKey key, boolean confirmed) {
    return inTurn(() -> {
      Intent intent = intents.get(key);
      boolean asked = intent != null && intent.state() == State.ACTION_REQUIRED;
      if (asked) {
        enter(new Entry.HolderAnswered(key, confirmed));
      }
      return asked;
    });
  }

  /** How the card of an intent behaves; as any other if the intent is not known. */
  CardBehaviour behaviourOf(CardToken token) {
    return inTurn(() ->
        Optional.ofNullable(cards.get(token))
            .map(StoredCard::behaviour)
            .orElse(CardBehaviour.NOT_A_TEST_CARD));
  }

  Capture capture(IntentKey key) {
    return decided(
        key,
        Capture.Unknown::new,
        () -> {
          Intent intent = intents.get(key);
          if (intent == null) {
            return new Capture.Refused(barred.contains(key) ? "voided" : "intent_unknown");
          }
          return switch (intent.state()) {
            case AUTHORISED -> {
              enter(new Entry.Captured(key, intent.amount()));
              yield new Capture.Captured();
            }
            case CAPTURED -> new Capture.Captured();
            case DECLINED, VOIDED, ACTION_REQUIRED ->
                new Capture.Refused(GatewayJson.of(intent.state()));
          };
        });
  }

  Voiding voidAuthorisation(IntentKey key) {
    return decided(
        key,
        Voiding.Unknown::new,
        () -> {
          Intent intent = intents.get(key);
          if (intent == null) {
            if (!barred.contains(key)) {
              enter(new Entry.Voided(key));
            }
            return new Voiding.Voided();
          }
          return switch (intent.state()) {
            case AUTHORISED, ACTION_REQUIRED -> {
              enter(new Entry.Voided(key));
              yield new Voiding.Voided();
            }
            case DECLINED, VOIDED -> new Voiding.Voided();
            case CAPTURED -> new Voiding.AlreadyCaptured();
          };
        });
  }

  Refund refund(IntentKey key, RefundKey refund, Money amount) {
    return decided(
        key,
        Refund.Unknown::new,
        () -> {
          Intent intent = intents.get(key);
          if (intent == null) {
            return new Refund.Refused("intent_unknown");
          }
          Money earlier = intent.refunds().get(refund);
          if (earlier != null) {
            return earlier.equals(amount)
                ? new Refund.Refunded()
                : new Refund.Refused("refund_key_reused");
          }
          Optional<String> refusal = intent.refundRefusal(amount);
          if (refusal.isPresent()) {
            return new Refund.Refused(refusal.get());
          }
          enter(new Entry.Refunded(key, refund, amount));
          return new Refund.Refunded();
        });
  }

  Finding find(IntentKey key) {
    return decided(
        key,
        Finding.Unknown::new,
        () ->
            Optional.ofNullable(intents.get(key))
                .map(Intent::finding)
                .orElseGet(Finding.Absent::new));
  }

  /**
   * Answers a call, if the intent is not still being decided; one whose time has come is decided
   * first.
   */
  private <T> T decided(IntentKey key, Supplier<T> unknown, Supplier<T> call) {
    return inTurn(() -> {
      Entry.Delayed waiting = delayed.get(key);
      if (waiting == null) {
        return call.get();
      }
      if (clock.instant().isBefore(waiting.until())) {
        return unknown.get();
      }
      take(key, waiting.amount(), waiting.token());
      return call.get();
    });
  }

  /** All entries so far, each on a line of JSON, oldest first. */
  ReadOut readOut() throws IOException {
    return new ReadOut(inTurn(journal::length), new FileInputStream(journal.path().toFile()));
  }

  /**
   * The journal's bytes.
   *
   * @param length how many of them are entries; what follows is being written
   */
  record ReadOut(long length, InputStream bytes) implements AutoCloseable {

    void writeTo(OutputStream out) throws IOException {
      for (long left = length; left > 0; ) {
        byte[] chunk = bytes.readNBytes((int) Math.min(left, 64 * 1024));
        if (chunk.length == 0) {
          throw new EOFException("The ledger has become shorter");
        }
        out.write(chunk);
        left -= chunk.length;
      }
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  private <T> T inTurn(Supplier<T> call) {
    turn.lock();
    try {
      return call.get();
    } finally {
      turn.unlock();
    }
  }

  private void enter(Entry entry) {
    try {
      journal.append(EntryJson.line(clock.instant(), entry));
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot be written: " + journal.path(), e);
    }
    apply(entry);
  }

  private void apply(Entry entry) {
    switch (entry) {
      case Entry.CardStored stored ->
          cards.put(stored.token(), new StoredCard(stored.card(), stored.behaviour()));
      case Entry.Authorised(IntentKey key, Money amount, CardToken token) ->
          begin(key, Intent.authorised(amount, token, card(token)));
      case Entry.ActionRequired(IntentKey key, Money amount, CardToken token) ->
          begin(key, Intent.actionRequired(amount, token, card(token)));
      case Entry.HolderAnswered(IntentKey key, boolean confirmed) ->
          intents.put(key, intent(key).answeredByHolder(confirmed));
      case Entry.Delayed waiting -> delay(waiting);
      case Entry.Declined(IntentKey key, Money amount, CardToken token, String reason) ->
          begin(key, Intent.declined(amount, token, card(token), reason));
      case Entry.Captured(IntentKey key, Money amount) ->
          intents.put(key, intent(key).captured(amount));
      case Entry.Voided(IntentKey key) -> {
        if (intents.computeIfPresent(key, (same, intent) -> intent.voided()) == null) {
          barred.add(key);
        }
      }
      case Entry.Refunded(IntentKey key, RefundKey refund, Money amount) ->
          intents.put(key, intent(key).refunded(refund, amount));
    }
  }

  private void delay(Entry.Delayed waiting) {
    if (intents.containsKey(waiting.intent())
        || delayed.putIfAbsent(waiting.intent(), waiting) != null) {
      throw new IllegalStateException("An intent begins once: " + waiting.intent());
    }
  }

  private void begin(IntentKey key, Intent intent) {
    delayed.remove(key);
    if (barred.contains(key) || intents.putIfAbsent(key, intent) != null) {
      throw new IllegalStateException("An intent begins once: " + key);
    }
  }

  private Intent intent(IntentKey key) {
    Intent intent = intents.get(key);
    if (intent == null) {
      throw new IllegalStateException("No such intent: " + key);
    }
    return intent;
  }

  private CardSummary card(CardToken token) {
    StoredCard card = cards.get(token);
    if (card == null) {
      throw new IllegalStateException("No such card");
    }
    return card.summary();
  }

  /** Frees the ledger for another. A call that comes later throws {@link UncheckedIOException}. */
  @Override
  public void close() throws IOException {
    turn.lock();
    try {
      journal.close();
    } finally {
      turn.unlock();
      lock.close();
    }
  }
}
