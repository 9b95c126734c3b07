-- The terms of a sale beside its product and its refunds: the promotion that made it cheaper, and who of the party can
-- look after others. A node of the version before writes neither.

-- The code; empty where none was used. How often it is used is counted from here.
alter table travelapp.booking add column promotion text collate "C";

create index booking_promotion on travelapp.booking (promotion) where promotion is not null;

-- Where it is empty, adults can.
alter table travelapp.booking_passenger add column can_accompany boolean;
