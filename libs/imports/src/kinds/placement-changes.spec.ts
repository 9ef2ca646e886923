import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'placements');
  return ledger;
}

const change = (ledger: MemoryLedger, columns: string, row: string) =>
  ledger.csv('placement-changes', [`placementRef,from,${columns}`, row]);

describe('importing placement changes', () => {
  it('records a variation from its date, once', async () => {
    const ledger = await ready();
    const columns = 'rate,contribution,approvedOn,reason';
    const row = 'PL1,2025-12-01,98.50,10,2025-12-10,Annual uplift';
    expect(await change(ledger, columns, row)).toMatchObject({ accepted: 1, errors: [] });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'PackageVaried',
      data: { from: '2025-12-01', ratePence: 9850, contributionPence: 1000 },
      meta: { authority: '801', effectiveOn: '2025-12-01', reason: 'sealed' },
      personal: [{ class: 'narrative', values: { reason: 'Annual uplift' } }],
    });
    expect(await change(ledger, columns, row)).toMatchObject({ unchanged: 1 });
  });

  it('corrects what was varied from the same date', async () => {
    const ledger = await ready();
    await change(ledger, 'rate', 'PL1,2025-12-01,98.50');
    expect(await change(ledger, 'rate', 'PL1,2025-12-01,99')).toMatchObject({ corrected: 1 });
    const [first, second] = (await ledger.events()).slice(-2);
    expect(second?.meta.corrects).toBe(first?.eventId);
  });

  it('extends the planned end', async () => {
    const ledger = await ready();
    const receipt = await change(ledger, 'plannedEndOn', 'PL1,2025-12-19,2026-02-13');
    expect(receipt).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['rate', 'NONE,2025-12-01,98.50', { column: 'placementRef', code: 'unknown-placement' }],
    ['rate', 'PL1,2025-11-04,98.50', { column: 'from', code: 'variation-before-the-start' }],
    ['rate', 'PL1,2025-12-01,', { column: '', code: 'nothing-varied' }],
    ['rate', 'PL1,2025-12-01,a lot', { column: 'rate', code: 'not-a-price' }],
    [
      'plannedEndOn',
      'PL1,2025-12-01,2025-11-30',
      { column: 'plannedEndOn', code: 'variation-ends-before-it-starts' },
    ],
    ['pattern', 'PL1,2025-12-01,2', { column: 'pattern', code: 'not-a-pattern' }],
  ])('refuses %s %s: %j', async (columns, row, fault) => {
    const ledger = await ready();
    const receipt = await change(ledger, columns, row);
    expect(receipt).toMatchObject({ rejected: 1, errors: [{ row: 2, ...fault }] });
  });

  it('refuses a pattern whose session another placement holds', async () => {
    const ledger = await ready();
    await ledger.csv('placements', [
      'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre',
      'PL2,P1,WORKS,1,authority,other,2025-11-05,0000110000,day,50,HN-127',
    ]);
    const receipt = await change(ledger, 'pattern', 'PL1,2025-12-01,1111110000');
    expect(receipt).toMatchObject({ errors: [{ row: 2, code: 'session-already-held' }] });
  });
});
