-- Sells seats of all departures, the same in each run: one in twenty is sold out on a part of its way, one in five is
-- empty, of the others one to six seats are sold for a part of the way each. All claims of a departure are of one hold,
-- which ends in a far future.

insert into travelapp.booking
  (reference, customer, operation, request_key, expires_at, extensions_left, boards, fare_product, currency)
select d.id, 'benchmark', 'hold', d.id, '2999-01-01', 0, d.starts_at, 'standard', 'EUR'
from travelapp.departure d;

-- Seats follow each other from a first one on, so no two claims of a departure overlap.
insert into travelapp.seat_claim
  (booking_id, leg, passenger, departure_id, layout_id, seat, label, from_call, to_call, kind)
select b.id, 0, n, d.id, d.layout_id, s.seat, s.label, part.first, part.first + part.length, 'blocked'
from travelapp.departure d
join travelapp.booking b on b.reference = d.id::text
cross join lateral (select hashint8extended(d.id, 1) & 1048575 as dice) as departure_dice
cross join lateral (
  select case
    when dice % 20 = 0 then d.seats
    when dice % 20 < 5 then 0
    else 1 + dice / 20 % 6
  end::integer as sold) as sales
cross join lateral generate_series(0, sold - 1) as n
-- Of a departure that is sold out, all claims are of one part of the way.
cross join lateral (
  select hashint8extended(d.id, case when sold = d.seats then 2 else 3 + n end) & 1048575 as dice) as claim_dice
cross join lateral (select (claim_dice.dice % d.parts)::integer as first) as start
cross join lateral (
  select start.first, 1 + (claim_dice.dice / d.parts % (d.parts - start.first))::integer as length) as part
join travelapp.seat s on s.layout_id = d.layout_id and s.seat = (departure_dice.dice + n) % d.seats;

update travelapp.departure d
set occ = claimed.bits, taken = bit_count(claimed.bits)
from (
  select c.departure_id, bit_or(travelapp.claim_bits(run.seats, run.parts, c.seat, c.from_call, c.to_call)) as bits
  from travelapp.seat_claim c
  join travelapp.departure run on run.id = c.departure_id
  group by c.departure_id) as claimed
where d.id = claimed.departure_id;
