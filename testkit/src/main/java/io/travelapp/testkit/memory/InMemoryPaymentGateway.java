package io.travelapp.testkit.memory;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardSummary;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import java.util.HashMap;
import java.util.Map;

/** {@link PaymentGateway} in memory. It is always there and always knows. */
public final class InMemoryPaymentGateway implements PaymentGateway {

  private final InMemoryCardVault vault;
  private final Map<IntentKey, Payment> payments = new HashMap<>();

  /** What the books say of an intent. */
  private record Payment(
      State state, Money amount, CardSummary card, Map<RefundKey, Money> refunds) {

    Payment {
      refunds = Map.copyOf(refunds);
    }

    Payment in(State next) {
      return new Payment(next, amount, card, refunds);
    }

    Payment with(RefundKey key, Money refund) {
      Map<RefundKey, Money> more = new HashMap<>(refunds);
      more.put(key, refund);
      return new Payment(state, amount, card, more);
    }

    boolean allows(Money refund) {
      return state == State.CAPTURED
          && refund.currency().equals(amount.currency())
          && !refund.isNegative()
          && Money.sum(refunds.values(), amount.currency()).plus(refund).compareTo(amount) <= 0;
    }
  }

  /** A gateway that takes the tokens of that vault. */
  public InMemoryPaymentGateway(InMemoryCardVault vault) {
    this.vault = vault;
  }

  @Override
  public synchronized Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
    Payment earlier = payments.get(intent);
    if (earlier != null) {
      return answerOf(earlier);
    }
    return vault
        .find(card)
        .map(found -> {
          State state = found.good() ? State.AUTHORISED : State.DECLINED;
          Payment payment = new Payment(state, amount, found.summary(), Map.of());
          payments.put(intent, payment);
          return answerOf(payment);
        })
        .orElseGet(() -> new Authorisation.Declined("card_unknown"));
  }

  private static Authorisation answerOf(Payment payment) {
    return payment.state() == State.DECLINED
        ? new Authorisation.Declined("card_declined")
        : new Authorisation.Authorised(payment.card());
  }

  @Override
  public synchronized Capture capture(IntentKey intent) {
    Payment payment = payments.get(intent);
    if (payment == null) {
      return new Capture.Refused("not_authorised");
    }
    return switch (payment.state()) {
      case AUTHORISED -> {
        payments.put(intent, payment.in(State.CAPTURED));
        yield new Capture.Captured();
      }
      case CAPTURED -> new Capture.Captured();
      case VOIDED -> new Capture.Refused("voided");
      case DECLINED, ACTION_REQUIRED -> new Capture.Refused("not_authorised");
    };
  }

  @Override
  public synchronized Voiding voidAuthorisation(IntentKey intent) {
    Payment payment = payments.get(intent);
    if (payment == null) {
      return new Voiding.Voided();
    }
    return switch (payment.state()) {
      case AUTHORISED, ACTION_REQUIRED -> {
        payments.put(intent, payment.in(State.VOIDED));
        yield new Voiding.Voided();
      }
      case VOIDED, DECLINED -> new Voiding.Voided();
      case CAPTURED -> new Voiding.AlreadyCaptured();
    };
  }

  @Override
  public synchronized Refund refund(IntentKey intent, RefundKey refund, Money amount) {
    Payment payment = payments.get(intent);
    if (payment == null) {
      return new Refund.Refused("not_captured");
    }
    if (payment.refunds().containsKey(refund)) {
      return new Refund.Refunded();
    }
    if (!payment.allows(amount)) {
      return new Refund.Refused("more_than_captured");
    }
    payments.put(intent, payment.with(refund, amount));
    return new Refund.Refunded();
  }

  @Override
  public synchronized Finding find(IntentKey intent) {
    Payment payment = payments.get(intent);
    return payment == null
        ? new Finding.Absent()
        : new Finding.Found(payment.state(), payment.amount(), payment.card(), payment.refunds());
  }
}
