-- Seats that change on the way. A node of the version before may go on: it sells none, and a payment for a hold with
-- some is confirmed by a node of this version.

-- An element for each change: whose seat it is, by its place in "seats", at which call and stop, and the seat from there.
alter table travelapp.booking_leg
  add column change_places integer[] not null default '{}',
  add column change_calls integer[] not null default '{}',
  add column change_stops bigint[] not null default '{}',
  add column change_seats text[] not null default '{}',
  add check (cardinality(change_places)
    = all (array[cardinality(change_calls), cardinality(change_stops), cardinality(change_seats)]));

-- Somebody may come back to a seat on the same leg.
alter table travelapp.seat_claim
  drop constraint seat_claim_pkey,
  add primary key (booking_id, leg, seat, from_call);

grant update (change_places, change_calls, change_stops, change_seats) on travelapp.booking_leg to travelapp_app;
