-- What is sold: holds and the bookings that they become, their claims on seats, payments, cancellations and refunds;
-- the customers' details; which requests were answered.

-- Bookings -----------------------------------------------------------------------------------------------------------

create type travelapp.booking_status as enum ('held', 'paying', 'firm', 'booked', 'released', 'expired');

-- A hold and the booking that it becomes: held -> paying -> firm -> booked. Of "paying" the seats are kept for a while,
-- of "firm" until the capture is known. A payment that fails leads back to "held", or to "expired" if the hold's own
-- time is over.
create table travelapp.booking (
  id bigint generated always as identity primary key,
  reference text collate "C" not null constraint booking_reference unique,
  customer text collate "C" not null,
  operation text collate "C" not null,
  request_key text collate "C" not null,
  status travelapp.booking_status not null default 'held',
  expires_at timestamptz not null,
  extensions_left integer not null check (extensions_left >= 0),
  paying_until timestamptz,
  -- From when on a sweep may take the seats back; empty where it may not, or has nothing to take.
  kept_until timestamptz generated always as
    (case status when 'held' then expires_at when 'paying' then paying_until end) stored,
  -- Counts the changes of the booking: a quote holds for one revision.
  revision integer not null default 1,
  boards timestamptz not null,
  fare_product text collate "C" not null,
  currency text collate "C" not null check (length(currency) = 3),
  -- From here on known with the first payment. The attempt that counts is the last one.
  intent text collate "C",
  email text,
  phone text,
  language text,
  accept_other_seats boolean,
  booked_at timestamptz,
  constraint booking_request unique (customer, operation, request_key),
  check (status <> 'paying' or paying_until is not null),
  check (status not in ('paying', 'firm', 'booked') or (intent is not null and email is not null)),
  check ((status = 'booked') = (booked_at is not null))
);

create index booking_kept_until on travelapp.booking (kept_until) where kept_until is not null;

-- What a customer lists.
create index booking_listed on travelapp.booking (customer, boards, reference) where intent is not null;

-- As it was sold. Seats are labels, one for each passenger who needs one. Refund terms: so many percent come back
-- until so many seconds before the anchor. A departure is named without a foreign key: one that is not sold any more
-- may go, and the holds that there were on it stay.
create table travelapp.booking_leg (
  booking_id bigint not null references travelapp.booking,
  leg integer not null check (leg >= 0),
  departure_id bigint not null,
  from_call integer not null,
  to_call integer not null,
  from_stop bigint not null,
  to_stop bigint not null,
  boards timestamptz not null,
  alights timestamptz not null,
  seats text[] not null,
  seated_together boolean not null,
  refund_anchor timestamptz not null,
  refund_seconds bigint[] not null,
  refund_percents integer[] not null,
  primary key (booking_id, leg),
  check (cardinality(refund_seconds) = cardinality(refund_percents))
);

-- Names are known with the first payment.
create table travelapp.booking_passenger (
  booking_id bigint not null references travelapp.booking,
  passenger integer not null check (passenger >= 0),
  type_id text collate "C" not null,
  needs_seat boolean not null,
  given_name text,
  family_name text,
  primary key (booking_id, passenger)
);

-- Minor units of the booking's currency. The lines of a passenger on a leg add up to the price of that ticket.
create table travelapp.price_line (
  booking_id bigint not null references travelapp.booking,
  line integer not null check (line >= 0),
  label text not null,
  passenger integer not null,
  leg integer not null,
  amount bigint not null,
  primary key (booking_id, line)
);

-- Claims -------------------------------------------------------------------------------------------------------------

create type travelapp.claim_kind as enum ('passenger', 'displaced', 'blocked');

-- Who has which seat of which departure on which part of the way: a row lives as long as its claim does. Whoever
-- deletes it frees its bits in the same transaction, so nothing is freed twice. The bits are looked at first; the
-- exclusion constraint refuses an overlap whatever the program does.
create table travelapp.seat_claim (
  booking_id bigint not null references travelapp.booking,
  leg integer not null,
  passenger integer not null,
  departure_id bigint not null,
  layout_id bigint not null,
  seat integer not null,
  label text collate "C" not null,
  from_call integer not null,
  to_call integer not null,
  kind travelapp.claim_kind not null default 'passenger',
  primary key (booking_id, leg, seat),
  constraint seat_claim_no_overlap
    exclude using gist (departure_id with =, seat with =, int4range(from_call, to_call) with &&)
);

-- The bits of one claim, as in departure.occ: bit part * seats + seat.
create function travelapp.claim_bits(seats integer, parts integer, seat integer, from_call integer, to_call integer)
  returns varbit
  language sql immutable parallel safe
  return (repeat('0', seats * from_call)
    || repeat(repeat('0', seat) || '1' || repeat('0', seats - seat - 1), to_call - from_call)
    || repeat('0', seats * (parts - to_call)))::varbit;

-- Tickets, payments, cancellations -----------------------------------------------------------------------------------

create type travelapp.ticket_status as enum ('valid', 'cancelled', 'exchanged', 'used');

create table travelapp.ticket (
  booking_id bigint not null references travelapp.booking,
  leg integer not null,
  passenger integer not null,
  number text collate "C" not null unique,
  seat text collate "C",
  price bigint not null,
  status travelapp.ticket_status not null default 'valid',
  primary key (booking_id, leg, passenger)
);

create type travelapp.attempt_status as enum ('started', 'firm', 'paid', 'failed');

-- Stored before the gateway is called. No number of a card is ever here: a token, and what may be shown of it.
create table travelapp.payment_attempt (
  intent text collate "C" primary key,
  booking_id bigint not null references travelapp.booking,
  customer text collate "C" not null,
  operation text collate "C" not null,
  request_key text collate "C" not null,
  amount bigint not null,
  card_token text collate "C" not null,
  status travelapp.attempt_status not null default 'started',
  card_brand text collate "C",
  card_last4 text collate "C" check (length(card_last4) = 4),
  card_expiry date,
  redirect_url text collate "C",
  failure text,
  touched_at timestamptz not null,
  constraint payment_attempt_request unique (customer, operation, request_key)
);

-- Two payments for one booking at a time are refused whatever the program does.
create unique index payment_attempt_open on travelapp.payment_attempt (booking_id) where status in ('started', 'firm');

create index payment_attempt_touched on travelapp.payment_attempt (touched_at) where status in ('started', 'firm');

alter table travelapp.booking add constraint booking_intent foreign key (intent) references travelapp.payment_attempt;

-- One that was taken up is the cancellation, and has the key of the request that did it. The arrays have an element
-- for each ticket.
create table travelapp.cancellation_quote (
  id text collate "C" primary key,
  booking_id bigint not null references travelapp.booking,
  revision integer not null,
  refund bigint not null,
  fee bigint not null,
  expires_at timestamptz not null,
  tickets text[] not null,
  prices bigint[] not null,
  percents integer[] not null,
  refunds bigint[] not null,
  customer text collate "C",
  operation text collate "C",
  request_key text collate "C",
  constraint cancellation_request unique (customer, operation, request_key),
  check (cardinality(tickets) = all (array[cardinality(prices), cardinality(percents), cardinality(refunds)]))
);

create table travelapp.refund_order (
  key text collate "C" primary key,
  booking_id bigint not null references travelapp.booking,
  intent text collate "C" not null references travelapp.payment_attempt,
  amount bigint not null check (amount > 0),
  ordered_at timestamptz not null,
  refunded_at timestamptz
);

create index refund_order_booking on travelapp.refund_order (booking_id);

create index refund_order_open on travelapp.refund_order (ordered_at) where refunded_at is null;

-- Customers and requests ---------------------------------------------------------------------------------------------

create table travelapp.customer (
  subject text collate "C" primary key,
  email text not null,
  given_name text not null,
  family_name text not null,
  phone text
);

-- A request is claimed, then answered. "claim" tells who of several that raced has it.
create table travelapp.answered_request (
  principal text collate "C" not null,
  operation text collate "C" not null,
  request_key text collate "C" not null,
  fingerprint text collate "C" not null,
  claim uuid not null,
  claimed_at timestamptz not null,
  status integer,
  body text,
  location text,
  primary key (principal, operation, request_key),
  check ((status is null) = (body is null))
);

create index answered_request_claimed on travelapp.answered_request (claimed_at);

-- Rights -------------------------------------------------------------------------------------------------------------

-- What was sold is never changed and nothing of it is deleted.
grant select, insert on travelapp.booking, travelapp.booking_leg, travelapp.booking_passenger, travelapp.price_line,
  travelapp.ticket, travelapp.payment_attempt, travelapp.cancellation_quote, travelapp.refund_order to travelapp_app;
grant update (status, expires_at, extensions_left, paying_until, revision, intent, email, phone, language,
  accept_other_seats, booked_at) on travelapp.booking to travelapp_app;
grant update (given_name, family_name) on travelapp.booking_passenger to travelapp_app;
grant update (status) on travelapp.ticket to travelapp_app;
grant update (status, card_brand, card_last4, card_expiry, redirect_url, failure, touched_at)
  on travelapp.payment_attempt to travelapp_app;
grant update (customer, operation, request_key) on travelapp.cancellation_quote to travelapp_app;
grant update (refunded_at) on travelapp.refund_order to travelapp_app;
grant select, insert, delete on travelapp.seat_claim to travelapp_app;
grant select, insert, update on travelapp.customer to travelapp_app;
grant select, insert, update, delete on travelapp.answered_request to travelapp_app;
