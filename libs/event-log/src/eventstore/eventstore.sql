-- For a log kept in EventStoreDB: the dense positions of its events, which only the sequencer gives.
create table ledger.sequencer (
  id smallint primary key default 1 check (id = 1),
  -- Whose log this is; null until the first one is opened.
  installation uuid,
  -- The fence: what an earlier holder of the lease still writes is refused.
  epoch bigint not null default 0,
  holder uuid,
  held_until timestamptz not null default '-infinity',
  position bigint not null default 0,
  -- Of the last event that was handled, placed or not; -1 before the first.
  commit_position bigint not null default -1,
  recorded_at timestamptz
) with (fillfactor = 10);
insert into ledger.sequencer default values;

create table ledger.sequenced (
  position bigint primary key,
  commit_position bigint not null unique,
  stream_id text not null,
  revision bigint not null,
  event_id uuid not null,
  recorded_at timestamptz not null,
  leaf bytea not null,
  unique (stream_id, revision)
);
create index on ledger.sequenced (event_id);
create index on ledger.sequenced (recorded_at);

create table ledger.sequenced_request (
  request_id text primary key,
  request_hash text not null,
  first_position bigint not null,
  last_position bigint not null,
  revision bigint not null,
  recorded_at timestamptz not null
);

-- An append whose outcome is not known yet, with all that is needed to ask the very same again.
create table ledger.eventstore_claim (
  request_id text primary key,
  request_hash text not null,
  stream_id text not null,
  -- A revision, -1 for none, -2 for any.
  asked bigint not null,
  -- The revision that was last sent as the expected one.
  tried bigint not null,
  body text not null
);

-- Streams that are not as the log left them: an event of another's making, a truncation, a deletion.
create table ledger.eventstore_fault (
  stream_id text not null,
  kind text not null check (kind in ('foreign', 'truncated', 'deleted')),
  commit_position bigint not null,
  reason text not null,
  primary key (stream_id, kind)
);

grant select on ledger.sequencer, ledger.sequenced, ledger.sequenced_request,
  ledger.eventstore_fault to ledger_append, ledger_project, ledger_read;
grant select, insert, update, delete on ledger.eventstore_claim to ledger_append;

create trigger append_only before update or delete or truncate on ledger.sequenced
  execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.sequenced_request
  execute function ledger.refuse_change();

-- Takes or keeps the lease, by the database's clock. No row: another holds it.
create function ledger.hold_sequencer(the_holder uuid, seconds int)
returns setof ledger.sequencer
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update ledger.sequencer set
    epoch = epoch + (holder is distinct from the_holder)::int,
    holder = the_holder,
    held_until = clock_timestamp() + seconds * interval '1 second'
  where holder = the_holder or held_until < clock_timestamp()
  returning *
$$;

create function ledger.leave_sequencer(the_holder uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update ledger.sequencer set holder = null, held_until = '-infinity' where holder = the_holder
$$;

-- Binds this database to one log. Null: it belongs to another, or holds one itself.
create function ledger.adopt_log(the_installation uuid) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update ledger.sequencer set installation = the_installation
  where (installation is null or installation = the_installation)
    and not exists (select from ledger.head where position > 0)
  returning true
$$;

-- Writes what was placed, if the epoch is still that of the lease and nothing was placed meanwhile.
create function ledger.sequence(
  the_epoch bigint, after_position bigint, up_to_commit bigint, placed json, faults json
) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held ledger.sequencer;
  reached bigint;
begin
  select * into strict held from ledger.sequencer for update;
  if held.epoch <> the_epoch or held.position <> after_position then
    raise exception 'another sequencer works at epoch %, position %', held.epoch, held.position
      using errcode = 'LL004';
  end if;
  insert into ledger.sequenced
    select p.position, p.commit_position, p.stream_id, p.revision, p.event_id, p.recorded_at,
      decode(p.leaf, 'hex')
    from json_to_recordset(placed) as p(
      position bigint, commit_position bigint, stream_id text, revision bigint, event_id uuid,
      recorded_at timestamptz, leaf text
    );
  insert into ledger.sequenced_request
    select p.closes, p.request_hash, p.first_position, p.position, p.revision, p.recorded_at
    from json_to_recordset(placed) as p(
      closes text, request_hash text, first_position bigint, position bigint, revision bigint,
      recorded_at timestamptz
    )
    where p.closes is not null
  on conflict (request_id) do nothing;
  delete from ledger.eventstore_claim c
  using json_to_recordset(placed) as p(closes text)
  where c.request_id = p.closes;
  delete from ledger.eventstore_fault f
  using json_to_recordset(faults) as p(stream_id text, kind text, reason text)
  where f.stream_id = p.stream_id and f.kind = p.kind;
  insert into ledger.eventstore_fault
    select p.stream_id, p.kind, p.commit_position, p.reason
    from json_to_recordset(faults) as p(
      stream_id text, kind text, commit_position bigint, reason text
    )
    where p.reason is not null;
  reached := after_position + json_array_length(placed);
  update ledger.sequencer set
    position = reached,
    commit_position = up_to_commit,
    recorded_at = coalesce(
      (select s.recorded_at from ledger.sequenced s where s.position = reached), held.recorded_at
    );
  if reached > after_position then perform pg_notify('ledger', reached::text); end if;
  return reached;
end $$;

revoke all on function ledger.hold_sequencer, ledger.leave_sequencer, ledger.adopt_log,
  ledger.sequence from public;
grant execute on function ledger.hold_sequencer, ledger.leave_sequencer, ledger.adopt_log,
  ledger.sequence to ledger_append;
