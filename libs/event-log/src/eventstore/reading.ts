import type { EventStoreDBClient, RecordedEvent } from '@eventstore/db-client';
import { LogBroken, type Recorded } from '@ledger/kernel';
import { leafOfEvent } from '../entry.js';
import { NotStorable } from '../storable.js';
import type { Sequenced } from './positions.js';
import { FROM_LEADER, eventsIfAny, eventsIn } from './read-events.js';
import { eventOf, type ReadEvent } from './stored-event.js';

/** Where events are read from. */
export interface Source {
  readonly client: EventStoreDBClient;
  readonly prefix: string;
  readonly logId: string;
}

const PAGE = 1_000;
const LEAST_PAGE = 100;

/** The events at these positions, which are contiguous. @throws LogBroken */
export async function readPlaced(source: Source, rows: readonly Sequenced[]): Promise<Recorded[]> {
  const wanted = new Map(rows.map((row) => [row.commit, row]));
  const events: Recorded[] = [];
  let from = rows[0]?.commit ?? 0;
  while (events.length < rows.length) {
    const count = pageFor(rows.length - events.length);
    const page = await pageFrom(source.client, from, count);
    const found = page.flatMap((event) => placedOf(source, wanted, event));
    assertNext(rows.slice(events.length), found);
    events.push(...found);
    const last = commitOf(page.at(-1));
    if (page.length < count || last === from) break;
    from = last;
  }
  const missing = rows[events.length];
  if (missing) throw lost(missing);
  return events;
}

const commitOf = (event: RecordedEvent | undefined) => Number(event?.position?.commit ?? -1n);

/** The event as recorded, if its position is wanted and was not read yet. */
function placedOf(source: Source, wanted: Map<number, Sequenced>, event: RecordedEvent) {
  const row = wanted.get(commitOf(event));
  if (!row) return [];
  wanted.delete(row.commit);
  return [recordedOf(source, row, event)];
}

/** @throws LogBroken where another event was found than the next one */
function assertNext(rows: readonly Sequenced[], found: readonly Recorded[]): void {
  found.forEach(({ position }, n) => {
    const row = rows[n];
    if (row && row.position !== position) throw lost(row);
  });
}

// `readAll` gives the event at the position too: it begins with what the page before ended with.
async function pageFrom(client: EventStoreDBClient, commit: number, maxCount: number) {
  const fromPosition = { commit: BigInt(commit), prepare: BigInt(commit) };
  return eventsIn(() => client.readAll({ fromPosition, maxCount, ...FROM_LEADER }));
}

// Others' events stand between ours: a few more than are wanted are read, but not a thousand for one.
const pageFor = (wanted: number): number =>
  Math.min(PAGE, Math.max(LEAST_PAGE, Math.ceil(1.5 * wanted)));

/**
 * What stands at these positions, whatever it is, by commit position; for who looks for a fault.
 * Nothing is given for a position where no event of this log stands.
 */
export async function standingAt(
  { client, prefix }: Source,
  rows: readonly Sequenced[],
): Promise<ReadonlyMap<number, ReadEvent>> {
  const commits = rows.map(({ commit }) => commit);
  const [wanted, end] = [new Set(commits), Math.max(...commits)];
  const found = new Map<number, ReadEvent>();
  let from = Math.min(...commits);
  for (;;) {
    const count = pageFor(rows.length - found.size);
    const page = await pageFrom(client, from, count);
    const events = page.filter((event) => wanted.has(commitOf(event)));
    for (const event of events.flatMap((each) => eventOf(prefix, each) ?? []))
      found.set(event.commitPosition, event);
    const last = commitOf(page.at(-1));
    if (page.length < count || last <= from || last >= end) return found;
    from = last;
  }
}

/** The events of a stream at these revisions, which must be all from 0. @throws LogBroken */
export async function readStreamPlaced(
  source: Source,
  streamId: string,
  rows: readonly Sequenced[],
): Promise<Recorded[]> {
  rows.forEach(({ position, revision }, n) => {
    if (revision === n) return;
    throw new LogBroken(position, `${streamId} has revision ${revision} where ${n} belongs`);
  });
  if (rows.length === 0) return [];
  const options = { maxCount: rows.length, ...FROM_LEADER };
  const read = await eventsIfAny(() => source.client.readStream(source.prefix + streamId, options));
  return rows.map((row, n) => {
    const event = read[n];
    if (!event) throw lost(row);
    return recordedOf(source, row, event);
  });
}

const lost = ({ position, streamId }: Sequenced) =>
  new LogBroken(position, `EventStoreDB no longer has the event; it is of ${streamId}`);

/** @throws LogBroken when the event is not the one that was given the position */
function recordedOf(source: Source, row: Sequenced, event: RecordedEvent): Recorded {
  const read = eventOf(source.prefix, event);
  if (!read) throw new LogBroken(row.position, 'the event is not one of this log');
  const recorded: Recorded = {
    position: row.position,
    streamId: read.streamId,
    revision: read.revision,
    eventId: read.eventId,
    type: read.type,
    schemaVersion: read.schemaVersion,
    recordedAt: row.recordedAt,
    meta: read.meta,
    data: read.data,
    sealed: read.sealed,
  };
  if (isPlacedAs(row, read) && fits(source.logId, recorded, row.leaf)) return recorded;
  throw new LogBroken(row.position, 'the event is not the one that was recorded');
}

/** Whether the position is noted for this event: streams are read by what is noted. */
export const isPlacedAs = (row: Sequenced, event: ReadEvent): boolean =>
  row.streamId === event.streamId &&
  row.revision === event.revision &&
  row.eventId === event.eventId;

// What was recorded could be stored: what cannot is something else.
function fits(logId: string, event: Recorded, leaf: Buffer): boolean {
  try {
    return leafOfEvent(logId, event).equals(leaf);
  } catch (error) {
    if (error instanceof NotStorable) return false;
    throw error;
  }
}
