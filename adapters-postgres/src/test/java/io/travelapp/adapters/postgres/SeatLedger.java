package io.travelapp.adapters.postgres;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Checks by plain SQL, which shares nothing with the program, that nobody's seat was sold twice:
 * bits, claims and tickets of one moment agree.
 */
final class SeatLedger {

  /** Each claim as single seats on single parts of the way. */
  private static final String CLAIMED =
      "(select departure_id, part, seat, booking_id from travelapp.seat_claim,"
          + " generate_series(from_call, to_call - 1) as part)";

  /** The same of departures that are not archived: where they have no bits, they have lost them. */
  private static final String CLAIMED_ON_SALE =
      "(select * from "
          + CLAIMED
          + " as claimed where departure_id not in (select id from travelapp.past_departure))";

  /** The bits that are set, as single seats on single parts of the way. */
  private static final String SET =
      "(select id as departure_id, bit / seats as part, bit % seats as seat"
          + " from travelapp.departure, generate_series(0, seats * parts - 1) as bit"
          + " where get_bit(occ, bit) = 1)";

  /** Each valid ticket with a seat, as single parts of the way, with the seat on that part. */
  private static final String TRAVELLED =
      "(select booking_id, leg, t.passenger, departure_id, part, number,"
          + " coalesce((select change_seats[i] from generate_subscripts(change_places, 1) as i"
          + " where change_places[i] = (select count(*) from travelapp.booking_passenger p"
          + " where p.booking_id = t.booking_id and p.passenger < t.passenger and p.needs_seat)"
          + " and change_calls[i] <= part order by change_calls[i] desc limit 1), seat) as seat"
          + " from travelapp.ticket t join travelapp.booking_leg using (booking_id, leg),"
          + " generate_series(from_call, to_call - 1) as part"
          + " where t.status = 'valid' and seat is not null)";

  private record Rule(String fault, String query) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "a departure whose bits are miscounted",
              "select id from travelapp.departure where bit_count(occ) <> taken"),
          new Rule(
              "a claim without its bits",
              "select departure_id, part, seat from " + CLAIMED_ON_SALE + " except table_of_bits"),
          new Rule(
              "a departure that is archived and on sale",
              "select id from travelapp.departure join travelapp.past_departure using (id)"),
          new Rule(
              "a booking without its departure",
              "select b.id from travelapp.booking b join travelapp.booking_leg l"
                  + " on l.booking_id = b.id where b.intent is not null and l.departure_id not in"
                  + " (select id from travelapp.departure union all"
                  + " select id from travelapp.past_departure)"),
          new Rule(
              "bits that nobody claims",
              "table_of_bits except select departure_id, part, seat from " + CLAIMED),
          new Rule(
              "a seat that is claimed twice",
              "select departure_id, part, seat, count(*) from "
                  + CLAIMED
                  + " group by 1, 2, 3 having count(*) > 1"),
          new Rule(
              "a seat with two valid tickets",
              "select departure_id, part, seat, count(*) from "
                  + TRAVELLED
                  + " group by 1, 2, 3 having count(*) > 1"),
          new Rule(
              "a booking that is over and has claims",
              "select id from travelapp.booking where status in ('released', 'expired')"
                  + " and id in (select booking_id from travelapp.seat_claim)"),
          new Rule(
              "a booking that is alive and lacks claims",
              "select id from travelapp.booking where status in ('held', 'paying', 'firm')"
                  + " and (select count(*) from travelapp.seat_claim where booking_id = id)"
                  + " <> (select sum(cardinality(seats) + cardinality(change_seats))"
                  + " from travelapp.booking_leg"
                  + " where booking_id = id)"),
          new Rule(
              "a ticket without its claim, or a claim of a booking without its ticket",
              "select coalesce(t.number, c.booking_id::text) from "
                  + TRAVELLED
                  + " t full join (select c.*, part from travelapp.seat_claim c"
                  + " join travelapp.booking b on b.id = c.booking_id,"
                  + " generate_series(from_call, to_call - 1) as part"
                  + " where b.status = 'booked') c"
                  + " on (c.booking_id, c.leg, c.passenger, c.label, c.part)"
                  + " = (t.booking_id, t.leg, t.passenger, t.seat, t.part)"
                  + " where t.number is null or c.booking_id is null"),
          new Rule(
              "a booking that is confirmed without a payment, or paid and not confirmed",
              "select id from travelapp.booking b where (status = 'booked')"
                  + " <> exists (select from travelapp.payment_attempt a"
                  + " where a.booking_id = b.id and a.status = 'paid')"),
          new Rule(
              "a booking that was paid twice",
              "select booking_id from travelapp.payment_attempt where status = 'paid'"
                  + " group by 1 having count(*) > 1"),
          new Rule(
              "a refund above what was paid",
              "select intent from travelapp.refund_order r group by 1 having sum(amount) >"
                  + " (select amount from travelapp.payment_attempt a"
                  + " where a.intent = r.intent and a.status = 'paid')"),
          new Rule(
              "a booking with less money than its tickets cost, or with less than none",
              "select id from travelapp.booking b left join lateral"
                  + " (select coalesce(sum(amount), 0) as whole, coalesce(min(amount), 0) as least"
                  + " from travelapp.fund f where f.booking_id = b.id) f on true"
                  + " where status = 'booked' and (f.least < 0 or f.whole < (select"
                  + " coalesce(sum(price), 0) from travelapp.ticket t where t.booking_id = b.id"
                  + " and t.status = 'valid'))"),
          new Rule(
              "a ticket that is exchanged for what is not under way or booked",
              "select t.number from travelapp.ticket t join travelapp.booking b"
                  + " on b.id = t.exchanged_for where b.status not in ('firm', 'booked')"
                  + " or (b.status = 'booked') <> (t.status = 'exchanged')"));

  private SeatLedger() {}

  /** What is wrong, in words; nothing if all agrees. */
  static List<String> faults(DSLContext sql) {
    return sql.transactionResult(transaction -> {
      DSLContext moment = transaction.dsl();
      moment.execute("set transaction isolation level repeatable read");
      return RULES.stream()
          .map(rule -> fault(moment, rule))
          .filter(fault -> !fault.isEmpty())
          .toList();
    });
  }

  private static String fault(DSLContext sql, Rule rule) {
    Result<Record> rows =
        sql.fetch(rule.query().replace("table_of_bits", "select * from " + SET + " as bits"));
    return rows.isEmpty()
        ? ""
        : "there is " + rule.fault() + ": " + rows.get(0).intoMap() + " and so on";
  }
}
