import { spec } from '@ledger/kernel/testing';
import type { SupportReferralCommand } from './school-facts.commands.js';
import type { SupportReferralEvent } from './school-facts.events.js';
import { supportReferral } from './support-referral.decider.js';

const { given } = spec(supportReferral);

const referralId = 'e7a9c5d3-2b6f-4c8e-9d1a-3f5b7c9e1a55';
const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
const referral = { schoolUrn: '109345', service: 'mhst', referredOn: '2025-10-01' } as const;
const made: SupportReferralEvent = { type: 'SupportReferralMade', data: referral };
const named: SupportReferralEvent = {
  type: 'SupportReferralMade',
  data: { ...referral, pupilId },
};
const ask = (more: object = {}): SupportReferralCommand => ({
  type: 'MakeSupportReferral',
  data: { referralId, referralRef: 'SR-1', ...referral, ...more },
});
const identity = (subject: string) => ({
  pupilId: subject,
  class: 'identity' as const,
  values: { referralRef: 'SR-1' },
});

describe('a referral to a support service', () => {
  it('is recorded once, its reference sealed under the child named', () => {
    given()
      .when(ask({ pupilId }))
      .thenRecorded({
        ...named,
        effectiveOn: '2025-10-01',
        pupilId,
        personal: [identity(pupilId)],
      });
    given(named).when(ask({ pupilId })).thenNothing();
    given(named).when(ask()).thenNothing();
  });

  it('needs no child; its reference is then sealed under its own id', () => {
    given()
      .when(ask())
      .thenRecorded({
        ...made,
        effectiveOn: '2025-10-01',
        pupilId: referralId,
        personal: [identity(referralId)],
      });
  });

  it('is put right, also by naming the child', () => {
    given(made)
      .when(ask({ pupilId, service: 'semh' }))
      .thenRecorded({
        type: 'SupportReferralCorrected',
        data: { ...referral, pupilId, service: 'semh' },
        effectiveOn: '2025-10-01',
        pupilId,
        corrects: 'event-1',
      });
  });

  it('is never another child’s', () => {
    given(named)
      .when(ask({ pupilId: other }))
      .thenRefused('support-referral-of-another-child');
  });
});
