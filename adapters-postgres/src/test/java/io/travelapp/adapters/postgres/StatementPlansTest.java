package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Among many departures and bookings, no statement of a sale reads a table from end to end. What is
 * explained is what the adapter itself sends.
 */
class StatementPlansTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final SoldCoaches COACHES = SoldCoaches.publishedIn(DATABASE, 5000, 40, 4);
  private static final Database ADAPTER =
      Database.open(DATABASE.url(), DATABASE.user(), DATABASE.password(), 2);
  private static final CustomerId ANNA = new CustomerId("anna");

  @BeforeAll
  static void sellALot() {
    try (var owner = DATABASE.asOwner()) {
      owner.execute(
          "insert into travelapp.vehicle_layout (id, digest, name, seats)"
              + " select n, n::text::bytea, 'Coach', 40 from generate_series(2, 200) as n");
      owner.execute(
          "insert into travelapp.seat (layout_id, seat, label, deck, seat_row, seat_column, features)"
              + " select n, s, s::text, 1, s + 1, 1, array[]::text[]"
              + " from generate_series(2, 200) as n, generate_series(0, 39) as s");
      owner.execute(
          "insert into travelapp.booking (reference, customer, operation, request_key, status,"
              + " expires_at, extensions_left, boards, fare_product, currency)"
              + " select translate(to_char(n, 'FM00000000'), '0123456789', 'CDFHJKMNPR'), 'customer-' || n % 1000, 'hold', n::text,"
              + " case when n % 2 = 0 then 'held' else 'released' end::travelapp.booking_status,"
              + " now() + n * interval '1 second', 1, now(), 'standard', 'JPY'"
              + " from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.booking_leg (booking_id, leg, departure_id, from_call, to_call,"
              + " from_stop, to_stop, boards, alights, seats, seated_together, refund_anchor,"
              + " refund_seconds, refund_percents)"
              + " select n, 0, 1 + n % 5000, 0, 4, 0, 4, now(), now(), array[(n / 5000)::text],"
              + " false, now(), '{}', '{}' from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.booking_passenger (booking_id, passenger, type_id, needs_seat,"
              + " given_name, family_name) select n, 0, 'adult', true, 'Anna', 'Berg' from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.price_line (booking_id, line, label, passenger, leg, amount)"
              + " select n, 0, 'Adult', 0, 0, 1000 from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.seat_claim (booking_id, leg, passenger, departure_id, layout_id,"
              + " seat, label, from_call, to_call)"
              + " select n, 0, 0, 1 + n % 5000, 1, n / 5000, (n / 5000)::text, 0, 4"
              + " from generate_series(2, 19999, 2) as n");
      owner.execute(
          "insert into travelapp.payment_attempt (intent, booking_id, customer, operation,"
              + " request_key, amount, card_token, status, touched_at)"
              + " select 'intent-' || n, n, 'customer-' || n % 1000, 'book', n::text, 1000, 'card',"
              + " 'failed', now() from generate_series(1, 20000) as n");
      owner.execute(
          "update travelapp.booking set intent = 'intent-' || id, email = 'anna@example.com'");
      owner.execute(
          "insert into travelapp.ticket (booking_id, leg, passenger, number, seat, price)"
              + " select n, 0, 0, 'R' || n || '-1', '1', 1000 from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.refund_order (key, booking_id, intent, amount, ordered_at,"
              + " refunded_at) select 'refund-' || n, n, 'intent-' || n, 1000, now(), now()"
              + " from generate_series(1, 20000) as n");
      owner.execute(
          "insert into travelapp.credit (booking_id, from_booking_id, intent, amount)"
              + " select n, n - 1, 'intent-' || n - 1, 1 from generate_series(2, 20000) as n");
      owner.execute(
          "insert into travelapp.cancellation_quote (id, booking_id, revision, refund, fee,"
              + " expires_at, tickets, prices, percents, refunds)"
              + " select 'old-quote-' || n, n, 1, 0, 0, now(), '{}', '{}', '{}', '{}'"
              + " from generate_series(1, 20000) as n");
      owner.execute("vacuum analyze");
    }
  }

  @AfterAll
  static void close() {
    ADAPTER.close();
  }

  @Test
  void a_hold_finds_its_departures_and_seats_by_index() {
    assertThat(plansOf(sql -> HoldStatement.execute(sql, SoldCoaches.key(ANNA, "hold"), twoLegs())))
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd);
  }

  @Test
  void what_stands_in_the_way_of_a_hold_is_found_by_index() {
    assertThat(plansOf(sql -> Looking.at(sql, SoldCoaches.key(ANNA, "hold"), twoLegs())))
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd)
        .allSatisfy(plan -> assertThat(plan).contains("seat_claim_no_overlap"));
  }

  @Test
  void who_sits_on_a_departure_is_found_by_index() {
    DepartureId departure = new DepartureId(17);
    Seated unwanted =
        new Seated(departure, new Stretch(new SeatLabel("3"), new Segment(0, 2)), Neighbour.OTHER);

    assertThat(plansOf(sql -> SeatedPassengers.on(sql, departure)))
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd);
    assertThat(plansOf(sql -> SeatedPassengers.of(sql, List.of(unwanted))))
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd);
  }

  @Test
  void a_sweep_finds_what_is_due_by_index() {
    assertThat(plansOf(sql -> EndedBookings.sweep(sql, 100)))
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd)
        .allSatisfy(plan -> assertThat(plan).contains("booking_kept_until"));
  }

  @Test
  void every_step_of_a_sale_finds_what_it_needs_by_index() {
    assertThat(plansOf(StatementPlansTest::sellAndCancel))
        .hasSizeGreaterThan(20)
        .allSatisfy(StatementPlansTest::readsNoTableFromEndToEnd);
  }

  @Test
  void what_is_sent_again_and_again_is_planned_a_few_times_and_then_no_more() {
    try (Database single = Database.open(DATABASE.url(), DATABASE.user(), DATABASE.password(), 1)) {
      for (int sale = 0; sale < 15; sale++) {
        sellAndCancel(single.sql());
      }

      assertThat(
              single
                  .sql()
                  .fetch(
                      "select statement, custom_plans from pg_prepared_statements"
                          + " where statement ~ '^(with|insert|update)'"))
          .hasSizeGreaterThan(8)
          .allSatisfy(row ->
              assertThat(row.get("custom_plans", Integer.class))
                  .as(row.get("statement", String.class))
                  .isLessThanOrEqualTo(5));
    }
  }

  private static void sellAndCancel(DSLContext sql) {
    PgBookings bookings = new PgBookings(sql);
    Hold hold = held(bookings.hold(SoldCoaches.key(ANNA, "hold"), twoLegs()));
    bookings.extend(ANNA, hold.id());
    for (int payment = 0; payment < 2; payment++) {
      IntentKey intent = Fixtures.anIntent();
      bookings.startPayment(
          SoldCoaches.key(ANNA, "book"),
          new PaymentRequest(
              ANNA,
              hold.id(),
              intent,
              Fixtures.aCardToken(),
              Buyer.PURCHASER,
              Fixtures.names(2),
              false));
      bookings.awaitAction(intent, new RedirectUrl("https://issuer.example/"));
      bookings.takeOpenPayments(Duration.ofMinutes(1), 100);
      bookings.makeFirm(intent, Fixtures.aCardSummary());
      if (payment == 0) {
        bookings.fail(intent, "declined");
      } else {
        cancel(bookings, bookings.confirm(intent));
      }
    }
    bookings.release(ANNA, hold.id());
    bookings.findHold(ANNA, hold.id());
    bookings.list(ANNA, Optional.of(hold.reference()), 20);
  }

  private static void cancel(PgBookings bookings, Booking booking) {
    CancellationQuote quote =
        CancellationQuote.of(
            "quote-" + Fixtures.aWord(), booking, booking.tickets(), DATABASE.now());
    bookings.saveQuote(quote);
    bookings.cancel(SoldCoaches.key(ANNA, "cancel"), ANNA, booking.reference(), quote.id());
    bookings.takeOpenRefunds(Duration.ofMinutes(1), 100);
    bookings.refunded(new RefundKey(quote.id()));
  }

  private static HoldRequest twoLegs() {
    return SoldCoaches.request(
        ANNA,
        COACHES.leg(4000, new Segment(0, 1), List.of(20, 21)),
        COACHES.leg(17, new Segment(2, 4), List.of(22, 23)));
  }

  private static Hold held(HoldAnswer answer) {
    assertThat(answer).isInstanceOf(HoldAnswer.Held.class);
    return ((HoldAnswer.Held) answer).hold();
  }

  private static void readsNoTableFromEndToEnd(String plan) {
    assertThat(plan).doesNotContain("Seq Scan");
  }

  /** The plans of all statements that this work sends; all is undone. */
  private static List<String> plansOf(Consumer<DSLContext> work) {
    List<Query> sent = new ArrayList<>();
    ExecuteListener listener =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            if (context.query() != null) {
              sent.add(context.query());
            }
          }
        };
    List<String> plans = new ArrayList<>();
    ADAPTER
        .sql()
        .transaction(transaction -> {
          work.accept(transaction.derive(new DefaultExecuteListenerProvider(listener)).dsl());
          for (Query query : sent) {
            plans.add(
                String.join(
                    "\n",
                    transaction
                        .dsl()
                        .fetch("explain " + transaction.dsl().renderInlined(query))
                        .getValues(0, String.class)));
          }
        });
    assertThat(plans).isNotEmpty();
    return plans;
  }
}
