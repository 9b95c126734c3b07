-- Who may sign in. This schema is reached by the role travelapp_accounts alone, and that role reaches nothing else:
-- a fault in the rest of the product cannot read a password's hash or a signing key by way of its own connections.

-- Roles belong to the whole cluster: other databases may have made this one, or be making it now.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'travelapp_accounts') then
    begin
      create role travelapp_accounts nologin;
    exception
      when duplicate_object or unique_violation then
        null;
      when insufficient_privilege then
        raise exception 'The role % may not create roles: let an administrator execute "CREATE ROLE travelapp_accounts NOLOGIN" and "GRANT travelapp_accounts TO %"', current_user, current_user
          using errcode = 'insufficient_privilege';
    end;
  end if;
end $$;

-- Who migrates may work as the role without having its rights otherwise.
do $$
begin
  for attempt in 1..20 loop
    exit when pg_has_role(current_user, 'travelapp_accounts', 'SET');
    begin
      execute format('grant travelapp_accounts to %I with inherit false, set true', current_user);
    exception
      when insufficient_privilege then
        raise exception 'The role % may not work as travelapp_accounts: let an administrator execute "GRANT travelapp_accounts TO %"', current_user, current_user
          using errcode = 'insufficient_privilege';
      when internal_error or unique_violation then
        -- Another database's migration is granting at the same moment.
        perform pg_sleep(0.1);
    end;
  end loop;
end $$;

grant usage on schema accounts to travelapp_accounts;

-- A confirmed account.
create table accounts.account (
  subject text primary key,
  email text not null,
  password_hash text not null,
  created timestamptz not null,
  constraint account_email_once unique (email),
  constraint account_email_canonical check (email = lower(email collate "C") and length(email) between 3 and 512),
  constraint account_password_hashed check (password_hash like '$argon2id$v=19$%')
);

-- A sign-up that was begun, each attempt by itself, with its own password and code. Those of an address that has an
-- account are kept too, and can never be confirmed: what a stranger sees is then the same with and without one.
create table accounts.sign_up (
  number bigint generated always as identity primary key,
  subject text not null,
  email text not null,
  password_hash text not null,
  code_hash bytea not null,
  code_sent timestamptz not null,
  code_tries smallint not null default 0,
  expires timestamptz not null,
  constraint sign_up_subject_once unique (subject),
  constraint sign_up_password_hashed check (password_hash like '$argon2id$v=19$%'),
  constraint sign_up_code_hashed check (length(code_hash) = 32),
  constraint sign_up_tries check (code_tries between 0 and 5)
);
create index sign_up_by_email on accounts.sign_up (email, number);
create index sign_up_by_expiry on accounts.sign_up (expires);

-- From a sign-in until its refresh tokens end.
create table accounts.session (
  id uuid primary key,
  subject text not null references accounts.account (subject),
  expires timestamptz not null
);
create index session_by_subject on accounts.session (subject);
create index session_by_expiry on accounts.session (expires);

-- The refresh token that a session goes on with, and those that it replaced a moment ago.
create table accounts.refresh_token (
  hash bytea primary key,
  session uuid not null references accounts.session (id) on delete cascade,
  replaced timestamptz,
  -- The tokens that it was replaced by, sealed so that it takes the token itself to read them.
  sealed_answer bytea,
  constraint refresh_token_hashed check (length(hash) = 32),
  constraint refresh_token_answered_when_replaced check ((replaced is null) = (sealed_answer is null))
);
create index refresh_token_by_session on accounts.refresh_token (session);
create unique index refresh_token_one_live_per_session on accounts.refresh_token (session) where replaced is null;

-- What access tokens are signed with, shared by all nodes. The newest one signs, each one verifies.
create table accounts.signing_key (
  kid text primary key,
  public_key bytea not null,
  private_key bytea not null,
  created timestamptz not null
);

grant select, insert on accounts.account to travelapp_accounts;
grant select, insert, delete on accounts.sign_up to travelapp_accounts;
grant update (code_hash, code_sent, code_tries) on accounts.sign_up to travelapp_accounts;
grant select, insert, delete on accounts.session to travelapp_accounts;
grant update (expires) on accounts.session to travelapp_accounts;
grant select, insert, delete on accounts.refresh_token to travelapp_accounts;
grant update (replaced, sealed_answer) on accounts.refresh_token to travelapp_accounts;
grant select, insert on accounts.signing_key to travelapp_accounts;
