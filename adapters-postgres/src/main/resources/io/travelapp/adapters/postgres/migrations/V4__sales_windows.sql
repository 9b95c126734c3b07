-- From when until when rides are sold, by the call at which they board.

-- Immutable: the id is made from the content. A notice is either so many seconds before departure, or a clock time so
-- many days before the day of boarding. One that does not open was always open.
create table travelapp.sales_window (
  id bigint primary key,
  opens_before integer check (opens_before >= 0),
  opens_days integer check (opens_days >= 1),
  opens_time time(0),
  closes_before integer check (closes_before >= 0),
  closes_days integer check (closes_days >= 1),
  closes_time time(0),
  check ((opens_days is null) = (opens_time is null)),
  check ((closes_days is null) = (closes_time is null)),
  check (opens_before is null or opens_days is null),
  check ((closes_before is null) <> (closes_days is null))
);

-- When a window opens and closes for who boards on that day by the clock of that zone: those of its moments that are
-- clock times. They are made by the zone rules of the application, as those of local_day are.
create table travelapp.sales_day (
  window_id bigint not null references travelapp.sales_window,
  zone text collate "C" not null,
  date date not null,
  opens_at timestamptz,
  closes_at timestamptz,
  primary key (window_id, zone, date),
  check (opens_at is not null or closes_at is not null)
);

-- Empty where rides are sold until the coach leaves, which is the usual case: a search then looks at neither table.
alter table travelapp.pattern_call add column sales_window_id bigint references travelapp.sales_window;

alter table travelapp.past_call add column sales_window_id bigint references travelapp.sales_window;

create index pattern_call_window on travelapp.pattern_call (sales_window_id) where sales_window_id is not null;

-- That of the boarding call.
alter table travelapp.pattern_leg add column sales_window_id bigint;

grant select, insert on travelapp.sales_window to travelapp_app;
grant select, insert, update on travelapp.sales_day to travelapp_app;
