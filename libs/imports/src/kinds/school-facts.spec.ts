import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

async function ready(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  return ledger;
}
const last = async (ledger: MemoryLedger) => (await ledger.events()).at(-1);

const attendance = (row: string) => [
  'urn,from,to,enrolments,possible,authorised,unauthorised',
  row,
];
const counts = (...rows: string[]) => ['urn,from,to,measure,count', ...rows];
const referrals = (...rows: string[]) => [
  'referralRef,pupilRef,schoolUrn,service,referredOn',
  ...rows,
];
const training = (row: string) => ['trainingRef,schoolUrn,course,heldOn,attendees', row];

describe('importing the attendance of schools', () => {
  const row = '109345,2025-09-01,31/12/2025,900,1000,60,40';

  it('records a period once, for the authority of the school', async () => {
    const ledger = await ready();
    expect(await ledger.csv('school-attendance', attendance(row))).toMatchObject({ accepted: 1 });
    expect(await last(ledger)).toMatchObject({
      type: 'SchoolAttendanceReported',
      data: { schoolUrn: '109345', from: '2025-09-01', to: '2025-12-31', unauthorised: 40 },
      meta: { authority: '801', effectiveOn: '2025-12-31' },
    });
    expect(await ledger.csv('school-attendance', attendance(row))).toMatchObject({ unchanged: 1 });
  });

  it('corrects a period that is told otherwise', async () => {
    const ledger = await ready();
    await ledger.csv('school-attendance', attendance(row));
    const changed = attendance(row.replace(',60,', ',61,'));
    expect(await ledger.csv('school-attendance', changed)).toMatchObject({ corrected: 1 });
    expect(await last(ledger)).toMatchObject({
      meta: { reason: 'import school-attendance.csv' },
    });
  });

  it.each([
    ['999999,2025-09-01,2025-12-31,900,1000,60,40', { column: 'urn', code: 'unknown-school' }],
    [
      '109345,2025-09-01,2025-08-31,900,1000,60,40',
      { column: 'to', code: 'period-ends-before-it-starts' },
    ],
    [
      '109345,2025-09-01,2025-12-31,900,1000,960,41',
      { column: 'possible', code: 'absence-above-possible' },
    ],
    ['109345,2025-09-01,2025-12-31,900,-1,0,0', { column: 'possible', code: 'not-a-whole-number' }],
  ])('refuses %s', async (bad, fault) => {
    const ledger = await ready();
    expect(await ledger.csv('school-attendance', attendance(bad))).toMatchObject({
      rejected: 1,
      errors: [{ row: 2, ...fault }],
    });
  });
});

describe('importing counts of schools', () => {
  const rows = [
    '109345,2025-09-01,2025-12-31,suspensions,12',
    '109345,2025-09-01,2025-12-31,permanent-exclusions,0',
    '109345,2025-09-01,2025-12-31,mhst,7',
  ];

  it('records each measure once, whether a service is called a referral or not', async () => {
    const ledger = await ready();
    expect(await ledger.csv('school-counts', counts(...rows))).toMatchObject({ accepted: 3 });
    expect(await last(ledger)).toMatchObject({
      type: 'SchoolCountReported',
      data: { measure: 'referrals-mhst', count: 7 },
    });
    const again = counts(...rows.map((row) => row.replace(',mhst', ',referrals-mhst')));
    expect(await ledger.csv('school-counts', again)).toMatchObject({ unchanged: 3 });
    const changed = counts('109345,2025-09-01,2025-12-31,suspensions,13');
    expect(await ledger.csv('school-counts', changed)).toMatchObject({ corrected: 1 });
  });

  it('refuses a measure that is not in the list', async () => {
    const ledger = await ready();
    const receipt = await ledger.csv(
      'school-counts',
      counts('109345,2025-09-01,2025-12-31,detentions,1', 'x,2025-09-01,2025-12-31,training,1'),
    );
    expect(receipt).toMatchObject({
      rejected: 2,
      errors: [
        { row: 2, column: 'measure', code: 'not-in-list' },
        { row: 3, column: 'urn', code: 'not-a-urn' },
      ],
    });
  });
});

describe('importing referrals to support services', () => {
  it('records a referral once, with its child or without', async () => {
    const ledger = await ready();
    const rows = referrals('SR1,P1,109345,mhst,2025-10-01', 'SR2,,109345,semh,2025-10-02');
    expect(await ledger.csv('support-referrals', rows)).toMatchObject({ accepted: 2, errors: [] });
    const [named, unnamed] = (await ledger.events()).slice(-2);
    expect(named).toMatchObject({
      type: 'SupportReferralMade',
      data: { service: 'mhst', schoolUrn: '109345', pupilId: named?.personal[0]?.pupilId },
      personal: [{ class: 'identity', values: { referralRef: 'SR1' } }],
    });
    expect(unnamed?.data).not.toHaveProperty('pupilId');
    expect(unnamed?.streamId).toBe(`support-referral-${unnamed?.personal[0]?.pupilId}`);
    expect(await ledger.csv('support-referrals', rows)).toMatchObject({ unchanged: 2 });
  });

  it('corrects what is told otherwise, and refuses another child', async () => {
    const ledger = await ready();
    await ledger.csv('support-referrals', referrals('SR1,P1,109345,mhst,2025-10-01'));
    const changed = referrals('SR1,,109345,other,2025-10-01');
    expect(await ledger.csv('support-referrals', changed)).toMatchObject({ corrected: 1 });
    const receipt = await ledger.csv(
      'support-referrals',
      referrals(
        'SR1,P2,109345,other,2025-10-01',
        'SR3,P9,109345,other,2025-10-01',
        'SR4,,999999,other,2025-10-01',
      ),
    );
    expect(receipt).toMatchObject({
      rejected: 3,
      errors: [
        { row: 2, column: 'pupilRef', code: 'support-referral-of-another-child' },
        { row: 3, column: 'pupilRef', code: 'unknown-pupil' },
        { row: 4, column: 'schoolUrn', code: 'unknown-school' },
      ],
    });
  });
});

describe('importing training', () => {
  const row = 'TR1,109345,Trauma-informed practice,2025-10-13,24';

  it('records a training once and corrects it', async () => {
    const ledger = await ready();
    expect(await ledger.csv('training', training(row))).toMatchObject({ accepted: 1 });
    expect(await ledger.csv('training', training(row))).toMatchObject({ unchanged: 1 });
    const changed = training(row.replace(',24', ',25'));
    expect(await ledger.csv('training', changed)).toMatchObject({ corrected: 1 });
  });

  it('refuses a school that is not on record', async () => {
    const ledger = await ready();
    const receipt = await ledger.csv('training', training(row.replace('109345', '999999')));
    expect(receipt).toMatchObject({
      rejected: 1,
      errors: [{ column: 'schoolUrn', code: 'unknown-school' }],
    });
  });
});
