package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.fare.PromotionLimits;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.SQLDataType;

/**
 * How often a promotion is in use. Who wants to use one waits, to the end of the transaction, for
 * whoever does at the same moment, so that the last use is given once.
 */
final class PromotionUse {

  /** What this program means by the advisory locks that it takes on numbers of this kind. */
  private static final int LOCKS_OF_PROMOTIONS = 0x50524f4d;

  private PromotionUse() {}

  /** Whether the request uses a promotion that cannot be used by everybody for ever. */
  static boolean isLimited(HoldRequest request) {
    return request.terms().promotion().isPresent()
        && !request.promotionLimits().equals(PromotionLimits.NONE);
  }

  /**
   * Goes on if the promotion may be used once more.
   *
   * @throws UsedUp if not
   */
  static void require(DSLContext transaction, HoldRequest request) {
    if (!isLimited(request)) {
      return;
    }
    String code = request.terms().promotion().orElseThrow();
    transaction.select(lock(code)).execute();
    Record2<Integer, Integer> used = used(transaction, code, request.customer().subject());
    request
        .promotionLimits()
        .reachedBy(used.value1(), used.value2())
        .ifPresent(reached -> {
          throw new UsedUp(reached);
        });
  }

  private static Field<Object> lock(String code) {
    return function(
        name("pg_advisory_xact_lock"),
        SQLDataType.OTHER,
        inline(LOCKS_OF_PROMOTIONS),
        function(name("hashtext"), SQLDataType.INTEGER, val(code)));
  }

  private static Record2<Integer, Integer> used(
      DSLContext transaction, String code, String customer) {
    return transaction
        .select(count(), count().filterWhere(BOOKING.CUSTOMER.eq(customer)))
        .from(BOOKING)
        .where(BOOKING.PROMOTION.eq(code))
        .and(
            BOOKING
                .STATUS
                .in(BookingStatus.firm, BookingStatus.booked)
                .or(BOOKING.KEPT_UNTIL.gt(Routines.instantNow())))
        .fetchSingle();
  }

  /** It was used as often as it may be. */
  static final class UsedUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final PromotionLimits.Reached reached;

    UsedUp(PromotionLimits.Reached reached) {
      super("The promotion is used up", null, false, false);
      this.reached = reached;
    }

    PromotionLimits.Reached reached() {
      return reached;
    }
  }
}
