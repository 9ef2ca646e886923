import type { PersonalPart, Recorded, Span, Stretch } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import type { KnownRoot } from '../bulk/log-tree.js';
import type { SharedReader } from './shared-reader.js';
import type { Turns } from './turns.js';

/** Opens every sealed part of these events, in order; a part whose key is destroyed is left out. */
export type OpenEvents = (
  events: readonly Recorded[],
) => Promise<readonly { readonly personal: readonly PersonalPart[] }[]>;

/** Where a test may break a batch off, as a crash would. */
export type Boundary =
  'before-fetch' | 'before-write' | 'after-write' | 'after-checkpoint' | 'after-commit';

/** What all projections of one process work with. */
export interface Engine {
  readonly database: Database;
  readonly reader: SharedReader;
  readonly open: OpenEvents;
  /** This process, among those that share the work. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly batchEvents: number;
  /** From so many events on, empty tables are loaded at once, and full ones analyzed afterwards. */
  readonly bulkEvents: number;
  /** So many bytes of rows a rebuild may keep in memory; more are in a temporary file. */
  readonly mostHeld: number;
  /** A load holds a connection and much memory, and asks for a second one: few go at once. */
  readonly loads: Turns;
  /** A Merkle root of the log that is kept elsewhere, to be compared with while it is read. */
  readonly knownRoot?: () => Promise<KnownRoot | undefined>;
  /** How a long part of the log is read; every leaf of it is made anew. @throws LogBroken */
  readonly stretches: (span: Span) => AsyncIterable<Stretch>;
  /** Told of what stops a projection for a while; it is tried again. */
  readonly onError: (projection: string, error: unknown) => void;
  /** Only tests give it: it may throw. */
  readonly atBoundary: (boundary: Boundary) => void;
}
