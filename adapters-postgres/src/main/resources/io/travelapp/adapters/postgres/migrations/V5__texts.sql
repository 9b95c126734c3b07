-- Texts in several languages, and wheelchair spaces: kept out of what a search counts, each with the seats that it
-- displaces. What was written before this, and what a node of the version before still writes, speaks English and has
-- no wheelchair space.

-- Texts --------------------------------------------------------------------------------------------------------------

-- "summary" is in the usual language; "translations" are the same in the languages beside it. Tags of BCP 47.
alter table travelapp.destination
  add column language text collate "C" not null default 'en',
  add column languages text[] not null default '{}',
  add column translations text[] not null default '{}',
  add check (cardinality(languages) = cardinality(translations)),
  add check (language <> all (languages));

-- Vehicles -----------------------------------------------------------------------------------------------------------

-- They are the last of the seats, so that the first of each part's bits are those that anybody may have.
alter table travelapp.vehicle_layout
  add column wheelchair_spaces integer not null default 0,
  add check (wheelchair_spaces between 0 and seats - 1);

-- Labels of the seats that are taken out when this space is used.
alter table travelapp.seat
  add column displaces text[] not null default '{}';
