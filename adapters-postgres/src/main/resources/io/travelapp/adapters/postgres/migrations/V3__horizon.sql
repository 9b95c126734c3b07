-- How departures come on sale as the days go by, and where those go that are over.

-- What one vehicle runs on a day bears one name.
alter table travelapp.departure add column block text;

-- Horizon ------------------------------------------------------------------------------------------------------------

-- How far ahead a feed is on sale: "days" from today on, which is the earliest day that it still is in any of "zones".
-- "ends" is the first service date whose departures were not made yet. A feed that was published before there were
-- horizons has one from its next publication on.
create table travelapp.horizon (
  feed text collate "C" primary key references travelapp.feed,
  days integer not null check (days >= 1),
  ends date not null,
  zones text[] not null check (cardinality(zones) >= 1)
);

-- What the last publication of a feed said of its runs: enough to make the departures of later days without the feed.

-- Weekdays are numbered from 1, Monday. Of dates before the publication nothing is kept.
create table travelapp.service_calendar (
  feed text collate "C" not null references travelapp.feed,
  calendar integer not null,
  weekdays integer[] not null,
  from_date date not null,
  until_date date not null,
  added date[] not null,
  removed date[] not null,
  primary key (feed, calendar)
);

-- "starts" is when it leaves its first call, in seconds of the service date, by the zone of its line's operator.
create table travelapp.service_journey (
  feed text collate "C" not null,
  journey text collate "C" not null,
  calendar integer not null,
  pattern_id bigint not null references travelapp.journey_pattern,
  layout_id bigint not null references travelapp.vehicle_layout,
  starts integer not null,
  headsign text not null,
  block text,
  primary key (feed, journey),
  foreign key (feed, calendar) references travelapp.service_calendar
);

create index service_journey_pattern on travelapp.service_journey (pattern_id);

-- The past -----------------------------------------------------------------------------------------------------------

-- Departures that are over and of which something was sold, away from those that a search looks through, with all that
-- is told of them. Nothing of it is ever changed, but for the seats: who has which is told by the claims alone, which
-- stay where they are, so there are no bits here that could disagree with them.

-- As journey_pattern, under the same id. The legs that were for sale have an element each in the arrays.
create table travelapp.past_pattern (
  id bigint primary key,
  line_id bigint not null references travelapp.line,
  parts integer not null,
  currency text not null,
  leg_from integer[] not null,
  leg_to integer[] not null,
  leg_fare bigint[] not null,
  check (cardinality(leg_from) = all (array[cardinality(leg_to), cardinality(leg_fare)]))
);

create table travelapp.past_call (
  pattern_id bigint not null references travelapp.past_pattern,
  call integer not null,
  stop_id bigint not null references travelapp.stop,
  boarding boolean not null,
  alighting boolean not null,
  arrives_after integer not null,
  departs_after integer not null,
  primary key (pattern_id, call)
);

create table travelapp.past_departure (
  id bigint primary key,
  feed text collate "C" not null references travelapp.feed,
  journey text collate "C" not null,
  service_date date not null,
  headsign text not null,
  block text,
  starts_at timestamptz not null,
  pattern_id bigint not null references travelapp.past_pattern,
  layout_id bigint not null references travelapp.vehicle_layout,
  revision bigint not null,
  status travelapp.departure_status not null,
  unique (feed, service_date, journey)
);

-- Whether anything was sold of a departure, also what was given up again.
create index booking_leg_departure on travelapp.booking_leg (departure_id);

-- Rights -------------------------------------------------------------------------------------------------------------

grant select, insert, update, delete on travelapp.horizon to travelapp_app;
grant select, insert, delete on travelapp.service_calendar, travelapp.service_journey to travelapp_app;
grant select, insert on travelapp.past_pattern, travelapp.past_call, travelapp.past_departure to travelapp_app;
