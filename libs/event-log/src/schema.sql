create schema ledger;
grant usage on schema ledger to ledger_append, ledger_project, ledger_read;

-- Where the log ends. Locking this one row puts all appends in order.
create table ledger.head (
  id smallint primary key default 1 check (id = 1),
  installation uuid not null default gen_random_uuid(),
  -- null: not decided yet, because nothing is recorded.
  simulated boolean,
  log_id text not null generated always as (
    'placement-ledger/' || case when simulated then 'simulated/' else '' end || installation::text
  ) stored,
  position bigint not null default 0,
  recorded_at timestamptz
) with (fillfactor = 10);
insert into ledger.head default values;

create table ledger.stream (
  stream_id text primary key,
  revision bigint not null,
  last_position bigint not null
) with (fillfactor = 80);

create table ledger.event (
  position bigint primary key,
  stream_id text not null,
  revision bigint not null,
  event_id uuid not null unique,
  type text not null,
  schema_version smallint not null,
  recorded_at timestamptz not null,
  -- Canonical JSON (RFC 8785) as text: jsonb would not keep the bytes that the leaf is made of.
  envelope text not null,
  data text not null,
  sealed text,
  leaf bytea not null,
  unique (stream_id, revision)
);

create table ledger.append_request (
  request_id text primary key,
  request_hash text not null,
  first_position bigint not null,
  last_position bigint not null,
  revision bigint not null,
  recorded_at timestamptz not null
);

grant select on all tables in schema ledger to ledger_project, ledger_read;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on ledger.event
  execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.append_request
  execute function ledger.refuse_change();

-- The last position recorded at or before the instant. recorded_at rises with position, so a search
-- by halves over the primary key needs no index of its own.
create function ledger.position_at(instant timestamptz) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  low bigint := 0;
  high bigint := (select position from ledger.head);
  middle bigint;
  found_at timestamptz;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    select recorded_at into found_at from ledger.event where position = middle;
    if not found then
      raise exception 'no event' using errcode = 'LL002', detail = middle::text;
    end if;
    if found_at <= instant then low := middle; else high := middle - 1; end if;
  end loop;
  return low;
end $$;
revoke all on function ledger.position_at from public;
grant execute on function ledger.position_at to ledger_project, ledger_read;

-- Makes an empty log a simulated one, for good.
create function ledger.simulate() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head ledger.head;
begin
  select * into head from ledger.head for update;
  if head.simulated then return; end if;
  if head.position > 0 or head.simulated is not null then
    raise exception 'a log that holds events of real life cannot become simulated'
      using errcode = 'LL003';
  end if;
  update ledger.head set simulated = true;
end $$;
revoke all on function ledger.simulate from public;
grant execute on function ledger.simulate to ledger_append;
