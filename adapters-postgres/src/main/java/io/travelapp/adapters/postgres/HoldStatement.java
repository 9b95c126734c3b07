package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.BOOKING;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_LEG;
import static io.travelapp.adapters.postgres.generated.Tables.BOOKING_PASSENGER;
import static io.travelapp.adapters.postgres.generated.Tables.DEPARTURE;
import static io.travelapp.adapters.postgres.generated.Tables.PRICE_LINE;
import static io.travelapp.adapters.postgres.generated.Tables.SEAT_CLAIM;
import static java.util.Comparator.naturalOrder;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.with;

import io.travelapp.adapters.postgres.generated.Routines;
import io.travelapp.adapters.postgres.generated.enums.BookingStatus;
import io.travelapp.adapters.postgres.generated.enums.ClaimKind;
import io.travelapp.adapters.postgres.generated.enums.DepartureStatus;
import io.travelapp.adapters.postgres.generated.tables.Booking;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Exchange;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.SeatChange;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatNeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;

/**
 * Claims the seats of a hold and stores it, in one statement: the bits of each departure are set
 * where they are all free, then all rows are written. The departures are locked in the order of
 * their ids. Where one refuses, those after it are left alone and no hold is stored.
 */
final class HoldStatement {

  private final Values<Asked> values;
  private final Shape shape;
  private final CommonTableExpression<?> places;
  private final List<CommonTableExpression<?>> claimed;
  private final CommonTableExpression<?> stored;
  private final Field<Long> id;
  private final Field<Instant> expiresAt;

  /** By shape, of which there are few for as few legs as one may hold. */
  private static final Map<Shape, Template<AskedWithKey>> TEMPLATES = new ConcurrentHashMap<>();

  private HoldStatement(
      Values<Asked> values,
      Shape shape,
      Condition allowed,
      Function<List<CommonTableExpression<?>>, CommonTableExpression<?>> stored) {
    this.values = values;
    this.shape = shape;
    this.places = Places.of(new WantedSeats(values.in(Asked::wanted), shape.haveSpaces()));
    this.claimed = claimed(allowed);
    this.stored = stored.apply(claimed);
    this.id = Part.column(this.stored, BOOKING.ID);
    this.expiresAt = Part.column(this.stored, BOOKING.EXPIRES_AT);
  }

  /** What is asked, and the seats that it means. */
  private record Asked(HoldRequest request, List<WantedSeats.Wanted> wanted) {

    static Asked of(HoldRequest request) {
      return new Asked(request, WantedSeats.of(request));
    }
  }

  /** And the key under which a hold is asked for. */
  private record AskedWithKey(RequestKey key, Asked asked) {}

  /**
   * What decides how the statement reads.
   *
   * @param legsOfDepartures which legs each departure has, in the order in which they are locked
   * @param haveSpaces whether there are wheelchair spaces among the seats
   */
  private record Shape(List<List<Integer>> legsOfDepartures, boolean haveSpaces) {

    static Shape of(HoldRequest request) {
      Map<DepartureId, List<Integer>> legs = new TreeMap<>();
      for (int leg = 0; leg < request.legs().size(); leg++) {
        legs.computeIfAbsent(request.legs().get(leg).departure(), ignored -> new ArrayList<>())
            .add(leg);
      }
      return new Shape(List.copyOf(legs.values()), WantedSeats.haveSpaces(request.passengers()));
    }

    int legs() {
      return legsOfDepartures.stream().mapToInt(List::size).sum();
    }
  }

  /**
   * Empty if it is refused. A hold on several departures has to be rolled back then: some of them
   * may have been claimed.
   */
  static Optional<Hold> execute(DSLContext sql, RequestKey key, HoldRequest request) {
    return TEMPLATES
        .computeIfAbsent(Shape.of(request), HoldStatement::template)
        .query(sql, new AskedWithKey(key, Asked.of(request)))
        .fetchOptional()
        .map(row -> hold(request, row.get(BOOKING.ID), row.get(BOOKING.EXPIRES_AT)));
  }

  private static Template<AskedWithKey> template(Shape shape) {
    return Template.of(all -> {
      Values<Asked> values = all.in(AskedWithKey::asked);
      CommonTableExpression<?> slot = slot(values);
      return new HoldStatement(
              values, shape, exists(selectOne().from(slot)), claimed -> stored(all, slot, claimed))
          .whole(slot);
    });
  }

  /**
   * Claims the seats for a booking that has expired, and makes it firm.
   *
   * @return whether it is done; else the transaction has to be rolled back
   */
  static boolean claimAgain(DSLContext sql, long booking, HoldRequest request) {
    HoldStatement statement =
        new HoldStatement(
            Values.of(Asked.of(request)),
            Shape.of(request),
            noCondition(),
            claimed -> firm(booking, claimed));
    return sql.with(statement.parts(statement.claims()))
        .select(statement.id)
        .from(statement.stored)
        .fetchOptional()
        .isPresent();
  }

  private List<CommonTableExpression<?>> parts(CommonTableExpression<?>... written) {
    List<CommonTableExpression<?>> parts = new ArrayList<>();
    parts.add(places);
    parts.addAll(claimed);
    parts.add(stored);
    parts.addAll(List.of(written));
    return parts;
  }

  private Select<Record2<Long, Instant>> whole(CommonTableExpression<?> slot) {
    List<CommonTableExpression<?>> parts = new ArrayList<>(List.of(slot));
    parts.addAll(parts(legs(), passengers(), priceLines(), claims()));
    return with(parts).select(id, expiresAt).from(stored);
  }

  private static Hold hold(HoldRequest request, long number, Instant expiry) {
    return new Hold(
        new HoldId(number),
        request.customer(),
        request.reference(),
        Hold.Status.HELD,
        expiry,
        request.extensions(),
        request.legs(),
        request.passengers(),
        request.terms(),
        request.price(),
        request.givenUp());
  }

  /** Sets the bits, departure by departure. */
  private List<CommonTableExpression<?>> claimed(Condition allowed) {
    List<CommonTableExpression<?>> all = new ArrayList<>();
    // What follows a departure depends on it, which puts the locks in order.
    for (List<Integer> legs : shape.legsOfDepartures()) {
      Condition earlierClaimed = all.isEmpty() ? allowed : exists(selectOne().from(all.getLast()));
      all.add(claim("claimed_" + all.size(), legs, earlierClaimed));
    }
    return all;
  }

  private CommonTableExpression<?> claim(
      String cteName, List<Integer> legs, Condition earlierClaimed) {
    int first = legs.getFirst();
    Field<Long> departure =
        ofRequest(DEPARTURE.ID, request -> departure(request.legs().get(first)));
    Field<Integer> stretches =
        ofRequest(
            SQLDataType.INTEGER,
            request -> legs.stream().mapToInt(leg -> stretches(request.legs().get(leg))).sum());
    Field<String> bits = SeatBits.union(Places.BITS).as("bits");
    Field<Integer> parts = sum(Places.TO.minus(Places.FROM)).cast(Integer.class).as("parts");
    Field<Integer> seats =
        count().filterWhere(Places.KIND.eq(inline(ClaimKind.passenger))).as("seats");
    Table<?> wanted =
        select(bits, parts, seats)
            .from(places)
            .where(Places.DEPARTURE_ID.eq(departure))
            .asTable("wanted_here");
    Field<String> wantedBits = Part.column(wanted, bits);
    return name(cteName)
        .as(
            update(DEPARTURE)
                .set(DEPARTURE.OCC, SeatBits.with(DEPARTURE.OCC, wantedBits))
                .set(DEPARTURE.TAKEN, DEPARTURE.TAKEN.plus(Part.column(wanted, parts)))
                .from(wanted)
                .where(DEPARTURE.ID.eq(departure))
                .and(
                    DEPARTURE.REVISION.eq(
                        ofRequest(DEPARTURE.REVISION, request -> request.revisions().get(first))))
                .and(DEPARTURE.STATUS.eq(inline(DepartureStatus.scheduled)))
                .and(Part.column(wanted, seats).eq(stretches))
                .and(SeatBits.count(SeatBits.common(DEPARTURE.OCC, wantedBits)).eq(0))
                // Asked for each row version, so that no wait for a lock makes it stale.
                .and(Routines.instantNow().lt(firstClosing(legs)))
                .and(earlierClaimed)
                .returning(DEPARTURE.ID));
  }

  private <T> Field<T> ofRequest(Field<T> column, Function<HoldRequest, T> value) {
    return ofRequest(column.getDataType(), value);
  }

  private <T> Field<T> ofRequest(DataType<T> type, Function<HoldRequest, T> value) {
    return values.value(type, asked -> value.apply(asked.request()));
  }

  private static long departure(HeldLeg leg) {
    return leg.departure().number();
  }

  private static int stretches(HeldLeg leg) {
    return leg.seats().size() + leg.changes().size();
  }

  /** When the first of these legs cannot be sold any more. */
  private Field<Instant> firstClosing(List<Integer> legs) {
    return ofRequest(
        SQLDataType.INSTANT,
        request -> legs.stream().map(request.closings()::get).min(naturalOrder()).orElseThrow());
  }

  /** A slot of the customer's that is free, from where on it is looked for by chance. */
  private static CommonTableExpression<?> slot(Values<Asked> values) {
    Rows<Short> slots = new Rows<>("slots", values.in(asked -> slots(asked.request())));
    Field<Short> slot = slots.column("slot", SQLDataType.SMALLINT, number -> number);
    var live = BOOKING.as("live");
    return name("slot")
        .as(
            select(slot)
                .from(slots.table())
                .whereNotExists(
                    selectOne()
                        .from(live)
                        .where(
                            live.CUSTOMER.eq(
                                values.value(
                                    live.CUSTOMER, asked -> asked.request().customer().subject())))
                        .and(live.SLOT.eq(slot))
                        .and(isLive(live)))
                .orderBy(slots.number())
                .limit(1));
  }

  private static List<Short> slots(HoldRequest request) {
    int first = Math.floorMod(request.reference().hashCode(), Hold.PER_CUSTOMER_MAX);
    return IntStream.range(0, Hold.PER_CUSTOMER_MAX)
        .mapToObj(number -> (short) ((first + number) % Hold.PER_CUSTOMER_MAX))
        .toList();
  }

  /** Constants in the text, or the index of slots would not be considered. */
  static Condition isLive(Booking booking) {
    return booking.STATUS.in(
        inline(BookingStatus.held), inline(BookingStatus.paying), inline(BookingStatus.firm));
  }

  private static CommonTableExpression<?> firm(
      long booking, List<CommonTableExpression<?>> claimed) {
    return name("firm")
        .as(
            update(BOOKING)
                .set(BOOKING.STATUS, BookingStatus.firm)
                .setNull(BOOKING.PAYING_UNTIL)
                .setNull(BOOKING.SLOT)
                .from(claimed)
                .where(BOOKING.ID.eq(booking))
                .and(BOOKING.STATUS.eq(BookingStatus.expired))
                .returning(BOOKING.ID, BOOKING.EXPIRES_AT));
  }

  private static CommonTableExpression<?> stored(
      Values<AskedWithKey> values,
      CommonTableExpression<?> slot,
      List<CommonTableExpression<?>> claimed) {
    Values<HoldRequest> ofRequest = values.in(all -> all.asked().request());
    Values<RequestKey> ofKey = values.in(AskedWithKey::key);
    List<CommonTableExpression<?>> sources = new ArrayList<>(claimed);
    sources.add(slot);
    return name("stored")
        .as(
            insertInto(
                    BOOKING,
                    BOOKING.REFERENCE,
                    BOOKING.CUSTOMER,
                    BOOKING.OPERATION,
                    BOOKING.REQUEST_KEY,
                    BOOKING.EXPIRES_AT,
                    BOOKING.EXTENSIONS_LEFT,
                    BOOKING.BOARDS,
                    BOOKING.FARE_PRODUCT,
                    BOOKING.PROMOTION,
                    BOOKING.EXCHANGEABLE,
                    BOOKING.CURRENCY,
                    BOOKING.GIVEN_UP,
                    BOOKING.CREDIT,
                    BOOKING.SLOT)
                .select(
                    select(
                            ofRequest.value(BOOKING.REFERENCE, asked -> asked.reference().value()),
                            ofRequest.value(BOOKING.CUSTOMER, asked -> asked.customer().subject()),
                            ofKey.value(BOOKING.OPERATION, RequestKey::operation),
                            ofKey.value(BOOKING.REQUEST_KEY, RequestKey::key),
                            Routines.instantNow()
                                .add(
                                    ofRequest.value(
                                        SQLDataType.INTERVALDAYTOSECOND,
                                        asked -> DayToSecond.valueOf(asked.lifetime()))),
                            ofRequest.value(BOOKING.EXTENSIONS_LEFT, HoldRequest::extensions),
                            ofRequest.value(
                                BOOKING.BOARDS, asked -> asked.legs().getFirst().boards()),
                            ofRequest.value(
                                BOOKING.FARE_PRODUCT, asked -> asked.terms().fareProduct()),
                            ofRequest.value(
                                SQLDataType.CLOB, asked -> asked.terms().promotion().orElse(null)),
                            ofRequest.value(
                                BOOKING.EXCHANGEABLE, asked -> asked.terms().exchangeable()),
                            ofRequest.value(
                                BOOKING.CURRENCY,
                                asked -> asked.price().total().currency().getCurrencyCode()),
                            ofRequest.value(
                                SQLDataType.CLOB,
                                asked -> asked.givenUp().map(CancellationQuote::id).orElse(null)),
                            ofRequest.value(BOOKING.CREDIT, HoldStatement::credit),
                            field(name("slot", "slot"), SQLDataType.SMALLINT))
                        .from(sources))
                .returning(BOOKING.ID, BOOKING.EXPIRES_AT));
  }

  private static long credit(HoldRequest request) {
    return request.exchange().map(Exchange::credit).map(Money::minorUnits).orElse(0L);
  }

  private CommonTableExpression<?> legs() {
    Select<Record> rows =
        IntStream.range(0, shape.legs()).mapToObj(this::leg).reduce(Select::unionAll).orElseThrow();
    return name("legs")
        .as(
            insertInto(
                    BOOKING_LEG,
                    List.of(
                        BOOKING_LEG.BOOKING_ID,
                        BOOKING_LEG.LEG,
                        BOOKING_LEG.DEPARTURE_ID,
                        BOOKING_LEG.FROM_CALL,
                        BOOKING_LEG.TO_CALL,
                        BOOKING_LEG.FROM_STOP,
                        BOOKING_LEG.TO_STOP,
                        BOOKING_LEG.BOARDS,
                        BOOKING_LEG.ALIGHTS,
                        BOOKING_LEG.SEATS,
                        BOOKING_LEG.CHANGE_PLACES,
                        BOOKING_LEG.CHANGE_CALLS,
                        BOOKING_LEG.CHANGE_STOPS,
                        BOOKING_LEG.CHANGE_SEATS,
                        BOOKING_LEG.SEATED_TOGETHER,
                        BOOKING_LEG.REFUND_ANCHOR,
                        BOOKING_LEG.REFUND_SECONDS,
                        BOOKING_LEG.REFUND_PERCENTS))
                .select(rows)
                .returning(BOOKING_LEG.LEG));
  }

  private Select<Record> leg(int number) {
    Values<HeldLeg> ofLeg = values.in(asked -> asked.request().legs().get(number));
    Values<List<SeatChange>> ofChanges = ofLeg.in(HeldLeg::changes);
    Values<List<RefundPolicy.Tier>> ofTiers = ofLeg.in(leg -> leg.refundPolicy().tiers());
    return select(
            List.<Field<?>>of(
                id,
                inline(number),
                ofLeg.value(BOOKING_LEG.DEPARTURE_ID, HoldStatement::departure),
                ofLeg.value(BOOKING_LEG.FROM_CALL, leg -> leg.segment().from()),
                ofLeg.value(BOOKING_LEG.TO_CALL, leg -> leg.segment().to()),
                ofLeg.value(BOOKING_LEG.FROM_STOP, leg -> leg.from().number()),
                ofLeg.value(BOOKING_LEG.TO_STOP, leg -> leg.to().number()),
                ofLeg.value(BOOKING_LEG.BOARDS, HeldLeg::boards),
                ofLeg.value(BOOKING_LEG.ALIGHTS, HeldLeg::alights),
                array(ofLeg.in(HeldLeg::seats), SQLDataType.CLOB, SeatLabel::value),
                array(ofChanges, SQLDataType.INTEGER, SeatChange::place),
                array(ofChanges, SQLDataType.INTEGER, SeatChange::call),
                array(ofChanges, SQLDataType.BIGINT, change -> change.stop().number()),
                array(ofChanges, SQLDataType.CLOB, change -> change.seat().value()),
                ofLeg.value(BOOKING_LEG.SEATED_TOGETHER, HeldLeg::seatedTogether),
                ofLeg.value(BOOKING_LEG.REFUND_ANCHOR, HeldLeg::refundAnchor),
                array(ofTiers, SQLDataType.BIGINT, HoldStatement::seconds),
                array(ofTiers, SQLDataType.INTEGER, RefundPolicy.Tier::percent)))
        .from(stored);
  }

  private static long seconds(RefundPolicy.Tier tier) {
    long seconds = tier.before().toSeconds();
    if (!Duration.ofSeconds(seconds).equals(tier.before())) {
      throw new IllegalArgumentException("A tier of refunds ends on a whole second: " + tier);
    }
    return seconds;
  }

  private static <E, T> Field<T[]> array(
      Values<List<E>> things, DataType<T> type, Function<E, T> value) {
    return things.array(type, all -> all.stream().map(value).toList());
  }

  private CommonTableExpression<?> passengers() {
    Rows<HeldPassenger> party =
        new Rows<>("party", values.in(asked -> asked.request().passengers()));
    Field<String> type = party.column("type_id", SQLDataType.CLOB, HeldPassenger::typeId);
    Field<Boolean> needsSeat =
        party.column("needs_seat", SQLDataType.BOOLEAN, HeldPassenger::needsSeat);
    Field<Boolean> canAccompany =
        party.column("can_accompany", SQLDataType.BOOLEAN, HeldPassenger::canAccompany);
    Field<String> need =
        party.column("need", SQLDataType.CLOB, passenger -> need(passenger.need()));
    Field<String> neighbour =
        party.column(
            "neighbour",
            SQLDataType.CLOB,
            passenger -> SeatedPassengers.stored(passenger.neighbour()));
    return name("passengers")
        .as(
            insertInto(
                    BOOKING_PASSENGER,
                    BOOKING_PASSENGER.BOOKING_ID,
                    BOOKING_PASSENGER.PASSENGER,
                    BOOKING_PASSENGER.TYPE_ID,
                    BOOKING_PASSENGER.NEEDS_SEAT,
                    BOOKING_PASSENGER.CAN_ACCOMPANY,
                    BOOKING_PASSENGER.NEED,
                    BOOKING_PASSENGER.NEIGHBOUR)
                .select(
                    select(id, party.number(), type, needsSeat, canAccompany, need, neighbour)
                        .from(stored, party.table()))
                .returning(BOOKING_PASSENGER.PASSENGER));
  }

  /** As it is stored. */
  private static String need(SeatNeed need) {
    return need.name().toLowerCase(Locale.ROOT);
  }

  private CommonTableExpression<?> priceLines() {
    Rows<PriceLine> lines =
        new Rows<>("lines", values.in(asked -> asked.request().price().lines()));
    Field<String> label = lines.column("label", SQLDataType.CLOB, PriceLine::label);
    Field<Integer> passenger = lines.column("passenger", SQLDataType.INTEGER, PriceLine::passenger);
    Field<Integer> leg = lines.column("leg", SQLDataType.INTEGER, PriceLine::leg);
    Field<Long> amount =
        lines.column("amount", SQLDataType.BIGINT, line -> line.amount().minorUnits());
    return name("price_lines")
        .as(
            insertInto(
                    PRICE_LINE,
                    PRICE_LINE.BOOKING_ID,
                    PRICE_LINE.LINE,
                    PRICE_LINE.LABEL,
                    PRICE_LINE.PASSENGER,
                    PRICE_LINE.LEG,
                    PRICE_LINE.AMOUNT)
                .select(
                    select(id, lines.number(), label, passenger, leg, amount)
                        .from(stored, lines.table()))
                .returning(PRICE_LINE.LINE));
  }

  private CommonTableExpression<?> claims() {
    return name("claims")
        .as(
            insertInto(
                    SEAT_CLAIM,
                    SEAT_CLAIM.BOOKING_ID,
                    SEAT_CLAIM.LEG,
                    SEAT_CLAIM.PASSENGER,
                    SEAT_CLAIM.DEPARTURE_ID,
                    SEAT_CLAIM.LAYOUT_ID,
                    SEAT_CLAIM.SEAT,
                    SEAT_CLAIM.LABEL,
                    SEAT_CLAIM.FROM_CALL,
                    SEAT_CLAIM.TO_CALL,
                    SEAT_CLAIM.KIND)
                .select(
                    select(
                            id,
                            Places.LEG,
                            Places.PASSENGER,
                            Places.DEPARTURE_ID,
                            Places.LAYOUT,
                            Places.SEAT_NUMBER,
                            Places.LABEL,
                            Places.FROM,
                            Places.TO,
                            Places.KIND)
                        .from(stored, places))
                .returning(SEAT_CLAIM.SEAT));
  }
}
