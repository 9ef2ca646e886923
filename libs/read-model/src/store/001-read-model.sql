-- The bookkeeping of the projections. A build is one set of tables of one version of a projection.
create schema rm authorization ledger_project;
set local role ledger_project;

create table rm.build (
  build text primary key,
  name text not null,
  version bigint not null,
  state text not null check (state in ('building', 'live', 'retired')),
  -- The declaration of the tables: it may not change while the version stays.
  declared text not null,
  tables text[] not null,
  created_at timestamptz not null default now()
);
create unique index build_live on rm.build (name, version) where state = 'live';

-- How far a build has come; only the owner of the epoch may move it.
create table rm.checkpoint (
  build text primary key references rm.build on delete cascade,
  position bigint not null,
  epoch bigint not null
) with (fillfactor = 20);

-- Who works on a build, by the clock of the database alone.
create table rm.lease (
  build text primary key references rm.build on delete cascade,
  owner text,
  epoch bigint not null,
  expires_at timestamptz
) with (fillfactor = 20);

-- Streams put aside, with the error of the first event that could not be handled.
create table rm.parked (
  build text not null references rm.build on delete cascade,
  stream_id text not null,
  first_position bigint not null,
  error text not null,
  primary key (build, stream_id)
);
create table rm.parked_event (
  build text not null references rm.build on delete cascade,
  stream_id text not null,
  position bigint not null,
  primary key (build, position)
);

grant usage on schema rm to ledger_read;
grant select on rm.build, rm.checkpoint to ledger_read;
reset role;
