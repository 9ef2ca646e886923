import { panel, type PanelCommand } from '@ledger/panel';
import { record, references } from '@ledger/write-side';
import { v4 } from 'uuid';
import { importUpTo } from '../testing/authority-files.js';
import { type MemoryLedger, memoryLedger } from '../testing/memory-ledger.js';

const columns = 'placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern';
const header = `${columns},plannedEndOn,rateBasis,rate,costCentre,decisionRef`;
const row = (rate: string, decisionRef = 'BIP-1') =>
  `PL1,P1,QUAY,1,authority,other,2025-11-05,1111000000,2025-12-19,day,${rate},HN-127,${decisionRef}`;

/** A meeting that agreed to two days a week at £95 for the child P1. */
async function ledgerWithDecision(): Promise<MemoryLedger> {
  const ledger = memoryLedger();
  await importUpTo(ledger, 'pupils');
  const refs = references(ledger.ports);
  const pupilId = (await refs.find('pupil', ['P1'])).get('P1')?.id ?? '';
  const meta = {
    authority: '801',
    actor: { id: 'ola', role: 'clerk', organisation: '801' },
    source: { kind: 'api' as const },
  };
  const metaOf = () => ({ ...meta, requestId: v4() });
  const id = v4();
  await refs.claim('panel', { ref: 'BIP-1', id }, metaOf());
  const referralId = v4();
  const members = [{ memberId: 'chair', role: 'chair', organisation: '801' }];
  const approver = { memberId: 'lead', role: 'lead' };
  const commands: PanelCommand[] = [
    {
      type: 'SchedulePanel',
      data: { panelRef: 'BIP-1', kind: 'inclusion-panel', heldOn: '2025-10-15' },
    },
    {
      type: 'PutReferralOnAgenda',
      data: { referralId, referral: { pupilId, status: 'open' } },
    },
    {
      type: 'ConsiderReferral',
      data: { referralId, members, options: ['part-time-placement'] },
    },
    {
      type: 'DecideReferral',
      data: {
        ...{ referralId, outcome: 'agree', approver, childAuthority: '801' },
        ...{ approvedWeeklyPence: 190_00, approvedUntil: '2025-12-19' },
      },
    },
  ];
  for (const command of commands)
    await record(ledger.ports, panel, { streamId: `panel-${id}`, command, meta: metaOf() });
  return ledger;
}

describe('a placement against the decision of the panel', () => {
  it('is recorded without a query up to what was approved', async () => {
    const ledger = await ledgerWithDecision();
    const receipt = await ledger.csv('placements', [header, row('95.00')]);
    expect(receipt).toMatchObject({ accepted: 1, warnings: [] });
  });

  it('is recorded with a query above it or past it, and never refused', async () => {
    const ledger = await ledgerWithDecision();
    const receipt = await ledger.csv('placements', [
      header,
      row('95.01').replace('2025-12-19', '2026-02-13'),
    ]);
    expect(receipt).toMatchObject({
      accepted: 1,
      warnings: [{ row: 2, column: 'decisionRef', code: 'query-second-approval' }],
    });
    expect(receipt.warnings[0]?.message).toContain('above weekly cost, past approved end');
  });

  it('says nothing of a decision that is not on record', async () => {
    const ledger = await ledgerWithDecision();
    const receipt = await ledger.csv('placements', [header, row('950.00', 'OTHER')]);
    expect(receipt).toMatchObject({ accepted: 1, warnings: [] });
  });
});
