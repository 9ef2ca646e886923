import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import { type Workplace, workplace } from './testing/run-ledger.js';

// A blended placement with a mid-week start, a provider closed for two days and an uplift that is
// approved on 20 January and effective from 1 January: the figures are known to the penny.
const FILES = {
  schools: 'urn,name,authority,phase\n900001,Home School,801,secondary\n',
  providers:
    'providerRef,name,kind,authority,registered\n' +
    'P1,Provider One,unregistered,801,no\nP2,Provider Two,unregistered,801,no\n',
  terms:
    'authority,academicYear,term,startsOn,endsOn\n' +
    '801,2025/26,2,2025-11-03,2025-12-19\n801,2025/26,3,2026-01-05,2026-02-13\n',
  closures: 'scope,ref,date,reason\nschool,900001,2026-01-05,inset\n',
  pupils:
    'pupilRef,givenName,familyName,dateOfBirth,authority,schoolUrn\n' +
    'C-1,Avery,Example,2010-10-12,801,900001\n',
  placements:
    'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,plannedEndOn,' +
    'rateBasis,rate,costCentre,contribution,schoolUrn\n' +
    'L-1,C-1,P1,2,authority,other,2025-11-05,1111111100,2026-02-13,day,95.00,FRAME,30.00,900001\n' +
    'L-2,C-1,P2,2,authority,other,2025-11-05,0000000010,2026-02-13,session,60.00,FRAME,15.00,900001\n',
  'budget-lines':
    'authority,financialYear,costCentre,name,s251Line,amount\n' +
    '801,2025-26,FRAME,Framework,1.2.7,10000.00\n',
};
const CLOSED =
  'scope,ref,date,reason\nprovider,P1,2025-12-02,closed\nprovider,P1,2025-12-03,closed\n';
const UPLIFT =
  'placementRef,from,rate,approvedOn\nL-1,2026-01-01,97.47,2026-01-20\nL-2,2026-01-01,61.56,2026-01-20\n';

interface Spend {
  readonly totals: Readonly<Record<string, number>>;
}

describe('the worked examples, through imports and the command line', () => {
  let here: Workplace;
  let database: TestDatabase;

  const importAt = async (instant: string, kind: string, text: string) => {
    const path = await here.file(`${kind}.csv`, text);
    const receipt = await here.json('import', kind, path, '--recorded-at', instant);
    expect(receipt).toMatchObject({ rejected: 0, errors: [] });
  };

  const spend = async (on: string, knownAt: string) => {
    const year = ['--authority', '801', '--financialYear', '2025-26'];
    const dates = ['--on', on, '--known-at', knownAt];
    return (await here.json<Spend>('figure', 'high-needs-spend', ...year, ...dates)).totals;
  };

  beforeAll(async () => {
    database = await testDatabase();
    here = await workplace({ DATABASE_URL: database.url });
    for (const [kind, text] of Object.entries(FILES)) {
      await importAt('2025-10-20T09:00:00Z', kind, text);
    }
    await importAt('2025-12-02T08:00:00Z', 'closures', CLOSED);
    await importAt('2026-01-20T10:00:00Z', 'placement-changes', UPLIFT);
  }, 120_000);

  afterAll(async () => {
    await here.close();
    await database.close();
  });

  it('example 1: planned at the old rates, as known before the closures', async () => {
    const totals = await spend('2026-02-13', '2025-12-01');
    expect(totals).toMatchObject({ deliveredPence: 553_000, commitmentPence: 0 });
  });

  it('example 1: delivered with closures and uplift, with the contribution beside it', async () => {
    const totals = await spend('2026-02-13', '2026-02-13');
    expect(totals).toMatchObject({ deliveredPence: 540_864, contributionPence: 163_500 });
  });

  it('example 3: month end December, as known then', async () => {
    const totals = await spend('2025-12-31', '2025-12-31');
    expect(totals).toMatchObject({
      deliveredPence: 270_000,
      commitmentPence: 264_000,
      forecastPence: 534_000,
    });
  });

  it('example 3: the same month end as known on 20 January has the uplift in its forecast', async () => {
    const totals = await spend('2025-12-31', '2026-01-20');
    expect(totals).toMatchObject({ deliveredPence: 270_000, forecastPence: 540_864 });
  });
});
