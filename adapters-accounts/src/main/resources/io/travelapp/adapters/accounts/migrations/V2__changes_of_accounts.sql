-- What happens to an account after it was opened: another password, another address, roles, its end. Also how often
-- something may be tried, which all nodes count together, whichever service keeps the accounts.

-- The groups of the account, as its access tokens tell them: operator:<id>:staff, administrator.
alter table accounts.account add column roles text[] not null default '{}';

-- The code that was mailed last, for each purpose.
create table accounts.mailed_code (
  subject text not null references accounts.account (subject) on delete cascade,
  purpose text not null constraint mailed_code_purpose check (purpose in ('password', 'email')),
  code_hash bytea not null constraint mailed_code_hashed check (length(code_hash) = 32),
  sent timestamptz not null,
  tries smallint not null default 0 constraint mailed_code_tries check (tries between 0 and 5),
  -- As it was written: the address that the account is to have.
  email text,
  primary key (subject, purpose),
  constraint mailed_code_email check ((purpose = 'email') = (email is not null))
);

-- What is tried is named by its hash alone: it may be somebody's address.
create table accounts.attempt (
  name bytea primary key constraint attempt_named_by_hash check (length(name) = 32),
  tries_left integer not null,
  expires timestamptz not null
);
create index attempt_by_expiry on accounts.attempt (expires);

grant update (email, password_hash, roles), delete on accounts.account to travelapp_accounts;
grant select, insert, update, delete on accounts.mailed_code to travelapp_accounts;
grant select, insert, update, delete on accounts.attempt to travelapp_accounts;
-- A signing key goes some time after another took its place.
grant delete on accounts.signing_key to travelapp_accounts;
