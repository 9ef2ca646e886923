import type { ReferralCommand } from '../referral.commands.js';
import type { ReferralEvent } from '../referral.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const otherPupil = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
export const informationId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';

type Submit = Extract<ReferralCommand, { type: 'SubmitReferral' }>;

const details = {
  pupilId,
  referredBy: 'school',
  reason: 'behaviour-support',
  submittedOn: '2025-10-01',
  schoolUrn: '109345',
} as const;

export const submit = (more: Partial<Submit['data']> = {}): Submit => ({
  type: 'SubmitReferral',
  data: { ...details, referralRef: 'R-1', needs: 'Needs calm', childView: 'Small groups', ...more },
});

const words = [
  { pupilId, class: 'identity' as const, values: { referralRef: 'R-1' } },
  { pupilId, class: 'needs' as const, values: { needs: 'Needs calm' } },
  { pupilId, class: 'narrative' as const, values: { childView: 'Small groups' } },
];

/** A submission that names no team, as it is recorded. */
export const submitted = {
  type: 'ReferralSubmitted' as const,
  data: { ...details, team: 'hub' },
  effectiveOn: '2025-10-01',
  pupilId,
  personal: words,
} as const;

export const withTeam = (team: string) => ({ ...submitted, data: { ...submitted.data, team } });

/** An event about the child, true from a date. */
export const happened = <E extends ReferralEvent>(event: E, effectiveOn: string) => ({
  ...event,
  effectiveOn,
  pupilId,
});

export const requested = happened(
  {
    type: 'InformationRequested',
    data: {
      pupilId,
      informationId,
      from: 'health',
      requestedOn: '2025-10-03',
      dueOn: '2025-10-10',
    },
  },
  '2025-10-03',
);
export const received = happened(
  {
    type: 'InformationReceived',
    data: { pupilId, informationId, receivedOn: '2025-10-09' },
  },
  '2025-10-09',
);
export const allocated = happened(
  {
    type: 'ReferralAllocatedToTeam',
    data: { pupilId, from: 'hub', to: 'school-inclusion', acceptedOn: '2025-10-02' },
  },
  '2025-10-02',
);

const toSend = {
  pupilId,
  from: 'school-inclusion',
  to: 'send',
  cause: 'ehcp-issued',
  fundingLine: '1.2.3',
  costCentre: 'HN-123',
} as const;
export const offered = happened(
  { type: 'ReferralTransferOffered', data: { ...toSend, offeredOn: '2025-11-03' } },
  '2025-11-03',
);
export const declined = happened(
  {
    type: 'ReferralTransferDeclined',
    data: { pupilId, from: 'school-inclusion', to: 'send', declinedOn: '2025-11-05' },
  },
  '2025-11-05',
);
export const transferred = happened(
  { type: 'ReferralTransferredBetweenTeams', data: { ...toSend, acceptedOn: '2025-11-10' } },
  '2025-11-10',
);
export const withdrawn = happened(
  { type: 'ReferralWithdrawn', data: { pupilId, withdrawnOn: '2025-10-20' } },
  '2025-10-20',
);
export const closed = happened(
  { type: 'ReferralClosed', data: { pupilId, closedOn: '2025-10-21', outcome: 'placed' } },
  '2025-10-21',
);
export const refused = happened(
  { type: 'ReferralClosed', data: { pupilId, closedOn: '2025-10-21', outcome: 'refused' } },
  '2025-10-21',
);
export const reopened = happened(
  { type: 'ReferralReopened', data: { pupilId, reopenedOn: '2025-11-20', cause: 'appeal' } },
  '2025-11-20',
);
