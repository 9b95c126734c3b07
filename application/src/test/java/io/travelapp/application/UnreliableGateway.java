package io.travelapp.application;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A gateway that answers as another one does, unless it is told to fail: before or after it has
 * done what was asked.
 */
final class UnreliableGateway implements PaymentGateway {

  /** Where the holder of a card is sent to confirm a payment. */
  static final RedirectUrl CONFIRMATION = new RedirectUrl("https://issuer.example/confirm");

  /** What can be asked of a gateway. */
  enum Call {
    AUTHORISE,
    CAPTURE,
    VOID,
    REFUND,
    FIND
  }

  private enum Fault {
    BEFORE,
    AFTER,
    REFUSAL
  }

  private record Wanted(Money amount, CardToken card) {}

  private final PaymentGateway reliable;
  private final Map<Call, Fault> faults = new EnumMap<>(Call.class);
  private final Map<Call, Consumer<IntentKey>> meanwhile = new EnumMap<>(Call.class);
  private final Map<IntentKey, Wanted> unconfirmed = new HashMap<>();
  private final List<IntentKey> captured = new CopyOnWriteArrayList<>();
  private boolean asksHolders;

  UnreliableGateway(PaymentGateway reliable) {
    this.reliable = reliable;
  }

  /** Nobody hears of it, and the answer is not known. */
  void timesOutBefore(Call call) {
    faults.put(call, Fault.BEFORE);
  }

  /** It is done, and the answer is not known. */
  void timesOutAfter(Call call) {
    faults.put(call, Fault.AFTER);
  }

  /** Captures or refunds are refused. */
  void refuses(Call call) {
    faults.put(call, Fault.REFUSAL);
  }

  /** What happens between the call and the work. */
  void during(Call call, Consumer<IntentKey> event) {
    meanwhile.put(call, event);
  }

  /** Answers as it should from now on. */
  void recovers() {
    faults.clear();
    meanwhile.clear();
  }

  /** Every card has to be confirmed by its holder. */
  void asksHolders() {
    asksHolders = true;
  }

  void holderConfirms(IntentKey intent) {
    Wanted wanted = unconfirmed.remove(intent);
    if (wanted == null) {
      throw new IllegalArgumentException("Nobody is asked to confirm " + intent);
    }
    reliable.authorise(intent, wanted.amount(), wanted.card());
  }

  /** The intents of which the money was taken, one entry for each time that it was. */
  List<IntentKey> captured() {
    return List.copyOf(captured);
  }

  /** What its own books say. */
  Finding books(IntentKey intent) {
    return reliable.find(intent);
  }

  /** How an intent stands in its own books. */
  State stateOf(IntentKey intent) {
    return switch (books(intent)) {
      case Finding.Found found -> found.state();
      case Finding.Absent() -> throw new AssertionError("The gateway never heard of " + intent);
      case Finding.Unknown() -> throw new AssertionError("The books are always known");
    };
  }

  @Override
  public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
    return answer(
        Call.AUTHORISE,
        intent,
        () -> {
          if (asksHolders && reliable.find(intent) instanceof Finding.Absent) {
            unconfirmed.put(intent, new Wanted(amount, card));
            return new Authorisation.ActionRequired(CONFIRMATION);
          }
          return reliable.authorise(intent, amount, card);
        },
        new Authorisation.Declined("refused"),
        new Authorisation.Unknown());
  }

  @Override
  public Capture capture(IntentKey intent) {
    return answer(
        Call.CAPTURE,
        intent,
        () -> take(intent),
        new Capture.Refused("refused"),
        new Capture.Unknown());
  }

  private synchronized Capture take(IntentKey intent) {
    boolean authorised = stateOf(intent) == State.AUTHORISED;
    Capture answer = reliable.capture(intent);
    if (authorised) {
      captured.add(intent);
    }
    return answer;
  }

  @Override
  public Voiding voidAuthorisation(IntentKey intent) {
    return answer(
        Call.VOID,
        intent,
        () -> reliable.voidAuthorisation(intent),
        new Voiding.AlreadyCaptured(),
        new Voiding.Unknown());
  }

  @Override
  public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
    return answer(
        Call.REFUND,
        intent,
        () -> reliable.refund(intent, refund, amount),
        new Refund.Refused("refused"),
        new Refund.Unknown());
  }

  @Override
  public Finding find(IntentKey intent) {
    return answer(
        Call.FIND,
        intent,
        () -> {
          Wanted wanted = unconfirmed.get(intent);
          return wanted == null
              ? reliable.find(intent)
              : new Finding.Found(
                  State.ACTION_REQUIRED, wanted.amount(), Fixtures.aCardSummary(), Map.of());
        },
        new Finding.Unknown(),
        new Finding.Unknown());
  }

  private <T> T answer(Call call, IntentKey intent, Supplier<T> work, T refusal, T unknown) {
    Fault fault = faults.get(call);
    Consumer<IntentKey> event = meanwhile.get(call);
    if (event != null) {
      event.accept(intent);
    }
    if (fault == null) {
      return work.get();
    }
    return switch (fault) {
      case BEFORE -> unknown;
      case REFUSAL -> refusal;
      case AFTER -> {
        Objects.requireNonNull(work.get());
        yield unknown;
      }
    };
  }
}
