import type { Opened } from '@ledger/kernel';
import fc from 'fast-check';
import { type Change, projection, type Rows } from '../projection.js';
import { additive, keyed } from '../table.js';
import { recordedFrom } from './given.js';

/** A projection whose events carry what they do, for tests of the engine by random histories. */
export type AnyEvent =
  | { type: 'Put'; data: { key: string; group: string | null; size: number } }
  | { type: 'Removed'; data: { key: string } }
  | { type: 'Added'; data: { key: string; on: string; size: number } }
  /** Every row of the group grows: what the fold finds by an index decides what changes. */
  | { type: 'GroupGrew'; data: { group: string | null; by: number } }
  | { type: 'Copied'; data: { from: string; to: string } }
  | { type: 'Spoilt'; data: object };

const tables = {
  things: keyed({
    columns: { key: 'text', group: 'text?', size: 'integer', note: 'json' },
    key: ['key'],
    indexes: { byGroup: ['group'] },
    scope: { authority: 'key' },
  }),
  lastThings: keyed({ columns: { key: 'text', size: 'integer' }, key: ['key'], history: false }),
  sizes: additive({
    columns: { key: 'text', on: 'date' },
    measures: ['size', 'count'],
    blockPositions: 8,
    date: 'on',
    scope: { authority: 'key' },
  }),
};
type AnyTables = typeof tables;

const put = (key: string, group: string | null, size: number): Change[] => [
  { do: 'put', table: 'things', row: { key, group, size, note: { of: [key, size] } } },
  { do: 'put', table: 'lastThings', row: { key, size } },
];

/** A change and its opposite within one event are no change. */
const blink = (key: string): Change[] => [
  { do: 'put', table: 'lastThings', row: { key, size: -1 } },
  { do: 'remove', table: 'lastThings', key: { key } },
];

const copied = (rows: Rows<AnyTables>, data: { from: string; to: string }) => {
  const from = rows.one('things', { key: data.from });
  return from ? put(data.to, from.group, from.size) : [];
};

export const anyProjection = projection<AnyEvent>()({
  name: 'any-things',
  version: 1,
  tables,
  on: {
    Put: { changes: ({ data }) => [...blink(data.key), ...put(data.key, data.group, data.size)] },
    Removed: {
      changes: ({ data: { key } }) => [
        { do: 'remove', table: 'things', key: { key } },
        { do: 'remove', table: 'lastThings', key: { key } },
      ],
    },
    Added: {
      changes: ({ data: { key, on, size } }) => [
        { do: 'add', table: 'sizes', key: { key, on }, measures: { size, count: 1 } },
      ],
    },
    GroupGrew: {
      needs: ({ data: { group } }) => [{ table: 'things', index: 'byGroup', values: { group } }],
      changes: ({ data: { group, by } }, rows) =>
        rows
          .many('things', 'byGroup', { group })
          .flatMap((row) => put(row.key, row.group, row.size + by)),
    },
    Copied: {
      needs: ({ data }) => [{ table: 'things', key: { key: data.from } }],
      changes: ({ data }, rows) => copied(rows, data),
    },
    Spoilt: {
      changes: () => {
        throw new Error('spoilt');
      },
    },
  },
});

export const anyTypes: ReadonlySet<string> = new Set(Object.keys(anyProjection.on));

const key = fc.constantFrom('801', '802', '803', '804');
const group = fc.constantFrom('red', 'blue', null);
const size = fc.integer({ min: -2, max: 2 });
const on = fc.constantFrom('2026-01-05', '2026-01-06');

const event: fc.Arbitrary<AnyEvent> = fc.oneof(
  fc.record({ key, group, size }).map((data) => ({ type: 'Put' as const, data })),
  fc.record({ key }).map((data) => ({ type: 'Removed' as const, data })),
  fc.record({ key, on, size }).map((data) => ({ type: 'Added' as const, data })),
  fc.record({ group, by: size }).map((data) => ({ type: 'GroupGrew' as const, data })),
  fc.record({ from: key, to: key }).map((data) => ({ type: 'Copied' as const, data })),
);
const spoilt: fc.Arbitrary<AnyEvent> = fc.constant({ type: 'Spoilt', data: {} });

const stream = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const told = fc.record({ event, stream });
const toldOrSpoilt = fc.oneof(
  { weight: 60, arbitrary: told },
  { weight: 1, arbitrary: fc.record({ event: spoilt, stream }) },
);
const history = (list: readonly { event: AnyEvent; stream: string }[]) =>
  recordedFrom(list.map((one) => ({ ...one.event, streamId: one.stream })));

/** Up to `most` events over a few streams; now and then one that cannot be handled. */
export const anyHistory = (most: number): fc.Arbitrary<readonly Opened[]> =>
  fc.array(toldOrSpoilt, { maxLength: most }).map(history);

/** The same without events that cannot be handled. */
export const soundHistory = (most: number): fc.Arbitrary<readonly Opened[]> =>
  fc.array(told, { maxLength: most }).map(history);

/** One history of so many events. */
export function historyOf(length: number, seed: number): readonly Opened[] {
  return history(fc.sample(toldOrSpoilt, { seed, numRuns: length }));
}

/** The events as a test tells them. */
export const listed = (events: readonly Opened[]) =>
  events.map(({ streamId, ...event }) => ({ ...(event as AnyEvent), streamId }));
