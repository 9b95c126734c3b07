package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.FUND;
import static io.travelapp.adapters.postgres.generated.Tables.REFUND_ORDER;
import static org.jooq.impl.DSL.coalesce;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Funds;
import io.travelapp.domain.booking.RefundOrder;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.RefundKey;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;

/** The money that is with bookings, and the orders that it goes back. */
final class StoredFunds {

  private StoredFunds() {}

  /** Of a booking that is locked, so that it stays so. */
  static Funds of(DSLContext transaction, long booking, Currency currency) {
    return new Funds(
        transaction
            .select(FUND.INTENT, FUND.AMOUNT)
            .from(FUND)
            .where(FUND.BOOKING_ID.eq(booking))
            .fetch(row ->
                new Funds.Part(new IntentKey(row.value1()), Money.of(row.value2(), currency))));
  }

  /** Orders what a quote gives back. */
  static void order(
      DSLContext transaction, long booking, CancellationQuote quote, List<RefundOrder> refunds) {
    for (RefundOrder refund : refunds) {
      transaction
          .insertInto(REFUND_ORDER)
          .set(REFUND_ORDER.KEY, refund.key().value())
          .set(REFUND_ORDER.BOOKING_ID, booking)
          .set(REFUND_ORDER.INTENT, refund.intent().value())
          .set(REFUND_ORDER.AMOUNT, refund.amount().minorUnits())
          .set(REFUND_ORDER.ORDERED_AT, Routines.instantNow())
          .set(REFUND_ORDER.QUOTE_ID, quote.id())
          .execute();
    }
  }

  /** What a quote ordered, the first order first. */
  static List<RefundOrder> ordered(DSLContext sql, CancellationQuote quote) {
    return sql.select(REFUND_ORDER.KEY, REFUND_ORDER.INTENT, REFUND_ORDER.AMOUNT)
        .from(REFUND_ORDER)
        .join(BOOKING)
        .on(BOOKING.ID.eq(REFUND_ORDER.BOOKING_ID))
        .where(BOOKING.REFERENCE.eq(quote.reference().value()))
        .and(coalesce(REFUND_ORDER.QUOTE_ID, REFUND_ORDER.KEY).eq(quote.id()))
        .orderBy(REFUND_ORDER.AMOUNT.desc(), REFUND_ORDER.INTENT)
        .fetch(row ->
            new RefundOrder(
                new RefundKey(row.value1()),
                new IntentKey(row.value2()),
                Money.of(row.value3(), quote.refund().currency())));
  }
}
