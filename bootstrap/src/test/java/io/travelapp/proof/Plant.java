package io.travelapp.proof;

import io.travelapp.bootstrap.Between;
import io.travelapp.bootstrap.Between.Call;
import io.travelapp.bootstrap.Node;
import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Bookings;
import io.travelapp.domain.booking.Bookings.HoldAnswer;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.PaymentAttempt;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.proof.Fault.Promise;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bugs as they are made, each planted in the program, which is sound without it: a checker that
 * does not find them proves nothing.
 */
@SuppressWarnings("ImmutableEnumChecker") // One of them has to remember.
enum Plant implements Tampering {
  /** Nothing but the program keeps seats apart, and it loses count. */
  CONSTRAINT_DROPPED(Promise.SOLD_ONCE) {
    @Override
    public void prepare(Sql sql) {
      dropConstraints(sql);
    }
  },

  /** Whether a seat is free is looked at first; then it is taken. */
  CHECK_THEN_INSERT(Promise.SOLD_ONCE) {
    @Override
    public void prepare(Sql sql) {
      dropConstraints(sql);
    }

    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      if (!(call.is("hold") && call.arguments().getLast() instanceof HoldRequest request)) {
        return call.goOn();
      }
      for (HeldLeg leg : request.legs()) {
        Set<SeatLabel> taken = taken(leg, sql);
        if (!taken.isEmpty()) {
          return new HoldAnswer.SeatsTaken(leg.departure(), taken);
        }
      }
      return call.goOn();
    }

    private Set<SeatLabel> taken(HeldLeg leg, Sql sql) {
      List<SeatLabel> claimed =
          sql.query(
              """
              select label from travelapp.seat_claim
              where departure_id = ? and from_call < ? and to_call > ?
              """,
              row -> new SeatLabel(row.getString(1)),
              leg.departure().number(),
              leg.segment().to(),
              leg.segment().from());
      Set<SeatLabel> taken = new HashSet<>(leg.seats());
      taken.retainAll(claimed);
      return taken;
    }
  },

  /** Who is not told whether the money was taken tries to take it again. */
  CAPTURE_IN_A_RETRY_LOOP(Promise.CHARGED_ONCE) {
    private static final int TRIES = 3;
    private final Map<Object, List<?>> authorised = new ConcurrentHashMap<>();

    @Override
    @Nullable Object onGateway(Call call, PaymentGateway gateway) throws Throwable {
      Object intent = call.arguments().getFirst();
      if (call.is("authorise")) {
        authorised.put(intent, call.arguments());
      }
      Object answer = call.goOn();
      for (int tries = 1; answer instanceof Capture.Unknown && tries < TRIES; tries++) {
        List<?> first = authorised.getOrDefault(intent, List.of());
        IntentKey again = new IntentKey(intent + "-" + tries);
        var unused = gateway.authorise(again, (Money) first.get(1), (CardToken) first.get(2));
        answer = gateway.capture(again);
      }
      return answer;
    }
  },

  /** Whether a request was made before is looked at first; then it is done. */
  CLAIM_NOT_ATOMIC(Promise.SAME_ANSWER) {
    @Override
    @Nullable Object onRequests(Call call, Sql sql) throws Throwable {
      if (call.is("answer")) {
        // Nor does it matter who was first to answer.
        var unused = call.goOn();
        return call.arguments().getLast();
      }
      if (!(call.is("claim") && call.arguments().getFirst() instanceof RequestKey key)) {
        return call.goOn();
      }
      boolean isNew =
          sql.query(
                  """
                  select 1 from travelapp.answered_request
                  where principal = ? and operation = ? and request_key = ?
                  """,
                  row -> row.getInt(1),
                  key.principal().subject(),
                  key.operation(),
                  key.key())
              .isEmpty();
      Object answer = call.goOn();
      return isNew ? new AnsweredRequests.Claim.GoOn() : answer;
    }

    // Nor is the key kept with what is done.
    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      List<Object> arguments = new ArrayList<>(call.arguments());
      if (!arguments.isEmpty() && arguments.getFirst() instanceof RequestKey key) {
        String other = UUID.randomUUID().toString();
        arguments.set(0, new RequestKey(key.principal(), key.operation(), other));
      }
      return call.goOnWith(arguments);
    }
  },

  /** What was freed is freed again a little later, whoever has it by then. */
  SWEEPER_FREES_TWICE(Promise.SOLD_ONCE, Promise.KEPT) {
    private static final int LATER_MILLIS = 25;

    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      if (!call.is("expire")) {
        return call.goOn();
      }
      List<List<Object>> due =
          sql.query(
              """
              select c.departure_id, c.seat, c.from_call, c.to_call
              from travelapp.seat_claim c join travelapp.booking b on b.id = c.booking_id
              where b.kept_until <= travelapp.instant_now()
              """,
              row -> List.of(row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4)));
      Object answer = call.goOn();
      if (!due.isEmpty()) {
        Asking.pause(LATER_MILLIS);
        due.forEach(claim -> free(claim, sql));
      }
      return answer;
    }

    private void free(List<Object> claim, Sql sql) {
      Object[] seat = claim.toArray();
      sql.execute(
          """
          with gone (departure, seat, from_call, to_call) as (values (?, ?, ?, ?)),
          freed as (
            delete from travelapp.seat_claim c using gone g
            where c.departure_id = g.departure and c.seat = g.seat
              and c.from_call < g.to_call and c.to_call > g.from_call)
          update travelapp.departure d
          set occ = d.occ & ~travelapp.claim_bits(d.seats, d.parts, g.seat, g.from_call, g.to_call),
            taken = bit_count(
              d.occ & ~travelapp.claim_bits(d.seats, d.parts, g.seat, g.from_call, g.to_call))
          from gone g where d.id = g.departure
          """,
          seat);
    }
  },

  /** The nodes' clocks are ahead of the database's, and decide what has expired. */
  EXPIRY_BY_THE_NODES_CLOCK(Promise.SOLD_ONCE, Promise.KEPT) {
    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      if (call.is("expire")) {
        sql.execute(
            """
            update travelapp.booking set expires_at = travelapp.instant_now()
            where status = 'held' and expires_at <= travelapp.instant_now() + interval '11 minutes'
            """);
      }
      return call.goOn();
    }
  },

  /** The booking is confirmed when the money is reserved; then it is taken. */
  CONFIRMATION_BEFORE_CAPTURE(Promise.PAID_OR_REFUNDED) {
    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      Object answer = call.goOn();
      if (answer instanceof PaymentAttempt attempt
          && call.is("makeFirm")
          && attempt.status() == PaymentAttempt.Status.FIRM) {
        var unused = bookings.confirm(attempt.intent());
      }
      return answer;
    }
  },

  /** Whoever knows the name of a hold or a booking is shown it. */
  OWNER_CHECK_MISSING(Promise.PRIVATE) {
    @Override
    @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
      List<Object> arguments = new ArrayList<>(call.arguments());
      if (arguments.size() == 2 && arguments.getFirst() instanceof CustomerId) {
        owners(arguments.getLast(), sql).forEach(owner -> arguments.set(0, owner));
      }
      return call.goOnWith(arguments);
    }

    private List<CustomerId> owners(Object of, Sql sql) {
      String which =
          switch (of) {
            case HoldId hold -> "id = " + hold.number();
            case BookingReference reference -> "reference = '" + reference.value() + "'";
            default -> "false";
          };
      return sql.query(
          "select customer from travelapp.booking where " + which,
          row -> new CustomerId(row.getString(1)));
    }
  };

  /** More unreliable than usual, for what shows only then. */
  private static final int PERCENT = 4;

  private final Set<Promise> breaks;

  Plant(Promise first, Promise... more) {
    this.breaks = EnumSet.of(first, more);
  }

  /** Which promises it breaks. */
  Set<Promise> breaks() {
    return breaks;
  }

  @Override
  public Node.Selling on(Node.Selling selling, Sql sql) {
    PaymentGateway unreliable = Unreliable.gateway(selling.gateway(), PERCENT);
    return new Node.Selling(
        Between.on(
            Bookings.class, selling.bookings(), call -> onBookings(call, selling.bookings(), sql)),
        Between.on(AnsweredRequests.class, selling.requests(), call -> onRequests(call, sql)),
        Between.on(PaymentGateway.class, unreliable, call -> onGateway(call, unreliable)));
  }

  @Nullable Object onBookings(Call call, Bookings bookings, Sql sql) throws Throwable {
    return call.goOn();
  }

  @Nullable Object onRequests(Call call, Sql sql) throws Throwable {
    return call.goOn();
  }

  @Nullable Object onGateway(Call call, PaymentGateway gateway) throws Throwable {
    return call.goOn();
  }

  /** Of the bits nothing is left either, which would refuse a seat before the constraint does. */
  private static void dropConstraints(Sql sql) {
    sql.execute("alter table travelapp.seat_claim drop constraint seat_claim_no_overlap");
    sql.execute(
        """
        create function travelapp.forget() returns trigger language plpgsql as
        $$ begin new.occ := repeat('0', length(new.occ))::varbit; new.taken := 0; return new; end $$
        """);
    sql.execute(
        """
        create trigger forget before update on travelapp.departure
        for each row execute function travelapp.forget()
        """);
  }
}
