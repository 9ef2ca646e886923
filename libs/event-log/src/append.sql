-- Appends a batch, in place of event-log-2-append: the same rules, at half the server's time.
drop function ledger.append;

-- No two requests of a batch may have the same stream or id (the caller sends the second in a later
-- batch). expected: a revision, -1 for none, -2 for any. request_before: how many events of the
-- batch stand before the request's. Arrays named event_* have an item for each event: its request's
-- number from 1, its place in the request from 0, and what is stored of it.
--
-- Answers [head position before] and five lists with an item for each request: what became of it
-- (0 appended, 1 duplicate, 2 conflict, 3 request id reused, 4 recorded-at not allowed), the
-- stream's revision before, events before it, its events, and microseconds since 1970, from which
-- its last event's position, revision and time are the sums.
create function ledger.append(
  the_log text,
  request_id text[], request_hash text[], stream_id text[], expected bigint[],
  given_us bigint[], request_before bigint[], request_events bigint[],
  event_request int[], event_index int[], event_stream text[], event_id uuid[], event_type text[],
  event_version int[], event_envelope text[], event_data text[], event_sealed text[],
  event_digests text[]
) returns bigint[]
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
-- The planner's guesses about arrays are far off: pin it to index look-ups.
set plan_cache_mode = force_generic_plan
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
set enable_bitmapscan = off
as $$
#variable_conflict use_variable
declare
  head ledger.head;
  -- What each request finds: its stream's revision and row, and what becomes of it.
  revisions bigint[];
  rows tid[];
  codes bigint[];
  before bigint[] := request_before;
  counts bigint[] := request_events;
  -- An event's time is its request's plus a microsecond for each event of the batch up to it.
  times bigint[];
  plain boolean;
  known boolean;
  found_one boolean;
  clock bigint;
  latest bigint;
  total bigint := 0;
  old record;
  n int := cardinality(request_id);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append needs read committed: its second statement must see past the lock';
  end if;

  -- One: the lock. Everything after it is a new statement, with a snapshot taken under the lock.
  select h.* into strict head from ledger.head h for update;
  if head.log_id <> the_log then
    raise exception 'the log is now %', head.log_id using errcode = 'LL001';
  end if;
  clock := extract(epoch from clock_timestamp()) * 1000000;
  latest := extract(epoch from head.recorded_at) * 1000000;

  -- Two: what each request finds. Plain: nothing stands in the way of any.
  select array_agg(coalesce(s.revision, -1) order by q.n), array_agg(s.ctid order by q.n),
    bool_and(q.expected in (-2, coalesce(s.revision, -1)) and q.given_us is null),
    exists (select from ledger.append_request k where k.request_id = any (request_id))
  into revisions, rows, plain, known
  from unnest(stream_id, expected, given_us) with ordinality as q(stream_id, expected, given_us, n)
  left join ledger.stream s on s.stream_id = q.stream_id;

  codes := array_fill(0::bigint, array[n]);
  if plain and not known then
    latest := greatest(latest, clock - 1);
    times := array_fill(latest, array[n]);
    total := before[n] + counts[n];
  else
    times := array_fill(0::bigint, array[n]);
    for i in 1 .. n loop
      if known then
        select k.* into old from ledger.append_request k where k.request_id = request_id[i];
        found_one := found;
      end if;
      if found_one then
        codes[i] := case when old.request_hash = request_hash[i] then 1 else 3 end;
        before[i] := old.first_position - head.position - 1;
        counts[i] := old.last_position - old.first_position + 1;
        revisions[i] := old.revision - counts[i];
        times[i] := extract(epoch from old.recorded_at) * 1000000 - before[i] - counts[i];
      elsif given_us[i] is not null and head.simulated is not true then
        codes[i] := 4;
      elsif expected[i] not in (-2, revisions[i]) then
        codes[i] := 2;
      else
        -- The greater of the clock and the one before plus a microsecond, for each event in turn.
        latest := greatest(latest, coalesce(given_us[i], clock) - total - 1);
        times[i] := latest;
        before[i] := total;
        total := total + counts[i];
      end if;
    end loop;
  end if;

  -- Three: the events, their streams, their requests, the head, and one call to those who wait.
  if total > 0 then
    insert into ledger.event (
      position, stream_id, revision, event_id, type, schema_version, recorded_at, envelope, data,
      sealed, leaf
    )
    select e.position, e.stream_id, e.revision, e.event_id, e.type, e.version, e.recorded_at,
      e.envelope, e.data, e.sealed,
      sha256('\x00'::bytea || convert_to(concat_ws(
        E'\n', 'placement-ledger/event/1', head.log_id, e.position, e.stream_id, e.revision,
        e.event_id, e.type || ' ' || e.version,
        to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.digests
      ), 'UTF8'))
    from (
      select u.*, head.position + 1 + before[u.request] + u.index as position,
        revisions[u.request] + 1 + u.index as revision,
        timestamptz 'epoch'
          + (times[u.request] + before[u.request] + u.index + 1) * interval '1 microsecond'
          as recorded_at
      from (
        select unnest(event_request) as request, unnest(event_index) as index,
          unnest(event_stream) as stream_id, unnest(event_id) as event_id,
          unnest(event_type) as type, unnest(event_version) as version,
          unnest(event_envelope) as envelope, unnest(event_data) as data,
          unnest(event_sealed) as sealed, unnest(event_digests) as digests
      ) u
      where codes[u.request] = 0
      offset 0
    ) e;

    if -1 = any (revisions) then
      insert into ledger.stream (stream_id, revision, last_position)
      select u.stream_id, u.events - 1, head.position + u.before + u.events
      from (
        select unnest(stream_id) as stream_id, unnest(revisions) as revision,
          unnest(codes) as code, unnest(before) as before, unnest(counts) as events
      ) u
      where u.revision = -1 and u.code = 0;
    end if;

    -- Nobody moves a stream's row but who holds the lock: it is where it was found.
    if 0 <= any (revisions) then
      update ledger.stream s
      set revision = u.revision + u.events, last_position = head.position + u.before + u.events
      from (
        select unnest(rows) as row, unnest(revisions) as revision, unnest(codes) as code,
          unnest(before) as before, unnest(counts) as events
      ) u
      where s.ctid = u.row and u.code = 0;
    end if;

    insert into ledger.append_request
    select u.request_id, u.request_hash, head.position + u.before + 1,
      head.position + u.before + u.events, u.revision + u.events,
      timestamptz 'epoch' + (u.time + u.before + u.events) * interval '1 microsecond'
    from (
      select unnest(request_id) as request_id, unnest(request_hash) as request_hash,
        unnest(revisions) as revision, unnest(codes) as code, unnest(before) as before,
        unnest(counts) as events, unnest(times) as time
    ) u
    where u.code = 0;

    update ledger.head h
    set position = head.position + total,
      recorded_at = timestamptz 'epoch' + (latest + total) * interval '1 microsecond';
    -- The first append decides that a log which was not made a simulated one is real.
    if head.simulated is null then
      update ledger.head h set simulated = false;
    end if;
    perform pg_notify('ledger', (head.position + total)::text);
  end if;
  return head.position || codes || revisions || before || counts || times;
end $$;
revoke all on function ledger.append from public;
grant execute on function ledger.append to ledger_append;
