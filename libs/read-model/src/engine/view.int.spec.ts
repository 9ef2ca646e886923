import fc from 'fast-check';
import { type AnyEvent, anyProjection, listed, soundHistory } from '../testing/any-history.js';
import { type OnPostgres, onPostgres, viewOf } from '../testing/index.js';
import { plainFold } from '../testing/plain-fold.js';
import type { RowOf } from '../table.js';
import type { ReaderScope, View } from '../view.js';

type Things = typeof anyProjection.tables;
type Thing = RowOf<Things['things']['columns']>;

const put = (key: string, size: number): AnyEvent => ({
  type: 'Put',
  data: { key, group: 'red', size },
});
const sized = (key: string, size: number) => ({
  key,
  group: 'red',
  size,
  note: { of: [key, size] },
});
const added = (key: string, size: number): AnyEvent => ({
  type: 'Added',
  data: { key, on: '2026-01-05', size },
});

describe('a view', () => {
  const events = [
    { ...put('801', 1), recordedAt: '2026-06-14T22:59:59Z' },
    { ...put('801', 2), recordedAt: '2026-06-15T22:59:59.999999Z' },
    { ...put('802', 3), recordedAt: '2026-06-15T23:00:00Z' },
    added('801', 5),
    added('802', 6),
    added('801', 7),
  ];
  let projected: OnPostgres<Things>;
  beforeAll(async () => {
    projected = await onPostgres(anyProjection, events);
  });
  afterAll(() => projected.close());

  const things = (moment: { knownAt?: string; position?: number; scope?: ReaderScope }) =>
    projected.view(moment, (view) => view.rows('things', 'size > $1 order by key', [0]));
  const sizes = (moment: { position?: number; scope?: ReaderScope }) =>
    projected.view(moment, (view) =>
      view.sql(`select key, size, count from ${view.known('sizes')} s order by key`),
    );

  it('shows what is known now', async () => {
    expect(await things({})).toEqual([sized('801', 2), sized('802', 3)]);
    expect(await sizes({})).toEqual([
      { key: '801', size: 12, count: 2 },
      { key: '802', size: 6, count: 1 },
    ]);
  });

  it('shows what was known at the end of a day in London, and at an instant', async () => {
    expect(await things({ knownAt: '2026-06-14' })).toEqual([sized('801', 1)]);
    expect(await things({ knownAt: '2026-06-15' })).toEqual([sized('801', 2)]);
    expect(await things({ knownAt: '2026-06-16T00:00:00+01:00' })).toHaveLength(2);
    expect(await things({ knownAt: '2020-01-01' })).toEqual([]);
  });

  it('adds up the sums that were known at a position', async () => {
    expect(await sizes({ position: 3 })).toEqual([]);
    expect(await sizes({ position: 4 })).toEqual([{ key: '801', size: 5, count: 1 }]);
  });

  it('names columns in camel case and gives sums as numbers', async () => {
    const [row] = await projected.view({}, (view) =>
      view.sql(`select sum(size) as all_sizes, max(on_day) as last_day
                  from (select size, s.on as on_day from ${view.known('sizes')} s) x`),
    );
    expect(row).toEqual({ allSizes: 18, lastDay: '2026-01-05' });
  });

  it('shows a reader only the rows of the organisations named', async () => {
    const scope = { authorities: ['802'] };
    expect(await things({ scope })).toEqual([sized('802', 3)]);
    expect(await sizes({ scope })).toEqual([{ key: '802', size: 6, count: 1 }]);
    expect(await sizes({ scope, position: 4 })).toEqual([]);
    expect(await things({ scope: { authorities: ['999'] } })).toEqual([]);
    expect(await things({ scope: { providers: ['802'] } })).toEqual([]);
    expect(await things({ scope: {} })).toEqual([]);
    await expect(things({ scope: { authorities: ['801,802'] } })).rejects.toThrow('comma');
  });

  it('keeps for each reader apart what it is asked to keep', async () => {
    let made = 0;
    const make = () => ({ bytes: 1, number: (made += 1) });
    const kept = (scope: ReaderScope, position: number) =>
      projected.view({ scope, position }, async (view) => view.kept('mine', make).number);
    expect(await kept({ authorities: ['801'] }, 6)).toBe(1);
    expect(await kept({ authorities: ['802'] }, 6)).toBe(2);
    expect(await kept({ authorities: ['801'] }, 3)).toBe(1);
    expect(await kept({ providers: ['801'] }, 6)).toBe(3);
    expect(await kept('all', 6)).toBe(4);
  });

  it('cannot write', async () => {
    const write = projected.view({}, (view) => view.sql('create table rm.mine (a int)'));
    await expect(write).rejects.toThrow(/read-only|permission denied/);
  });
});

describe('the tables on PostgreSQL', () => {
  it('equal a plain fold of the log at every position', async () => {
    const seed = Date.now() % 1_000_000;
    console.info(`view.int.spec seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(soundHistory(40), async (events) => {
        const projected = await onPostgres(anyProjection, listed(events));
        for (let position = 0; position <= events.length; position += 1) {
          const plain = plainFold(events.slice(0, position));
          const rows = await projected.view({ position }, async (view) => ({
            things: await view.rows('things'),
            sizes: await view.rows('sizes'),
            added: await view.sql(
              `select key, s.on, sum(size) as size, sum(count) as count
                 from ${view.summands('sizes')} s group by key, s.on
               having sum(size) <> 0 or sum(count) <> 0`,
            ),
            inBlocks: await inBlocks(view),
            versions: await fromVersions(view),
          }));
          expect(inOrder(rows.things)).toEqual(inOrder(plain.things));
          expect(inOrder(rows.sizes)).toEqual(inOrder(plain.sizes));
          expect(inOrder(rows.added)).toEqual(inOrder(plain.sizes));
          expect(inOrder(rows.inBlocks)).toEqual(inOrder(plain.sizes));
          expect(inOrder(rows.versions)).toEqual(inOrder(plain.things));
        }
        await projected.close();
      }),
      { seed, numRuns: 12 },
    );
  });

  it('give one look with viewOf', async () => {
    const rows = await viewOf(anyProjection, [put('801', 1), put('801', 9)], {
      position: 1,
      use: (view) => view.rows('things'),
    });
    expect(rows).toEqual([sized('801', 1)]);
  });
});

/** The sums from whole blocks, all that there are by now, and what comes after those within. */
function inBlocks(view: View<Things>) {
  const { within, from, rest } = view.blocks('sizes');
  return view.sql(
    `select key, s.on, sum(size) as size, sum(count) as count from (
       select key, b.on, size, count from ${from(0)} b where block < ${within}
       union all select key, r.on, size, count from ${rest} r) s
     group by key, s.on having sum(size) <> 0 or sum(count) <> 0`,
  );
}

/** What was known, from the versions up to half of the tables' way and those that came after it. */
async function fromVersions(view: View<Things>) {
  const { until, after } = view.versions('things');
  const half = Math.floor(until / 2);
  const read = (from: string) =>
    view.sql<Thing & { readonly knownFrom: number; readonly knownTo: number | null }>(
      `select * from ${from} version`,
    );
  const before = (await read(after(0))).filter(({ knownFrom }) => knownFrom <= half);
  // Of those that have ended since, only what was known of them by then.
  const then = before.map((row) => ((row.knownTo ?? 0) > half ? { ...row, knownTo: null } : row));
  const all = [...then, ...(await read(after(half)))];
  const last = new Map(all.map((row) => [`${row.key} ${row.knownFrom}`, row]));
  return [...last.values()]
    .filter(({ knownFrom }) => knownFrom <= view.position)
    .filter(({ knownTo }) => knownTo === null || knownTo > view.position)
    .map(({ key, group, size, note }) => ({ key, group, size, note }));
}

const inOrder = (rows: readonly object[]) =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();
