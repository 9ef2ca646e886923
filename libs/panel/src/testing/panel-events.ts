import type { DataOf } from '@ledger/kernel';
import type { PanelCommand } from '../panel.commands.js';
import type { PanelEvent } from '../panel.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const referralId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';
export const placementId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
export const providerId = '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33';
export const otherId = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';

const item = { referralId, pupilId };
const heldOn = '2025-10-15';

export const school = { providerId, authority: '801', registered: true };
export const chair = { memberId: 'chair', role: 'chair', organisation: '801' };
export const head = { memberId: 'head', role: 'headteacher', organisation: '109345' };
export const approver = { memberId: 'lead', role: 'service-lead', limitPence: 2_000_000 };

type Consider = DataOf<PanelCommand, 'ConsiderReferral'>;
type Decide = DataOf<PanelCommand, 'DecideReferral'>;

export const schedule = (
  kind: DataOf<PanelCommand, 'SchedulePanel'>['kind'] = 'inclusion-panel',
  on = heldOn,
): PanelCommand => ({ type: 'SchedulePanel', data: { panelRef: 'BIP-1', kind, heldOn: on } });
export const put = (status = 'open'): PanelCommand => ({
  type: 'PutReferralOnAgenda',
  data: { referralId, referral: { pupilId, status } },
});
export const takeOff: PanelCommand = { type: 'TakeReferralOffAgenda', data: { referralId } };
export const consider = (more: Partial<Consider> = {}): PanelCommand => ({
  type: 'ConsiderReferral',
  data: { referralId, members: [chair, head], options: ['outreach'], ...more },
});

const approval = {
  tier: 2,
  maximumWeeks: 26,
  approvedWeeklyPence: 47_500,
  approvedTotalPence: 1_000_000,
  approvedUntil: '2026-04-02',
};
export const decide = (more: Partial<Decide> = {}): PanelCommand => ({
  type: 'DecideReferral',
  data: {
    ...{ referralId, outcome: 'agree', ...approval, approver, providers: [school] },
    ...{ buyingRoute: 'spot', childAuthority: '801', ...more },
  },
});

export const scheduled = {
  type: 'PanelScheduled' as const,
  data: { panelRef: 'BIP-1', kind: 'inclusion-panel' as const, heldOn },
  effectiveOn: heldOn,
};
export const mapp = { ...scheduled, data: { ...scheduled.data, kind: 'mapp' as const } };
const about = { effectiveOn: heldOn, pupilId };
export const onAgenda = { type: 'ReferralPutOnAgenda' as const, data: item, ...about };
export const offAgenda = { type: 'ReferralTakenOffAgenda' as const, data: item, ...about };
export const considered = {
  type: 'PanelConsidered' as const,
  data: {
    ...item,
    members: [chair, head],
    interests: [] as DataOf<PanelEvent, 'PanelConsidered'>['interests'],
    options: ['outreach' as const],
  },
  ...about,
  personal: [],
};
export const declared = {
  ...considered,
  data: {
    ...considered.data,
    interests: [{ memberId: 'head', kind: 'works-with-child' as const }],
  },
};
export const decided = {
  type: 'PanelDecided' as const,
  data: {
    ...{ ...item, outcome: 'agree' as const, ...approval, approver, providers: [school] },
    buyingRoute: 'spot' as const,
  },
  ...about,
  personal: [],
};
export const deferred = {
  ...decided,
  data: { ...item, outcome: 'defer' as const },
};
export const appealed = {
  type: 'DecisionAppealed' as const,
  data: { ...item, appealedOn: '2025-10-22', by: 'family' as const },
  effectiveOn: '2025-10-22',
  pupilId,
  personal: [],
};
export const appealDecided = {
  type: 'AppealDecided' as const,
  data: { ...item, decidedOn: '2025-11-05', outcome: 'upheld' as const },
  effectiveOn: '2025-11-05',
  pupilId,
  personal: [],
};
export const second = {
  type: 'SecondApprovalGiven' as const,
  data: {
    ...{ ...item, placementId, approvedOn: '2025-11-10', approvedWeeklyPence: 60_000 },
    approver: { memberId: 'director', role: 'director' },
    excess: ['above-weekly-cost' as const],
  },
  effectiveOn: '2025-11-10',
  pupilId,
};
