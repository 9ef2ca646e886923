import type { AppendOutcome } from '@ledger/kernel';
import type pg from 'pg';
import type { Prepared } from '../prepare.js';
import { type EventToSend, eventsToSend } from './stored-event.js';

/** An append that is under way: what is sent, and sent again, until its outcome is known. */
export interface Claim {
  readonly requestId: string;
  readonly requestHash: string;
  readonly streamId: string;
  /** A revision, -1 for none, -2 for any. */
  readonly asked: number;
  /** The revision last sent as the expected one. */
  readonly tried: number;
  readonly events: readonly EventToSend[];
}

/** What is known of a request. */
export interface Known {
  readonly answer?: Extract<AppendOutcome, { outcome: 'duplicate' }>;
  /** Of the command that was answered, or is under way. */
  readonly requestHash?: string;
  readonly claim?: Claim;
  readonly eventIdTaken: boolean;
}

/**
 * Notes each request before it is sent, so that it can be asked again, the very same, whatever
 * happens to this process; one that is noted already stays as it is.
 * @returns the ids of those that were new
 */
export async function claim(
  pool: pg.Pool,
  requests: readonly Prepared[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ request_id: string }>(
    `insert into ledger.eventstore_claim
     select q.request_id, q.request_hash, q.stream_id, q.asked,
       case q.asked when -2 then coalesce(
         (select max(s.revision) from ledger.sequenced s where s.stream_id = q.stream_id), -1
       ) else q.asked end,
       q.body
     from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
       as q(request_id, request_hash, stream_id, asked, body)
     on conflict (request_id) do nothing returning request_id`,
    [
      requests.map(({ requestId }) => requestId),
      requests.map(({ requestHash }) => requestHash),
      requests.map(({ streamId }) => streamId),
      requests.map(({ expected }) => expected),
      requests.map((request) => JSON.stringify(eventsToSend(request))),
    ],
  );
  return new Set(rows.map(({ request_id }) => request_id));
}

export interface AnsweredRow {
  readonly requestId: string;
  readonly requestHash: string;
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly revision: number;
  readonly recordedAt: string;
}

/** The answers of those requests whose events have their positions. */
export async function answered(
  pool: pg.Pool,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, AnsweredRow>> {
  const { rows } = await pool.query<AnsweredRow>(
    `select request_id as "requestId", request_hash as "requestHash",
       first_position as "firstPosition", last_position as "lastPosition", revision,
       recorded_at as "recordedAt"
     from ledger.sequenced_request where request_id = any($1)`,
    [requestIds],
  );
  return new Map(rows.map((row) => [row.requestId, row]));
}

/** What is known of each request once it is claimed: only now is nothing missed. */
export async function known(
  pool: pg.Pool,
  requests: readonly Prepared[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = requests.map(({ requestId }) => requestId);
  const [answers, claims, taken] = await Promise.all([
    answered(pool, ids),
    claimsOf(pool, ids),
    takenOf(pool, requests),
  ]);
  return new Map(
    requests.map(({ requestId, events }): [string, Known] => {
      const eventIdTaken = events.some(({ eventId }) => taken.has(eventId));
      const answer = answers.get(requestId);
      if (answer) return [requestId, { ...answeredAs(answer), eventIdTaken }];
      const found = claims.get(requestId);
      if (!found) return [requestId, { eventIdTaken }];
      return [requestId, { claim: found, requestHash: found.requestHash, eventIdTaken }];
    }),
  );
}

export function answeredAs({ requestHash, ...row }: AnsweredRow) {
  const { firstPosition, lastPosition, revision, recordedAt } = row;
  const positions = { firstPosition, lastPosition, revision, recordedAt };
  return { requestHash, answer: { outcome: 'duplicate' as const, ...positions } };
}

async function claimsOf(pool: pg.Pool, ids: readonly string[]) {
  const { rows } = await pool.query<Omit<Claim, 'events'> & { body: string }>(
    `select request_id as "requestId", request_hash as "requestHash", stream_id as "streamId",
       asked, tried, body
     from ledger.eventstore_claim where request_id = any($1)`,
    [ids],
  );
  return new Map(
    rows.map(({ body, ...row }): [string, Claim] => [
      row.requestId,
      { ...row, events: JSON.parse(body) as EventToSend[] },
    ]),
  );
}

async function takenOf(pool: pg.Pool, requests: readonly Prepared[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ event_id: string }>(
    'select event_id from ledger.sequenced where event_id = any($1::uuid[])',
    [requests.flatMap(({ events }) => events.map(({ eventId }) => eventId))],
  );
  return new Set(rows.map(({ event_id }) => event_id));
}

/** Notes which revision is expected next, before it is sent. */
export async function tryNext(pool: pg.Pool, { requestId }: Claim, tried: number): Promise<void> {
  await pool.query('update ledger.eventstore_claim set tried = $2 where request_id = $1', [
    requestId,
    tried,
  ]);
}

/** Forgets requests that are refused: they may be asked afresh. */
export async function unclaim(pool: pg.Pool, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return;
  await pool.query('delete from ledger.eventstore_claim where request_id = any($1)', [requestIds]);
}
