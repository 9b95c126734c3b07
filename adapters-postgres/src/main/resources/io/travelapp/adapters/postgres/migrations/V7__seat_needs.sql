-- What kind of seat a passenger needs, and seats that change after they were held. What was written before this, and
-- what a node of the version before still writes, needs no more than a seat.

-- Who is on a lap needs none of any kind.
alter table travelapp.booking_passenger
  add column need text collate "C" not null default 'seat',
  add check (need in ('seat', 'wheelchair', 'companion')),
  add check (needs_seat or need = 'seat');

-- The seats of a hold may be changed, and after the sale those of its tickets.
grant update (seats, seated_together) on travelapp.booking_leg to travelapp_app;
grant update (seat) on travelapp.ticket to travelapp_app;
