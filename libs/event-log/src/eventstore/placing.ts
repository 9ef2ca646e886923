import type { RecordedEvent } from '@eventstore/db-client';
import { digestsOf, entryOf, leafOf, textsOf } from '../entry.js';
import { instantText, microseconds } from '../instant.js';
import { policyPrefix } from './feed.js';
import { type ReadEvent, eventOf } from './stored-event.js';

/** A row of ledger.sequenced, and of ledger.sequenced_request with the last event of a request. */
export interface PlacedRow {
  readonly position: number;
  readonly commit_position: number;
  readonly stream_id: string;
  readonly revision: number;
  readonly event_id: string;
  readonly recorded_at: string;
  /** Hex. */
  readonly leaf: string;
  readonly closes?: string;
  readonly request_hash?: string;
  readonly first_position?: number;
}

/** A row of ledger.eventstore_fault; without a reason it takes an earlier one back. */
export interface FaultRow {
  readonly stream_id: string;
  readonly kind: 'foreign' | 'truncated' | 'deleted';
  readonly commit_position: number;
  readonly reason: string | null;
}

/** Where the log ends, and what it is. */
export interface Place {
  readonly prefix: string;
  readonly logId: string;
  readonly simulated: boolean;
  readonly position: number;
  readonly recordedAt: string | null;
}

/**
 * Gives each event of ours the next position and its time: the greater of the server's clock and the
 * last one plus a microsecond. It looks at nothing but the events, so it comes out the same on every
 * rebuild. What is not ours gets no position and is a fault of its stream.
 */
export function place(from: Place, events: readonly RecordedEvent[]) {
  const placed: PlacedRow[] = [];
  const faults = new Map<string, FaultRow>();
  let { position, recordedAt } = from;
  for (const event of events) {
    const fault = faultOf(from.prefix, event);
    const read = eventOf(from.prefix, event);
    if (fault || !read) {
      const found = fault ?? foreign(from.prefix, event);
      faults.set(`${found.stream_id}\n${found.kind}`, found);
      continue;
    }
    position += 1;
    recordedAt = next(recordedAt, clockOf(read, from.simulated));
    placed.push(rowOf(from.logId, read, { position, recordedAt }));
  }
  return { placed, faults: [...faults.values()] };
}

const clockOf = (event: ReadEvent, simulated: boolean): bigint =>
  simulated && event.toldAt !== undefined ? microseconds(event.toldAt) : event.createdAt;

function next(last: string | null, clock: bigint): string {
  const least = last === null ? clock : microseconds(last) + 1n;
  return instantText(clock > least ? clock : least);
}

interface Given {
  readonly position: number;
  readonly recordedAt: string;
}

function rowOf(logId: string, event: ReadEvent, given: Given): PlacedRow {
  const { request } = event;
  const leaf = leafOf(entryOf(logId, { ...event, ...given }, digestsOf(textsOf(event))));
  return {
    position: given.position,
    commit_position: event.commitPosition,
    stream_id: event.streamId,
    revision: event.revision,
    event_id: event.eventId,
    recorded_at: given.recordedAt,
    leaf: leaf.toString('hex'),
    ...(request.index === request.count - 1
      ? {
          closes: request.id,
          request_hash: request.hash,
          first_position: given.position - request.index,
        }
      : {}),
  };
}

const commitOf = ({ position }: RecordedEvent): number => Number(position?.commit ?? 0n);

function foreign(prefix: string, event: RecordedEvent): FaultRow {
  return {
    stream_id: event.streamId.slice(prefix.length),
    kind: 'foreign',
    commit_position: commitOf(event),
    reason: `its event ${event.id} at revision ${event.revision} was not written by this log`,
  };
}

/** Says that a stream is deleted, or that its policy lets the server drop events of it. */
export function faultOf(prefix: string, event: RecordedEvent): FaultRow | undefined {
  const commit_position = commitOf(event);
  if (event.type === '$streamDeleted') {
    const stream_id = event.streamId.slice(prefix.length);
    return { stream_id, kind: 'deleted', commit_position, reason: 'it was deleted' };
  }
  if (!event.streamId.startsWith(policyPrefix(prefix))) return undefined;
  const stream_id = event.streamId.slice(policyPrefix(prefix).length);
  const policy = (typeof event.data === 'object' ? event.data : {}) as Record<string, unknown>;
  const dropping = ['$maxAge', '$maxCount', '$tb'].filter((name) => policy[name] !== undefined);
  const reason = dropping.length > 0 ? `it has ${dropping.join(', ')}` : null;
  return { stream_id, kind: 'truncated', commit_position, reason };
}
