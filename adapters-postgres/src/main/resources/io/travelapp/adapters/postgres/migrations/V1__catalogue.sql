-- What is on sale: places, lines, patterns, layouts and departures, and how it is found.
--
-- Run by the owner of the schema. The application works as the role travelapp_app, which owns nothing and may do only
-- what is granted here. Ids are the domain's own numbers, made from feed ids; they are the same in every database.

-- For the exclusion constraint on claims, which compares a number beside a range.
create extension if not exists btree_gist with schema travelapp;

-- Roles belong to the whole cluster: other databases may have made this one, or be making it now.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'travelapp_app') then
    begin
      create role travelapp_app nologin;
    exception
      when duplicate_object or unique_violation then
        null;
      when insufficient_privilege then
        raise exception 'The role % may not create roles: let an administrator execute "CREATE ROLE travelapp_app NOLOGIN" and "GRANT travelapp_app TO %"', current_user, current_user
          using errcode = 'insufficient_privilege';
    end;
  end if;
end $$;

do $$
begin
  for attempt in 1..20 loop
    exit when pg_has_role(current_user, 'travelapp_app', 'SET');
    begin
      execute format('grant travelapp_app to %I with set true', current_user);
    exception
      when insufficient_privilege then
        raise exception 'The role % may not work as travelapp_app: let an administrator execute "GRANT travelapp_app TO %"', current_user, current_user
          using errcode = 'insufficient_privilege';
      when internal_error or unique_violation then
        -- Another database's migration is granting at the same moment.
        perform pg_sleep(0.1);
    end;
  end loop;
end $$;

grant usage on schema travelapp to travelapp_app;

-- Time ---------------------------------------------------------------------------------------------------------------

-- The clock that decides what has expired or left. Every statement asks here, so a test can make time pass.
create function travelapp.instant_now() returns timestamptz
  language sql volatile parallel safe
  return clock_timestamp();

-- A moment and some seconds; plain enough to be inlined.
create function travelapp.later(moment timestamptz, seconds integer) returns timestamptz
  language sql stable parallel safe
  return moment + seconds * interval '1 second';

-- Network ------------------------------------------------------------------------------------------------------------

-- A row is locked while its feed is published. The revision changes when something of the network does: names and
-- zones may be remembered as long as it stays.
create table travelapp.feed (
  name text collate "C" primary key,
  revision bigint not null default 0
);

-- "listed" is false for what its feed no longer has: it is kept for what was sold, and is found by id only.

create table travelapp.operator (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  local_id text collate "C" not null,
  name text collate "C" not null,
  zone text not null,
  unique (feed, local_id)
);

create table travelapp.line (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  local_id text collate "C" not null,
  operator_id bigint not null references travelapp.operator,
  name text collate "C" not null,
  listed boolean not null default true,
  unique (feed, local_id)
);

-- "folded" is the name without case and accents, and "words" the same with a blank before each word and nothing but
-- blanks between; the application makes them in one place for writing and searching.
create table travelapp.place (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  local_id text collate "C" not null,
  name text collate "C" not null,
  folded text collate "C" not null,
  words text collate "C" not null,
  country text not null,
  latitude double precision not null,
  longitude double precision not null,
  listed boolean not null default true,
  unique (feed, local_id)
);

create table travelapp.stop (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  local_id text collate "C" not null,
  place_id bigint not null references travelapp.place,
  name text collate "C" not null,
  folded text collate "C" not null,
  words text collate "C" not null,
  country text not null,
  latitude double precision not null,
  longitude double precision not null,
  zone text collate "C" not null,
  listed boolean not null default true,
  unique (feed, local_id)
);

create index stop_place on travelapp.stop (place_id);

create table travelapp.destination (
  place_id bigint primary key references travelapp.place,
  feed text collate "C" not null references travelapp.feed,
  rank integer not null,
  summary text not null,
  picture_url text
);

create index destination_feed on travelapp.destination (feed);

-- When the days of a zone begin and end, by the zone rules of the application, which made the departures' times too.
-- A day of a clock change has 23 or 25 hours.
create table travelapp.local_day (
  zone text collate "C" not null,
  date date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (date, zone),
  check (starts_at < ends_at)
);

-- Vehicles -----------------------------------------------------------------------------------------------------------

-- Immutable: the id is made from the content. Another seat means another layout.
create table travelapp.vehicle_layout (
  id bigint primary key,
  digest bytea not null unique,
  name text not null,
  seats integer not null check (seats between 1 and 200),
  unique (id, seats)
);

create table travelapp.seat (
  layout_id bigint not null references travelapp.vehicle_layout,
  seat integer not null check (seat >= 0),
  label text collate "C" not null,
  deck integer not null check (deck >= 1),
  seat_row integer not null check (seat_row >= 1),
  seat_column integer not null check (seat_column >= 1),
  features text[] not null,
  primary key (layout_id, seat),
  unique (layout_id, label)
);

-- Patterns -----------------------------------------------------------------------------------------------------------

-- What all runs with the same calls, relative times and fares have in common. Immutable: the id is made from the
-- content. "shape" is made from the same without the fares: what may not change under a sold departure.
create table travelapp.journey_pattern (
  id bigint primary key,
  digest bytea not null unique,
  shape bytea not null,
  line_id bigint not null references travelapp.line,
  parts integer not null check (parts between 1 and 499),
  -- From leaving the first call to leaving the last, in seconds.
  lasts integer not null check (lasts >= 0),
  currency text not null check (length(currency) = 3),
  unique (id, parts)
);

create index journey_pattern_line on travelapp.journey_pattern (line_id);

-- Times are seconds from leaving the first call.
create table travelapp.pattern_call (
  pattern_id bigint not null references travelapp.journey_pattern on delete cascade,
  call integer not null check (call >= 0),
  stop_id bigint not null references travelapp.stop,
  boarding boolean not null,
  alighting boolean not null,
  arrives_after integer not null,
  departs_after integer not null,
  -- What the cheapest of the legs costs that end here; null where none does.
  lowest_fare bigint check (lowest_fare >= 0),
  primary key (pattern_id, call),
  check (arrives_after <= departs_after)
);

create index pattern_call_stop on travelapp.pattern_call (stop_id);

-- The pairs of calls that are for sale: what a search looks through. Fares are minor units of the pattern's currency.
-- Written and removed with their pattern, by the million: without a foreign key, which would cost half of the writing.
create table travelapp.pattern_leg (
  pattern_id bigint not null,
  from_call integer not null,
  to_call integer not null,
  from_stop bigint not null,
  to_stop bigint not null,
  departs_after integer not null,
  arrives_after integer not null,
  fare bigint not null check (fare >= 0),
  primary key (pattern_id, to_call, from_call),
  check (from_call >= 0 and from_call < to_call),
  check (departs_after <= arrives_after)
);

create index pattern_leg_stops on travelapp.pattern_leg (to_stop, from_stop);

-- Departures ---------------------------------------------------------------------------------------------------------

create type travelapp.departure_status as enum ('scheduled', 'cancelled');

create sequence travelapp.departure_revision as bigint;

-- "occ" has a bit for each seat on each part of the way, from a call to the next: bit part * seats + seat, all counted
-- from 0, is set where the seat is taken. "taken" is their number: two claims of one bit add fewer bits than they say,
-- and are refused.
create table travelapp.departure (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  journey text collate "C" not null,
  service_date date not null,
  headsign text not null,
  starts_at timestamptz not null,
  pattern_id bigint not null,
  layout_id bigint not null,
  seats integer not null,
  parts integer not null,
  taken integer not null default 0,
  occ varbit not null,
  -- Of a sequence, so that no two states of a departure share one, even where it was deleted in between.
  revision bigint not null default nextval('travelapp.departure_revision'),
  status travelapp.departure_status not null default 'scheduled',
  constraint departure_of_feed unique (feed, service_date, journey),
  constraint departure_pattern foreign key (pattern_id, parts) references travelapp.journey_pattern (id, parts),
  constraint departure_layout foreign key (layout_id, seats) references travelapp.vehicle_layout (id, seats),
  constraint departure_occ_length check (length(occ) = seats * parts),
  constraint departure_occ_taken check (bit_count(occ) = taken)
)
-- A claim changes no indexed column: with room left on its page it writes no index.
with (fillfactor = 70);

create index departure_run on travelapp.departure (pattern_id, starts_at);

-- Statistics of what a publication fills, gathered at its end: before that, plans are made in the blind.
create function travelapp.analyze_catalogue() returns void
  language plpgsql security definer
  set search_path = travelapp, pg_temp
as $$
begin
  analyze stop, local_day, journey_pattern, pattern_call, pattern_leg, departure;
end $$;

revoke execute on function travelapp.analyze_catalogue from public;

-- Rights -------------------------------------------------------------------------------------------------------------

grant select, insert, update on travelapp.feed, travelapp.operator, travelapp.line, travelapp.place, travelapp.stop,
  travelapp.local_day to travelapp_app;
grant select, insert on travelapp.vehicle_layout, travelapp.seat to travelapp_app;
grant select, insert on travelapp.pattern_call to travelapp_app;
grant select, insert, delete on travelapp.journey_pattern, travelapp.pattern_leg to travelapp_app;
grant select, insert, update, delete on travelapp.destination, travelapp.departure to travelapp_app;
grant usage on sequence travelapp.departure_revision to travelapp_app;
grant execute on function travelapp.analyze_catalogue to travelapp_app;
