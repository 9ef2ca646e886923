import { template } from '../template.js';
import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

const header = 'referralRef,pupilRef,schoolUrn,reason,submittedOn,team,needs,childView';
const row = 'R1,P1,109345,behaviour-support,2025-10-01,School Inclusion,Needs calm,Small groups';

async function ledgerWithChildren(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  return ledger;
}
const referralsIn = async (ledger: MemoryLedger) =>
  (await ledger.events()).filter(({ streamId }) => streamId.startsWith('referral-'));

describe('importing referrals', () => {
  it('records a referral with its words sealed, of the school where one is named', async () => {
    const ledger = await ledgerWithChildren();
    expect(await ledger.csv('referrals', [header, row])).toMatchObject({ accepted: 1, errors: [] });
    expect(await referralsIn(ledger)).toMatchObject([
      {
        type: 'ReferralSubmitted',
        data: { referredBy: 'school', team: 'School Inclusion', reason: 'behaviour-support' },
        meta: { authority: '801', effectiveOn: '2025-10-01' },
        personal: [
          { class: 'identity', values: { referralRef: 'R1' } },
          { class: 'needs', values: { needs: 'Needs calm' } },
          { class: 'narrative', values: { childView: 'Small groups' } },
        ],
      },
    ]);
    const stored = JSON.stringify(await ledger.log.readAll(0, 100));
    for (const words of ['Needs calm', 'Small groups', '"R1"']) expect(stored).not.toContain(words);
  });

  it('falls to the hub where no team is named', async () => {
    const ledger = await ledgerWithChildren();
    const lines = ['referralRef,pupilRef,reason,submittedOn', 'R1,P1,other,01/10/2025'];
    expect(await ledger.csv('referrals', lines)).toMatchObject({ accepted: 1 });
    expect((await referralsIn(ledger)).at(-1)).toMatchObject({
      data: { referredBy: 'hub', team: 'hub', submittedOn: '2025-10-01' },
    });
  });

  it('records nothing the second time, and a change as a correction', async () => {
    const ledger = await ledgerWithChildren();
    await ledger.csv('referrals', [header, row]);
    expect(await ledger.csv('referrals', [header, row])).toMatchObject({ unchanged: 1 });
    const changed = row.replace('behaviour-support', 'mental-health');
    expect(await ledger.csv('referrals', [header, changed])).toMatchObject({ corrected: 1 });
    const [first, second] = await referralsIn(ledger);
    expect(second).toMatchObject({
      type: 'ReferralDetailsCorrected',
      data: { reason: 'mental-health' },
      meta: { corrects: first?.eventId, reason: 'sealed' },
    });
  });

  it('records an end that is newly given as that', async () => {
    const ledger = await ledgerWithChildren();
    await ledger.csv('referrals', [header, row]);
    const withdrawn = [`${header},withdrawnOn`, `${row},2025-10-20`];
    expect(await ledger.csv('referrals', withdrawn)).toMatchObject({ corrected: 1 });
    expect(await ledger.csv('referrals', withdrawn)).toMatchObject({ unchanged: 1 });
    const closed = [
      `${header},closedOn,outcome`,
      `${row.replace('R1', 'R2')},2025-10-21,placed`,
      `${row},2025-10-21,placed`,
    ];
    expect(await ledger.csv('referrals', closed)).toMatchObject({
      accepted: 1,
      errors: [{ row: 3, code: 'referral-step-not-allowed' }],
    });
    expect((await referralsIn(ledger)).map(({ type }) => type)).toEqual([
      'ReferralSubmitted',
      'ReferralWithdrawn',
      'ReferralSubmitted',
      'ReferralClosed',
    ]);
  });

  it('refuses an unknown child, another child, and half an end, and records the others', async () => {
    const ledger = await ledgerWithChildren();
    await ledger.csv('referrals', [header, row]);
    const { position } = await ledger.log.head();
    const receipt = await ledger.csv('referrals', [
      `${header},outcome,withdrawnOn`,
      `${row.replace('R1,P1', 'R2,NOBODY')},,`,
      `${row.replace('R1,P1', 'R1,P2')},,`,
      `${row.replace('R1', 'R3')},placed,`,
      `${row.replace('R1', 'R4')},,2025-09-30`,
      `${row.replace('R1', 'R5').replace('behaviour-support', 'boredom')},,`,
    ]);
    expect(receipt).toMatchObject({
      accepted: 0,
      rejected: 5,
      errors: [
        { row: 2, column: 'pupilRef', code: 'unknown-pupil' },
        { row: 3, column: 'pupilRef', code: 'referral-of-another-child' },
        { row: 4, column: 'closedOn', code: 'referral-outcome-missing' },
        { row: 5, column: 'withdrawnOn', code: 'referral-date-too-early' },
        { row: 6, column: 'reason', code: 'not-in-list' },
      ],
    });
    // Nor is the reference of a refused row claimed.
    expect((await ledger.log.head()).position).toBe(position);
  });

  it('has a template that can be imported', async () => {
    const ledger = await ledgerWithChildren();
    const [first = '', second = ''] = template('referrals').split('\n');
    const receipt = await ledger.csv('referrals', [first, second.replace('P-0001', 'P1')]);
    expect(receipt).toMatchObject({ accepted: 1, errors: [] });
  });
});
