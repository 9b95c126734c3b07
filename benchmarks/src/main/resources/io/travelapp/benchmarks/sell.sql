-- Sells seats of all departures, the same in each run: one in fifty is sold out on a part of its way, one in five is
-- empty, of the others one to six seats are sold for a part of the way each. All claims of a departure are of one hold,
-- which ends in a far future.

-- Foreign keys are kept by the way in which rows are made, and need not be looked at one by one.
set session_replication_role = replica;

insert into travelapp.booking
  (reference, customer, operation, request_key, expires_at, extensions_left, boards, fare_product, currency)
select d.id, 'benchmark', 'hold', d.id, '2999-01-01', 0, d.starts_at, 'standard', 'EUR'
from travelapp.departure d;

-- Overlaps are looked for when all claims are there, which takes a fraction of the time.
create temporary table no_overlap as
select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'seat_claim_no_overlap';

alter table travelapp.seat_claim drop constraint seat_claim_no_overlap;

-- Seats follow each other from a first one on, so no two claims of a departure overlap.
insert into travelapp.seat_claim
  (booking_id, leg, passenger, departure_id, layout_id, seat, label, from_call, to_call, kind)
select b.id, 0, n, d.id, d.layout_id, s.seat, s.label, part.first, part.first + part.length, 'blocked'
from travelapp.departure d
join travelapp.booking b on b.reference = d.id::text
cross join lateral (select hashint8extended(d.id, 1) & 1048575 as dice) as departure_dice
cross join lateral (
  select case
    when dice % 50 = 0 then d.seats
    when dice % 5 = 1 then 0
    else 1 + dice / 50 % 6
  end::integer as sold) as sales
cross join lateral generate_series(0, sold - 1) as n
-- Of a departure that is sold out, all claims are of one part of the way.
cross join lateral (
  select hashint8extended(d.id, case when sold = d.seats then 2 else 3 + n end) & 1048575 as dice) as claim_dice
cross join lateral (select (claim_dice.dice % d.parts)::integer as first) as start
cross join lateral (
  select start.first, 1 + (claim_dice.dice / d.parts % (d.parts - start.first))::integer as length) as part
join travelapp.seat s on s.layout_id = d.layout_id and s.seat = (departure_dice.dice + n) % d.seats;

set maintenance_work_mem = '256MB';

do $$
begin
  execute 'alter table travelapp.seat_claim add constraint seat_claim_no_overlap '
    || (select definition from no_overlap);
end $$;

analyze travelapp.seat_claim;
