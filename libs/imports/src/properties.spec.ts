import { references } from '@ledger/write-side';
import fc from 'fast-check';
import { importKinds } from './index.js';
import { files, importUpTo } from './testing/authority-files.js';
import { bytesOf, type MemoryLedger, memoryLedger } from './testing/memory-ledger.js';

const SEED = 20261122;

const everyFile: readonly (readonly [string, readonly string[]])[] = [
  ...Object.entries(files),
  [
    'attendance',
    [
      'placementRef,date,session,code,minutesLate',
      'PL1,2025-11-10,AM,/,',
      'PL1,2025-11-10,PM,L,10',
      'PL1,2025-11-11,AM,N,',
      'PL1,2025-11-12,AM,#,',
      'PL1,2025-11-17,AM,I,',
    ],
  ],
];

/** The same file with its rows and its columns in another order. */
function shuffled([header = '', ...rows]: readonly string[], random: () => number): string[] {
  const cells = [header, ...rows].map((line) => line.split(','));
  const order = inOrder(
    (cells[0] ?? []).map((_, index) => index),
    random,
  );
  const [names = '', ...others] = cells.map((row) => order.map((at) => row[at] ?? '').join(','));
  return [names, ...inOrder(others, random)];
}

const inOrder = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** What a ledger says, whatever the random ids in it and the order in which it was said. */
async function saidIn(ledger: MemoryLedger): Promise<string[]> {
  const ids = await namesOfIds(ledger);
  const events = await ledger.events();
  return events
    .map(({ streamId, type, data, meta, personal }) => {
      const said = { streamId, type, data, personal, on: meta.effectiveOn, of: meta.authority };
      return JSON.stringify(said).replace(UUID, (id) => ids.get(id) ?? 'unnamed');
    })
    .sort();
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function namesOfIds(ledger: MemoryLedger): Promise<ReadonlyMap<string, string>> {
  const { find } = references(ledger.ports);
  const found = await Promise.all([
    find('pupil', ['P1', 'P2']),
    find('provider', ['QUAY', 'WORKS']),
    find('placement', ['PL1']),
    find('school', ['109345']),
  ]);
  return new Map(found.flatMap((refs) => [...refs].map(([ref, { id }]) => [id, ref])));
}

describe('any order of columns and rows', () => {
  it('records the same', async () => {
    const plain = memoryLedger();
    for (const [kind, lines] of everyFile) await plain.csv(kind, lines);
    const expected = await saidIn(plain);
    expect(expected.length).toBeGreaterThan(15);
    expect(expected.join()).not.toContain('unnamed');
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (s) => {
        const random = () => Number(s.next().value);
        const ledger = memoryLedger();
        for (const [kind, lines] of everyFile) {
          const receipt = await ledger.csv(kind, shuffled(lines, random));
          expect(receipt.errors).toEqual([]);
        }
        expect(await saidIn(ledger)).toEqual(expected);
      }),
      { numRuns: 12, seed: SEED },
    );
  });
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '=cmd|" /C calc"!A0',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\0',
    '\u202Eevil',
    '__proto__',
    'constructor',
    "'; drop table ledger.event; --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    '1e309',
    'NaN',
    '9'.repeat(400),
    '𝟙'.repeat(60),
  ),
);

const asCell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('hostile cells', () => {
  it.each([...importKinds.keys()])(
    'of %s are recorded or refused, never an error',
    async (kind) => {
      const ledger = memoryLedger();
      await importUpTo(ledger, 'placements');
      const columns = Object.entries(importKinds.get(kind)?.columns ?? {});
      const cells = columns.map(([, { example }]) =>
        fc.oneof({ arbitrary: hostile, weight: 1 }, { arbitrary: fc.constant(example), weight: 3 }),
      );
      await fc.assert(
        fc.asyncProperty(fc.tuple(...cells), async (row) => {
          const lines = [columns.map(([name]) => name).join(','), row.map(asCell).join(',')];
          const receipt = await ledger.csv(kind, lines);
          const { accepted, unchanged, corrected, rejected } = receipt;
          expect(accepted + unchanged + corrected + rejected).toBeLessThanOrEqual(1);
          expect(receipt.errors.length > 0).toBe(rejected > 0);
        }),
        { numRuns: 100, seed: SEED },
      );
    },
  );

  it('of a whole file of noise are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const content = bytesOf(Buffer.from(bytes));
        const receipt = await memoryLedger().csv('attendance', [], { content });
        expect(receipt.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});
