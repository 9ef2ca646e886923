-- Appends a batch: for each request its outcome. A request is one stream's events; no two requests
-- of a batch may have the same stream or id (the caller sends the second in a later batch).
-- expected: a revision, -1 for none, -2 for any. Arrays named event_* have an item for each event;
-- event_request is its request's number from 1; event_closes and event_hash are the request's id
-- and hash on its last event, and null on the others.
create function ledger.append(
  the_log text,
  request_id text[], request_hash text[], stream_id text[], expected bigint[],
  given_at timestamptz[], event_count int[],
  event_request int[], event_index int[], event_closes text[], event_hash text[],
  event_stream text[],
  event_given_at timestamptz[], event_id uuid[], event_type text[], event_version int[],
  event_envelope text[], event_data text[], event_sealed text[],
  event_content_digest text[], event_sealed_digest text[]
) returns table (
  request int, outcome text, first_position bigint, last_position bigint, revision bigint,
  recorded_at timestamptz
)
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
-- The planner's guesses about arrays are far off: pin it to index look-ups.
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
set enable_bitmapscan = off
as $$
#variable_conflict use_column
declare
  head ledger.head;
  outcomes text[];
  accepted boolean[];
  bases bigint[];
  firsts bigint[];
  lasts bigint[];
  revisions bigint[];
  times timestamptz[];
  clock timestamptz;
  total bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append needs read committed: its second statement must see past the lock';
  end if;

  -- One: the lock. Everything after it is a new statement, with a snapshot taken under the lock.
  select * into strict head from ledger.head for update;
  if head.log_id <> the_log then
    raise exception 'the log is now %', head.log_id using errcode = 'LL001';
  end if;
  clock := clock_timestamp();

  -- Two: what becomes of each request.
  select
    array_agg(a.outcome order by a.n), array_agg(a.outcome = 'appended' order by a.n),
    array_agg(a.base order by a.n), array_agg(a.first_position order by a.n),
    array_agg(a.last_position order by a.n), array_agg(a.revision order by a.n),
    array_agg(a.recorded_at order by a.n),
    coalesce(sum(a.events) filter (where a.outcome = 'appended'), 0)
  into outcomes, accepted, bases, firsts, lasts, revisions, times, total
  from (
    select q.n, q.events, coalesce(s.revision, -1) as base,
      r.first_position, r.last_position, r.revision, r.recorded_at,
      case
        when r.request_hash = q.request_hash then 'duplicate'
        when r.request_hash is not null then 'request-id-reused'
        when q.given_at is not null and head.simulated is not true then 'recorded-at-not-allowed'
        when q.expected not in (-2, coalesce(s.revision, -1)) then 'conflict'
        else 'appended'
      end as outcome
    from unnest(request_id, request_hash, stream_id, expected, given_at, event_count)
      with ordinality as q(request_id, request_hash, stream_id, expected, given_at, events, n)
    left join lateral (
      select * from ledger.append_request k where k.request_id = q.request_id limit 1
    ) r on true
    left join lateral (
      select k.revision from ledger.stream k where k.stream_id = q.stream_id limit 1
    ) s on true
  ) a;

  return query
    with numbered as materialized (
      select e.*, head.position + e.line as position,
        bases[e.request] + 1 + e.index as revision,
        -- The greater of the clock and the one before plus a microsecond, for each event in turn.
        greatest(
          head.recorded_at,
          max(coalesce(e.given_at, clock) - e.line * interval '1 microsecond')
            over (order by e.line)
        ) + e.line * interval '1 microsecond' as recorded_at
      from (
        select e.*, row_number() over (order by e.n) as line
        from unnest(
          event_request, event_index, event_closes, event_hash, event_stream, event_given_at,
          event_id, event_type, event_version, event_envelope, event_data, event_sealed,
          event_content_digest, event_sealed_digest
        ) with ordinality as e(
          request, index, closes, hash, stream_id, given_at, event_id, type, version, envelope,
          data, sealed, content_digest, sealed_digest, n
        )
        where accepted[e.request]
      ) e
    ), stored as (
      insert into ledger.event (
        position, stream_id, revision, event_id, type, schema_version, recorded_at, envelope, data,
        sealed, leaf
      )
      select position, stream_id, revision, event_id, type, version, recorded_at, envelope, data,
        sealed,
        sha256('\x00'::bytea || convert_to(
          'placement-ledger/event/1' || E'\n' || head.log_id || E'\n' || position || E'\n'
            || stream_id || E'\n' || revision || E'\n' || event_id || E'\n' || type || ' ' || version
            || E'\n' || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            || E'\n' || content_digest || E'\n' || sealed_digest || E'\n',
          'UTF8'))
      from numbered
    ), advanced as (
      insert into ledger.stream (stream_id, revision, last_position)
      select stream_id, revision, position from numbered where closes is not null
      on conflict (stream_id) do update
        set revision = excluded.revision, last_position = excluded.last_position
    ), answered as (
      insert into ledger.append_request
      select closes, hash, position - index, position, revision, recorded_at
      from numbered where closes is not null
    )
    select request, 'appended', position - index, position, revision, recorded_at
    from numbered where closes is not null
    union all
    select q.n::int, q.outcome, q.first_position, q.last_position,
      case q.outcome when 'conflict' then q.base else q.revision end, q.recorded_at
    from unnest(outcomes, bases, firsts, lasts, revisions, times)
      with ordinality as q(outcome, base, first_position, last_position, revision, recorded_at, n)
    where q.outcome <> 'appended';

  -- Three: the head, and one call to those who wait.
  if total > 0 then
    update ledger.head h
      set position = e.position, recorded_at = e.recorded_at,
        simulated = coalesce(h.simulated, false)
      from ledger.event e where e.position = head.position + total;
    perform pg_notify('ledger', (head.position + total)::text);
  end if;
end $$;
revoke all on function ledger.append from public;
grant execute on function ledger.append to ledger_append;
