-- Whether tickets may be exchanged, as it was when they were sold. All that was sold before may.
alter table travelapp.booking add column exchangeable boolean not null default true;
