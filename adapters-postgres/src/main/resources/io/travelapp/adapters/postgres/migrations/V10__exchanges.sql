-- Exchanges: a hold for which tickets of a booking are given up. A node of the version before may go on: it neither
-- makes exchanges nor cancels a booking that came from one, for which it would look for the money in one place only.

-- What a hold is given up for, and how much of its price that pays. The quote is not taken up by a cancellation.
alter table travelapp.booking
  add column given_up text collate "C" references travelapp.cancellation_quote,
  add column credit bigint not null default 0 check (credit >= 0),
  add check (given_up is not null or credit = 0);

-- The booking for which a ticket is given up, from when that one is firm. Its seat is free when it is "exchanged".
alter table travelapp.ticket
  add column exchanged_for bigint references travelapp.booking,
  add check (status <> 'exchanged' or exchanged_for is not null);

-- Money that one booking left to another, by the payment that captured it. Only ever added to.
create table travelapp.credit (
  booking_id bigint not null references travelapp.booking,
  from_booking_id bigint not null references travelapp.booking,
  intent text collate "C" not null references travelapp.payment_attempt,
  amount bigint not null check (amount > 0),
  primary key (booking_id, intent)
);

create index credit_from on travelapp.credit (from_booking_id);

-- The quote that ordered it, of which several captures may pay back a part; empty where the key is its id.
alter table travelapp.refund_order add column quote_id text collate "C" references travelapp.cancellation_quote;

-- What was captured and is with a booking now: what it paid, more what came from another, less what went on or back.
create view travelapp.fund as
  select booking_id, intent, sum(amount)::bigint as amount
  from (
    select b.id as booking_id, p.intent, p.amount
      from travelapp.booking b join travelapp.payment_attempt p on p.intent = b.intent where p.status = 'paid'
    union all
    select booking_id, intent, amount from travelapp.credit
    union all
    select from_booking_id, intent, -amount from travelapp.credit
    union all
    select booking_id, intent, -amount from travelapp.refund_order
  ) moved
  group by booking_id, intent
  having sum(amount) <> 0;

alter type travelapp.booking_event_kind add value 'tickets_exchanged';

grant update (exchanged_for) on travelapp.ticket to travelapp_app;
grant select, insert on travelapp.credit to travelapp_app;
grant select on travelapp.fund to travelapp_app;
