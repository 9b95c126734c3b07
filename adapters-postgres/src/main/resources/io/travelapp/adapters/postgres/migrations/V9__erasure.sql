-- How long details are kept, and that they are erased.

-- "since" is when somebody left their details at a sign-up, "last_there" when they last were seen to have an account.
-- Of those who are stored already nothing is known, so they are taken to be there now.
alter table travelapp.customer add column since timestamptz not null default now();
alter table travelapp.customer add column last_there timestamptz default now();
alter table travelapp.customer alter column since drop default;
alter table travelapp.customer alter column last_there drop default;

create index customer_not_confirmed on travelapp.customer (since) where last_there is null;
create index customer_last_there on travelapp.customer (last_there) where last_there is not null;

-- Whose answers are kept to be repeated.
grant delete on travelapp.customer to travelapp_app;
