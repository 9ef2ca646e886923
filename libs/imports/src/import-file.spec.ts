import { UnknownImportKind, importKinds, template } from './index.js';
import { files, importUpTo } from './testing/authority-files.js';
import { bytesOf, memoryLedger } from './testing/memory-ledger.js';

const counts = (...numbers: readonly number[]) => {
  const [accepted = 0, unchanged = 0, corrected = 0, rejected = 0] = numbers;
  return { accepted, unchanged, corrected, rejected };
};

describe('importing the files of an authority', () => {
  it('records each row of each file once', async () => {
    const ledger = memoryLedger();
    for (const [kind, lines] of Object.entries(files)) {
      const receipt = await ledger.csv(kind, lines);
      expect({ kind, ...receipt }).toMatchObject({ kind, ...counts(lines.length - 1), errors: [] });
    }
    const { position } = await ledger.log.head();
    for (const [kind, lines] of Object.entries(files)) {
      const again = await ledger.csv(kind, lines);
      expect({ kind, ...again }).toMatchObject({ kind, ...counts(0, lines.length - 1) });
    }
    expect((await ledger.log.head()).position).toBe(position);
  });

  it('notes the file, the row, who imported it and one correlation in every event', async () => {
    const ledger = memoryLedger();
    await ledger.csv('terms', files.terms);
    const events = await ledger.events();
    const hash = events[0]?.meta.source.fileHash;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(events.map(({ meta }) => meta.source)).toEqual([
      { kind: 'import', fileHash: hash, row: 2 },
      { kind: 'import', fileHash: hash, row: 3 },
      { kind: 'import', fileHash: hash, row: 4 },
    ]);
    expect(new Set(events.map(({ meta }) => meta.correlationId)).size).toBe(1);
    expect(new Set(events.map(({ meta }) => meta.requestId)).size).toBe(3);
    expect(events[0]?.meta.actor.id).toBe('ola');
  });

  it('records the good rows and refuses the bad ones', async () => {
    const ledger = memoryLedger();
    const receipt = await ledger.csv('terms', [
      ...files.terms,
      '801,2025/26,4,2026-02-30,2026-04-02',
      '801,2025/26,5,2026-04-20,2026-05-22',
      '801,2025/26,6,2026-05-01,2026-07-22',
    ]);
    expect(receipt).toMatchObject({
      ...counts(4, 0, 0, 2),
      errors: [
        { row: 5, column: 'startsOn', code: 'not-a-date' },
        { row: 7, column: '', code: 'terms-overlap' },
      ],
    });
  });

  it('gives `import FILE` as the reason of a correction, or the reason given', async () => {
    const ledger = memoryLedger();
    const [header = '', ...rows] = files.terms;
    await ledger.csv('terms', [header, ...rows]);
    const changed = (endsOn: string) => [header, `801,2025/26,1,2025-09-02,${endsOn}`];
    expect(await ledger.csv('terms', changed('2025-10-23'))).toMatchObject(counts(0, 0, 1));
    await ledger.csv('terms', changed('2025-10-22'), { reason: 'The council changed the date.' });
    const reasons = (await ledger.events()).map(({ meta }) => meta.reason);
    expect(reasons).toEqual([
      undefined,
      undefined,
      undefined,
      'import terms.csv',
      'The council changed the date.',
    ]);
  });

  it('takes the first file back where another one came between', async () => {
    const ledger = memoryLedger();
    const [header = ''] = files.terms;
    const first = [header, '801,2025/26,1,2025-09-02,2025-10-24'];
    const second = [header, '801,2025/26,1,2025-09-02,2025-10-23'];
    for (const lines of [first, second, first]) await ledger.csv('terms', lines);
    const ends = (await ledger.events()).map(({ data }) => (data as { endsOn: string }).endsOn);
    expect(ends).toEqual(['2025-10-24', '2025-10-23', '2025-10-24']);
  });

  it('tells how far it has come', async () => {
    const ledger = memoryLedger();
    const told: number[] = [];
    await ledger.csv('terms', files.terms, { onProgress: ({ rows }) => told.push(rows) });
    expect(told).toEqual([3]);
  });
});

describe('a file that is refused as a whole', () => {
  const refused = async (lines: readonly string[], more = {}) => {
    const ledger = memoryLedger();
    const receipt = await ledger.csv('terms', lines, more);
    expect((await ledger.log.head()).position).toBe(0);
    return receipt;
  };
  const [header = '', ...rows] = files.terms;

  it('is one with an unknown column; no row of it is recorded', async () => {
    const receipt = await refused([`${header},colour`, ...rows.map((row) => `${row},red`)]);
    expect(receipt).toMatchObject({
      ...counts(0, 0, 0, 3),
      errors: [{ row: 1, column: 'colour', code: 'unknown-column' }],
    });
  });

  it('is one without a required column, or with one twice', async () => {
    expect((await refused(['authority,academicYear,term,startsOn'])).errors).toMatchObject([
      { row: 1, column: 'endsOn', code: 'missing-column' },
    ]);
    expect((await refused([`${header},term`])).errors).toMatchObject([
      { row: 1, column: 'term', code: 'duplicate-column' },
    ]);
  });

  it('is an empty one', async () => {
    const receipt = await refused([]);
    expect(receipt.errors).toMatchObject([{ row: 1, column: '', code: 'file-empty' }]);
  });

  it('is one that is not UTF-8, before anything is recorded', async () => {
    const content = bytesOf(Buffer.concat([Buffer.from(files.terms.join('\n')), Buffer.of(0xe9)]));
    const receipt = await refused([], { content });
    expect(receipt.errors).toMatchObject([{ code: 'not-utf-8' }]);
  });

  it('is one with too many rows or bytes for where it came from', async () => {
    expect((await refused(files.terms, { maxRows: 2 })).errors).toMatchObject([
      { code: 'too-many-rows' },
    ]);
    expect((await refused(files.terms, { maxBytes: 20 })).errors).toMatchObject([
      { code: 'file-too-large' },
    ]);
    expect(await memoryLedger().csv('terms', files.terms, { maxRows: 3 })).toMatchObject(counts(3));
  });
});

describe('a dry run', () => {
  it('judges every row as the import would, and records nothing', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'terms');
    const { position } = await ledger.log.head();
    const lines = [...files.pupils, 'P1,Alexis,Example,2011-03-14,801,10,109345,M', 'P3,,,,,,,'];
    const dry = await ledger.csv('pupils', lines, { dryRun: true });
    expect((await ledger.log.head()).position).toBe(position);
    expect(dry).toMatchObject(counts(2, 0, 1, 1));
    expect(await ledger.csv('pupils', lines)).toEqual(dry);
  });

  it('judges placements beside each other', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'pupils');
    const [header, first] = files.placements;
    const lines = [header, first, first.replace('PL1', 'PL2'), first.replace('95.00', '96.00')];
    const dry = await ledger.csv('placements', lines, { dryRun: true });
    expect(dry).toMatchObject({ ...counts(1, 0, 1, 1), errors: [{ row: 3 }] });
    expect(await ledger.csv('placements', lines)).toEqual(dry);
  });

  it('leaves references unclaimed', async () => {
    const ledger = memoryLedger();
    await ledger.csv('schools', files.schools, { dryRun: true });
    expect(await ledger.csv('schools', files.schools)).toMatchObject(counts(1));
  });
});

describe('the kinds', () => {
  it('are those of the contract, in an order in which they can be imported', () => {
    expect([...importKinds.keys()]).toEqual([
      'schools',
      'providers',
      'terms',
      'closures',
      'pupils',
      'suspensions',
      'referrals',
      'placements',
      'placement-changes',
      'attendance',
      'reviews',
      'destinations',
      'budget-lines',
      'plan-areas',
      'plan-actions',
      'plan-statuses',
      'plan-indicators',
      'board-meetings',
      'qa-visits',
      'findings',
      'school-attendance',
      'school-counts',
      'support-referrals',
      'training',
      'voice-responses',
    ]);
  });

  it('have templates that import one after the other', async () => {
    const ledger = memoryLedger();
    for (const kind of importKinds.keys()) {
      const receipt = await ledger.csv(kind, [], { content: bytesOf(template(kind)) });
      expect({ kind, ...receipt }).toMatchObject({ kind, ...counts(1), errors: [] });
    }
  });

  it('refuse an unknown name as wrong usage', async () => {
    await expect(memoryLedger().csv('unicorns', [])).rejects.toThrow(UnknownImportKind);
    expect(() => template('unicorns')).toThrow('The kinds are: schools, providers,');
  });
});
