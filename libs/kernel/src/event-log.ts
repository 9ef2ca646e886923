import type { EventMeta } from './envelope.js';
import type { Recorded } from './recorded.js';
import type { SealedPart } from './personal.js';

/** The revision that the writer believes the stream has. */
export type ExpectedRevision = number | 'none' | 'any';

export interface EventToAppend {
  /** UUIDv7. */
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly meta: EventMeta;
  readonly data: object;
  readonly sealed: readonly SealedPart[];
}

/** One command's events for one stream. */
export interface AppendRequest {
  readonly requestId: string;
  /** SHA-256, hex, of the command as received: before ids, time and sealing. */
  readonly requestHash: string;
  readonly streamId: string;
  readonly expectedRevision: ExpectedRevision;
  /** At least one. */
  readonly events: readonly EventToAppend[];
  /** Sets the clock of a simulated log forward; a real log refuses it. */
  readonly recordedAt?: string;
}

export interface Appended {
  readonly firstPosition: number;
  readonly lastPosition: number;
  /** The stream's revision after the append. */
  readonly revision: number;
  readonly recordedAt: string;
}

/** Every request has its own outcome; one request never harms its neighbours. */
export type AppendOutcome =
  | ({ readonly outcome: 'appended' } & Appended)
  /** The same request id with the same hash was recorded before: the original answer. */
  | ({ readonly outcome: 'duplicate' } & Appended)
  /** `actualRevision` is -1 when the stream is empty. */
  | { readonly outcome: 'conflict'; readonly actualRevision: number }
  | { readonly outcome: 'rejected'; readonly code: RejectionCode; readonly reason: string };

export type RejectionCode =
  | 'request-id-reused'
  | 'recorded-at-not-allowed'
  | 'text-not-allowed'
  | 'number-not-allowed'
  | 'too-large'
  | 'no-events';

/** Where the log ends. An empty log has position 0 and recordedAt null. */
export interface Head {
  readonly position: number;
  readonly recordedAt: string | null;
}

/** Thrown when the queue of appends is full: try again later. */
export class LogBusy extends Error {
  constructor(readonly queued: number) {
    super(`The event log is busy: ${queued} events wait. Try again shortly.`);
    this.name = 'LogBusy';
  }
}

/**
 * Thrown when events are stored for good, but their positions did not come in time. The same request
 * id, asked again, gives the answer.
 */
export class NotYetPlaced extends Error {
  constructor(readonly eventIds: readonly string[]) {
    super(
      'The events are stored, and their positions will follow. ' +
        'Ask again with the same request id for the answer.',
    );
    this.name = 'NotYetPlaced';
  }
}

/** Thrown by every reader that finds a position missing, repeated or out of order. */
export class LogBroken extends Error {
  constructor(
    readonly position: number,
    reason: string,
  ) {
    super(`The event log is broken at position ${position}: ${reason}`);
    this.name = 'LogBroken';
  }
}

/** Which part of the log is read as a whole: after one position, up to and including another. */
export interface Span {
  readonly after: number;
  readonly until: number;
  /** Events of these types are verified like all others, but not given. */
  readonly unwanted: ReadonlySet<string>;
}

/** A part of the log without holes, of which only the wanted events are given. */
export interface Stretch {
  /** Their texts may be parsed only when looked at: take fields by name, and do not spread them. */
  readonly events: readonly Recorded[];
  /**
   * The Merkle leaves of all its events, wanted or not, 32 bytes each, made anew from what stands in
   * the log; absent where they cannot be told.
   */
  readonly leaves?: Uint8Array;
  /** The roots of the tree's blocks among the leaves, where they are made already. */
  readonly blocks?: Uint8Array;
  /** The position that it ends with. */
  readonly to: number;
}

/** A batch of appends that has been answered. */
export interface AppendedBatch {
  readonly requests: number;
  readonly events: number;
  /** How long its first request waited to be sent. */
  readonly queuedSeconds: number;
  /** From sending to the answer, tries again included. */
  readonly seconds: number;
}

/** Who wants to know how the log fares, to count it. It must not throw. */
export interface LogObserver {
  batch(batch: AppendedBatch): void;
  /** A request was turned away with LogBusy. */
  busy(): void;
  /** The connection that hears of new events was lost and is there again. */
  listenerReconnected(): void;
}

/** The one port to the log. PostgreSQL, EventStoreDB and memory pass one conformance kit. */
export interface EventLog {
  readonly logId: string;
  /** True for a demonstration or test log, for good: only such a log takes `recordedAt`. */
  readonly simulated: boolean;
  /**
   * Appends and waits until it is durable.
   * @throws LogBusy when too much waits; NotYetPlaced when it is durable and has no position yet
   */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** The stream's events in order; empty when there is none. */
  readStream(streamId: string): Promise<readonly Recorded[]>;
  /** Many streams in one round trip, keyed by stream id; a stream without events has an empty list. */
  readStreams(streamIds: readonly string[]): Promise<ReadonlyMap<string, readonly Recorded[]>>;
  /** At most `limit` events after the position, contiguous. @throws LogBroken */
  readAll(after: number, limit: number): Promise<readonly Recorded[]>;
  /**
   * A long part of the log in stretches of moderate size, at the speed of a copy. Where an adapter
   * has none, `readAll` gives the same. @throws LogBroken
   */
  stretches?(span: Span): AsyncIterable<Stretch>;
  head(): Promise<Head>;
  /** The last position recorded at or before the RFC 3339 instant; 0 when there is none. */
  positionAt(instant: string): Promise<number>;
  /** Resolves when the head is past `after`, or after `timeoutMs`, whichever is first. */
  waitPast(after: number, timeoutMs: number): Promise<void>;
  /**
   * At most `limit` events straight after the position that this process appended itself a moment ago,
   * just as `readAll` would give them; empty when they must be read. Not every adapter keeps them.
   */
  justAppended?(after: number, limit: number): readonly Recorded[];
  /** Tells the observer from now on. Not every adapter does. */
  observe?(observer: LogObserver): void;
  /** How many events of this process wait or are being appended. Not every adapter knows. */
  waiting?(): number;
  close(): Promise<void>;
}
