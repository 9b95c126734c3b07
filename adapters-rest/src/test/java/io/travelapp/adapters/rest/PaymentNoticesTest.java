package io.travelapp.adapters.rest;

import static io.travelapp.adapters.rest.Orders.booking;
import static io.travelapp.adapters.rest.Orders.hold;
import static io.travelapp.adapters.rest.Orders.holds;
import static io.travelapp.adapters.rest.Orders.leg;
import static io.travelapp.adapters.rest.Orders.token;
import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aWord;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.testkit.fixture.Coach;
import io.travelapp.testkit.memory.InMemoryPaymentNotices;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway tells of its own accord, at a shop whose payments are never answered. */
class PaymentNoticesTest {

  private static final String NOTICES = "/api/v1/payment-notices";

  private final AtomicReference<IntentKey> asked = new AtomicReference<>();
  private final Shop shop =
      new Shop(settings -> settings, places -> places, gateway -> new Silent(gateway, asked));
  private final Client anna = shop.aCustomer();
  private final Coach express = aDeparture().publishedIn(shop.store);

  @AfterEach
  void close() {
    shop.close();
  }

  /** Does what it is asked, and says nothing of authorisations. */
  private record Silent(PaymentGateway gateway, AtomicReference<IntentKey> asked)
      implements PaymentGateway {

    @Override
    public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
      asked.set(intent);
      assertThat(gateway.authorise(intent, amount, card)).isNotNull();
      return new Authorisation.Unknown();
    }

    @Override
    public Capture capture(IntentKey intent) {
      return gateway.capture(intent);
    }

    @Override
    public Voiding voidAuthorisation(IntentKey intent) {
      return gateway.voidAuthorisation(intent);
    }

    @Override
    public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
      return gateway.refund(intent, refund, amount);
    }

    @Override
    public Finding find(IntentKey intent) {
      return gateway.find(intent);
    }
  }

  @Test
  void a_notice_confirms_a_payment_that_nobody_answered_and_may_come_twice() {
    String reference = pays();
    assertThat(statusOf(reference)).isEqualTo("payment_pending");

    assertThat(notice(Shop.NOTICE_SECRET).status()).isEqualTo(204);
    assertThat(statusOf(reference)).isEqualTo("confirmed");
    assertThat(notice(Shop.NOTICE_SECRET).status()).isEqualTo(204);

    assertThat(anna.get("/api/v1/bookings/" + reference + "/events").json().path("items"))
        .extracting(event -> event.path("kind").asText())
        .containsExactly("payment_started", "confirmed");
  }

  @Test
  void a_forged_notice_is_refused_and_changes_nothing() {
    String reference = pays();

    Api.Answer refused = notice("a guess");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("notice_forged");
    assertThat(statusOf(reference)).isEqualTo("payment_pending");
  }

  @Test
  void a_notice_of_a_payment_that_nobody_knows_changes_nothing() {
    asked.set(new IntentKey("intent-of-nobody"));

    assertThat(notice(Shop.NOTICE_SECRET).status()).isEqualTo(204);
  }

  private String pays() {
    String hold = holds(anna, hold(leg(express, "Kofu", "Tokyo", "1A")));
    Api.Answer answer =
        anna.post("/api/v1/bookings", aWord(), booking(hold, token(anna, APPROVED_NUMBER)));
    assertThat(answer.status()).isEqualTo(202);
    return answer.json().path("reference").asText();
  }

  private String statusOf(String reference) {
    return anna.get("/api/v1/bookings/" + reference).json().path("status").asText();
  }

  private Api.Answer notice(String secret) {
    String body = asked.get().value();
    return shop.api.post(
        NOTICES,
        body,
        request -> {
          new InMemoryPaymentNotices(secret).signed(body).forEach(request::setHeader);
          return request;
        });
  }
}
