create schema vault authorization ledger_owner;
grant usage on schema vault to ledger_vault;

create table vault.child_key (
  pupil_id text not null,
  class text not null,
  key_id text not null unique,
  -- The child's key under the master key; null once the key is destroyed.
  wrapped bytea,
  master_key_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (pupil_id, class),
  check ((wrapped is null) = (destroyed_at is not null))
);
alter table vault.child_key owner to ledger_owner;
grant select, insert on vault.child_key to ledger_vault;

-- Which key file this ledger was sealed with: digests that only the right keys give.
create table vault.key_check (
  single boolean primary key default true check (single),
  master_key text not null,
  index_key text not null
);
alter table vault.key_check owner to ledger_owner;
grant select, insert on vault.key_check to ledger_vault;
