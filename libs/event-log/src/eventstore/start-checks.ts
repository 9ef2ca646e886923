import { AccessDeniedError, type RecordedEvent } from '@eventstore/db-client';
import { LogBroken } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import type { Connection } from './connection.js';
import { after } from './feed.js';
import type { Identity } from './identity.js';
import { type FaultRow, faultOf } from './placing.js';
import { sequencedAfter, sequencedHead } from './positions.js';
import { FROM_LEADER } from './read-events.js';
import { readPlaced } from './reading.js';
import { EventStoreUnusable } from './unusable.js';

export interface Start {
  readonly connection: Connection;
  readonly database: Database;
  readonly prefix: string;
}

/**
 * A prefix that no other prefix begins with.
 * @throws EventStoreUnusable
 */
export function checkPrefix(prefix: string): void {
  if (/^[a-z][a-z0-9]{0,40}-$/.test(prefix)) return;
  throw new EventStoreUnusable(
    `The prefix ${prefix} of the streams is not letters and figures and one hyphen at its end.`,
  );
}

/**
 * The database's positions are of this log, and of no other.
 * @throws EventStoreUnusable
 */
export async function adopt({ database }: Start, { installation }: Identity): Promise<void> {
  const pool = database.pool('append');
  const { rows } = await pool.query<{ adopted: boolean | null }>(
    'select ledger.adopt_log($1) as adopted',
    [installation],
  );
  if (rows[0]?.adopted) return;
  throw new EventStoreUnusable(
    'The database holds another event log than EVENTSTORE_URL. Use a new, empty database: ' +
      'positions and read models are made again from EventStoreDB.',
  );
}

/**
 * The server must keep every event of ours: no truncation, no maximum age or count, no deletion.
 * Looks at what was noted before and at what is new since.
 * @throws EventStoreUnusable that names the stream and the remedy
 */
export async function refuseDropping(start: Start): Promise<void> {
  const pool = start.database.pool('append');
  const { rows: noted } = await pool.query<FaultRow>(
    `select stream_id, kind, commit_position, reason from ledger.eventstore_fault
     where kind <> 'foreign'`,
  );
  const { rows: heads } = await pool.query<{ commit: number }>(
    'select commit_position as commit from ledger.sequencer',
  );
  const faults = new Map(noted.map((fault) => [keyOf(fault), fault]));
  for (const fault of await newFaults(start, heads[0]?.commit ?? -1)) {
    faults.set(keyOf(fault), fault);
  }
  const [fault] = [...faults.values()].filter(({ reason }) => reason !== null);
  if (!fault) return;
  throw new EventStoreUnusable(
    `EventStoreDB may not keep all of stream ${start.prefix}${fault.stream_id}: ${fault.reason}. ` +
      'Clear the metadata of the stream; restore a deleted stream from a backup.',
  );
}

/** @throws EventStoreUnusable */
async function newFaults(start: Start, commit: number): Promise<FaultRow[]> {
  const faults: FaultRow[] = [];
  try {
    for await (const event of since(start, commit)) {
      faults.push(...[faultOf(start.prefix, event)].filter((fault) => fault !== undefined));
    }
    return faults;
  } catch (error) {
    if (!(error instanceof AccessDeniedError)) throw error;
    throw new EventStoreUnusable(
      'EVENTSTORE_URL names someone who may not read $all. Name a member of $admins, or allow it.',
    );
  }
}

/**
 * The last event that has a position must still be there: a server restored from an older backup
 * would give its commit positions again, and the sequencer would pass over what is written there.
 * @throws EventStoreUnusable
 */
export async function refuseLess(start: Start, logId: string): Promise<void> {
  const pool = start.database.pool('read');
  const { position } = await sequencedHead(pool);
  const last = position === 0 ? [] : await sequencedAfter(pool, position - 1, 1);
  const source = { client: start.connection.client, prefix: start.prefix, logId };
  await readPlaced(source, last).catch((error: unknown) => {
    if (!(error instanceof LogBroken)) throw error;
    throw new EventStoreUnusable(
      `EventStoreDB does not hold what this database was told of: ${error.message}. Was it restored ` +
        'from an older backup? Bring the newer one back, or use a new, empty database.',
    );
  });
}

const keyOf = ({ stream_id, kind }: FaultRow) => `${stream_id}\n${kind}`;

async function* since({ connection, prefix }: Start, commit: number) {
  const all = connection.client.readAll({ fromPosition: after(commit), ...FROM_LEADER });
  for await (const { event } of all) if (isOurs(prefix, event)) yield event;
}

const isOurs = (prefix: string, event: unknown): event is RecordedEvent =>
  ['', '$$'].some((mark) =>
    (event as RecordedEvent | undefined)?.streamId.startsWith(mark + prefix),
  );
