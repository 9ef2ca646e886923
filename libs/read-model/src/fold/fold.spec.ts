import fc from 'fast-check';
import { type AnyEvent, anyHistory, anyProjection, anyTypes } from '../testing/any-history.js';
import { projectionSpec, recordedFrom } from '../testing/index.js';
import { plainFold } from '../testing/plain-fold.js';
import { define } from './definition.js';
import { MemoryTables } from './memory-tables.js';

const { given } = projectionSpec(anyProjection);
const put = (key: string, group: string | null, size: number) => ({
  type: 'Put' as const,
  data: { key, group, size },
});
const thing = (key: string, group: string | null, size: number) => ({
  key,
  group,
  size,
  note: { of: [key, size] },
});
const canonical = (row: object) =>
  Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
const bySomething = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('the fold of a batch', () => {
  it('sees what earlier events of the batch did, by key and by index', () => {
    given(put('801', 'red', 1), put('802', 'blue', 5), put('802', 'red', 2), {
      type: 'GroupGrew',
      data: { group: 'red', by: 10 },
    }).thenRows('things', [thing('801', 'red', 11), thing('802', 'red', 12)]);
  });

  it('keeps every row as it was known at each position', () => {
    const story = given(put('801', 'red', 1), put('801', 'red', 2), {
      type: 'Removed',
      data: { key: '801' },
    });
    story.knownAt(1).thenRows('things', [thing('801', 'red', 1)]);
    story.knownAt(2).thenRows('things', [thing('801', 'red', 2)]);
    story.thenRows('things', []);
  });

  it('finds rows by an index value that is null', () => {
    given(put('801', null, 1), { type: 'GroupGrew', data: { group: null, by: 1 } }).thenRows(
      'things',
      [thing('801', null, 2)],
    );
  });

  it('adds up sums and leaves out a key whose sums are all zero', () => {
    const added = (size: number) =>
      ({ type: 'Added', data: { key: '801', on: '2026-01-05', size } }) as const;
    given(added(3), added(4)).thenRows('sizes', [
      { key: '801', on: '2026-01-05', size: 7, count: 2 },
    ]);
  });

  it('makes no version where an event leaves a row as it was', () => {
    const memory = new MemoryTables(define(anyProjection, anyTypes));
    memory.take(recordedFrom([put('801', 'red', 1), put('801', 'red', 1)]));
    memory.take(recordedFrom([put('801', 'red', 1), { type: 'Removed', data: { key: '802' } }]));
    expect(memory.versions('things').map(({ from, to }) => [from, to])).toEqual([[1, null]]);
  });

  it('refuses a handler rows that its event did not say it needs', () => {
    const { Copied } = anyProjection.on;
    if (Copied === 'ignore') throw new Error('Copied has a handler');
    const on = { ...anyProjection.on, Copied: { changes: Copied.changes } };
    const curious = projectionSpec<AnyEvent, typeof anyProjection.tables>({ ...anyProjection, on });
    curious
      .given(put('801', 'red', 1), { type: 'Copied', data: { from: '801', to: '802' } })
      .thenParked(2, 'did not say that it needs key 801 of things');
  });

  it('parks the stream of an event that cannot be handled, and goes on with the others', () => {
    const story = given({ type: 'Spoilt', data: {}, streamId: 'bad' }, put('801', 'red', 1), {
      ...put('802', 'red', 1),
      streamId: 'bad',
    });
    story.thenParked(1, 'spoilt');
    expect(story.rows('things')).toEqual([thing('801', 'red', 1)]);
  });

  it('parks a value that the database would refuse', () => {
    given(put('801', 'red\0', 1)).thenParked(1, 'group is not of kind text');
    given({ type: 'Added', data: { key: '801', on: '2026-02-30', size: 1 } }).thenParked(
      1,
      'on is not of kind date',
    );
    given(put('801', 'red', 1.5)).thenParked(1, 'size is not of kind integer');
    given(put('8'.repeat(3_000), 'red', 1)).thenParked(1, 'A key of lastThings has 3000 bytes');
  });

  it('parks a type that no schema knows, and passes by a type of another aggregate', () => {
    const events = [{ type: 'Strange', data: {} }, put('801', 'red', 1)];
    const tables = (known: readonly string[]) => {
      const memory = new MemoryTables(define(anyProjection, new Set([...anyTypes, ...known])));
      memory.take(recordedFrom(events));
      return memory;
    };
    expect(tables([]).parked.map(({ position }) => position)).toEqual([1, 2]);
    expect(tables([]).known('things', 2)).toEqual([]);
    expect(tables(['Strange']).parked).toEqual([]);
    expect(tables(['Strange']).known('things', 2)).toEqual([thing('801', 'red', 1)]);
  });

  it('equals a plain fold of the log at every position, whatever the batches', () => {
    const seed = Date.now() % 1_000_000;
    console.info(`fold.spec seed ${seed}`);
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyHistory(60), sizes, (events, batchSizes) => {
        const memory = new MemoryTables(define(anyProjection, anyTypes));
        for (let from = 0, turn = 0; from < events.length; turn += 1) {
          const size = batchSizes[turn % batchSizes.length] ?? 1;
          memory.take(events.slice(from, from + size));
          from += size;
        }
        for (let position = 0; position <= events.length; position += 1) {
          const plain = plainFold(events.slice(0, position));
          for (const table of ['things', 'sizes'] as const) {
            const rows = [...memory.known(table, position)].map(canonical).sort(bySomething);
            expect(rows).toEqual(plain[table].map(canonical).sort(bySomething));
          }
        }
        const last = plainFold(events).lastThings.map(canonical).sort(bySomething);
        expect(memory.known('lastThings', 0).map(canonical).sort(bySomething)).toEqual(last);
      }),
      { seed, numRuns: 300 },
    );
  });
});
