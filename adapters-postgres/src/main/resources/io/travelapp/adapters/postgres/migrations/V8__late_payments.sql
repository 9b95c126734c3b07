-- Payments that come late, how many holds a customer has at a time, and what happened to each booking. A node of the
-- version before may go on: what it writes has no slot and no history.

-- History ------------------------------------------------------------------------------------------------------------

create type travelapp.booking_event_kind as enum ('payment_started', 'payment_failed', 'seats_claimed_again',
  'other_seats_claimed', 'payment_given_back', 'confirmed', 'tickets_cancelled');

-- Only ever added to. The ids are in the order of what happened to one booking, which is locked by whoever writes.
create table travelapp.booking_event (
  booking_id bigint not null references travelapp.booking,
  id bigint generated always as identity,
  at timestamptz not null,
  kind travelapp.booking_event_kind not null,
  detail text not null default '',
  primary key (booking_id, id)
);

-- Late payments ------------------------------------------------------------------------------------------------------

-- Once set, the payment gets no seats any more, and its money goes back.
alter table travelapp.payment_attempt
  add column seats_lost boolean not null default false,
  add check (not seats_lost or status in ('started', 'failed'));

-- When somebody last took it to carry it out.
alter table travelapp.refund_order add column taken_at timestamptz;

drop index travelapp.refund_order_open;

create index refund_order_open on travelapp.refund_order (coalesce(taken_at, ordered_at)) where refunded_at is null;

-- Holds of a customer ------------------------------------------------------------------------------------------------

-- Each hold of a customer that is held or being paid for has one of so many slots: more are refused whatever the
-- program does. A late payment needs none.
alter table travelapp.booking
  add column slot smallint check (slot >= 0);

create unique index booking_slot on travelapp.booking (customer, slot) where status in ('held', 'paying', 'firm');

-- Rights -------------------------------------------------------------------------------------------------------------

grant select, insert on travelapp.booking_event to travelapp_app;
grant update (slot) on travelapp.booking to travelapp_app;
grant update (seats, seated_together) on travelapp.booking_leg to travelapp_app;
grant update (seats_lost) on travelapp.payment_attempt to travelapp_app;
grant update (taken_at) on travelapp.refund_order to travelapp_app;
