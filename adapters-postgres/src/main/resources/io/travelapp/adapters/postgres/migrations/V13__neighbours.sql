-- What passengers said of themselves to who sits beside them, where an operator lets women ask to sit next to women
-- only. What was written before this, and what a node of the version before still writes, said nothing.
alter table travelapp.booking_passenger
  add column neighbour text collate "C" not null default 'other',
  add check (neighbour in ('other', 'woman', 'woman_among_women')),
  add check (needs_seat or neighbour = 'other');

-- Of a customer who is erased it is erased too.
grant update (neighbour) on travelapp.booking_passenger to travelapp_app;
