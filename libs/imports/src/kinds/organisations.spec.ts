import { files, importUpTo } from '../testing/authority-files.js';
import { memoryLedger } from '../testing/memory-ledger.js';

const header = (kind: 'schools' | 'providers' | 'terms' | 'closures') => files[kind][0];

describe('importing schools', () => {
  it('corrects a changed row and keeps what is not given again', async () => {
    const ledger = memoryLedger();
    await ledger.csv('schools', [`${header('schools')},laestab`, '109345,Harbour,801,ap,8014021']);
    const again = await ledger.csv('schools', [header('schools'), '109345,Harbour AP,801,ap']);
    expect(again).toMatchObject({ corrected: 1, accepted: 0 });
    expect((await ledger.events()).at(-1)).toMatchObject({
      type: 'SchoolDetailsCorrected',
      data: { name: 'Harbour AP', laestab: '8014021' },
      meta: { authority: '801', reason: 'import schools.csv' },
    });
  });

  it('refuses a phase that is not in the list, and says what is', async () => {
    const { errors } = await memoryLedger().csv('schools', [header('schools'), '1093,A,801,big']);
    expect(errors).toMatchObject([
      { row: 2, column: 'urn', code: 'not-a-urn' },
      {
        row: 2,
        column: 'phase',
        code: 'not-in-list',
        message:
          'phase: "big" is not in the list. Give one of: nursery, primary, secondary, ' +
          'all-through, special, pru, ap, sixteen-plus.',
      },
    ]);
  });
});

describe('importing providers', () => {
  it('reads lots, dates and yes or no', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'providers');
    const [, quay] = await ledger.events();
    expect(quay).toMatchObject({
      type: 'ProviderOnboarded',
      data: { providerRef: 'QUAY', registered: true, lots: ['1', '2'], approvedTo: '2028-08-31' },
    });
  });

  it('records and queries a kind that goes against what is registered', async () => {
    const receipt = await memoryLedger().csv('providers', [
      'providerRef,name,kind,authority,registered',
      'A,A,pru,801,no',
      'B,B,unregistered,801,yes',
      'C,C,fe-college,801,no',
    ]);
    expect(receipt).toMatchObject({
      accepted: 3,
      warnings: [
        { row: 2, column: 'registered', code: 'query-kind-against-registered' },
        { row: 3, column: 'registered', code: 'query-kind-against-registered' },
      ],
    });
  });

  it('refuses an approval that ends before it starts', async () => {
    const { errors } = await memoryLedger().csv('providers', [
      header('providers'),
      'A,A,online,801,no,,2026-01-01,2025-01-01',
    ]);
    expect(errors).toMatchObject([
      { row: 2, column: 'approvedTo', code: 'approval-ends-before-it-starts' },
    ]);
  });
});

describe('importing terms', () => {
  it.each([
    ['801,2025/26,1,2025-10-24,2025-09-02', 'endsOn', 'term-ends-before-it-starts'],
    ['801,2025/26,1,2024-09-02,2024-10-24', 'startsOn', 'term-outside-academic-year'],
    ['801,2025/27,1,2025-09-02,2025-10-24', 'academicYear', 'not-an-academic-year'],
    ['801,2025/26,7,2025-09-02,2025-10-24', 'term', 'not-a-whole-number'],
    ['80,2025/26,1,2025-09-02,2025-10-24', 'authority', 'not-an-authority'],
  ])('refuses %s at %s as %s', async (row, column, code) => {
    const { errors } = await memoryLedger().csv('terms', [header('terms'), row]);
    expect(errors).toMatchObject([{ row: 2, column, code }]);
  });
});

describe('importing closures', () => {
  it('keeps the calendar of a school under its URN, of a provider under its id', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'closures');
    await ledger.csv('closures', [header('closures'), 'school,109345,2026-01-05,inset']);
    const closures = (await ledger.events()).filter(({ type }) => type === 'ClosureRecorded');
    expect(closures.map(({ streamId }) => streamId.split('-').slice(0, 2).join('-'))).toEqual([
      'calendar-authority',
      'calendar-provider',
      'calendar-school',
    ]);
    expect(closures.at(-1)).toMatchObject({
      streamId: 'calendar-school-109345',
      meta: { authority: '801', effectiveOn: '2026-01-05' },
    });
  });

  it.each([
    ['school,109346,2026-01-05,inset', 'unknown-school'],
    ['provider,NONE,2026-01-05,closed', 'unknown-provider'],
    ['authority,80,2026-01-05,inset', 'not-an-authority'],
  ])('refuses %s as %s', async (row, code) => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'terms');
    const { errors } = await ledger.csv('closures', [header('closures'), row]);
    expect(errors).toMatchObject([{ row: 2, column: 'ref', code }]);
  });

  it('corrects a reason', async () => {
    const ledger = memoryLedger();
    await importUpTo(ledger, 'closures');
    const again = [header('closures'), 'authority,801,2025-11-03,bank-holiday'];
    expect(await ledger.csv('closures', again)).toMatchObject({ corrected: 1 });
  });
});

describe('importing budget lines', () => {
  const lines = (amount: string) => [
    'authority,financialYear,costCentre,name,s251Line,amount',
    `801,2025-26,HN-127,Alternative provision,1.2.7,${amount}`,
  ];

  it('records pence, then a correction with both amounts visible', async () => {
    const ledger = memoryLedger();
    expect(await ledger.csv('budget-lines', lines('250000.5'))).toMatchObject({ accepted: 1 });
    expect(await ledger.csv('budget-lines', lines('-1'))).toMatchObject({ corrected: 1 });
    const [first, second] = await ledger.events();
    expect(first).toMatchObject({
      streamId: 'budget-801-2025-26',
      type: 'BudgetSet',
      data: { amountPence: 25000050 },
      meta: { effectiveOn: '2025-04-01' },
    });
    expect(second).toMatchObject({
      type: 'BudgetCorrected',
      data: { amountPence: -100 },
      meta: { corrects: first?.eventId },
    });
  });

  it('refuses an amount with separators', async () => {
    const { errors } = await memoryLedger().csv('budget-lines', lines('"250,000.00"'));
    expect(errors).toMatchObject([{ row: 2, column: 'amount', code: 'not-money' }]);
  });
});
