import {
  type DataOf,
  type Decided,
  type Decider,
  given,
  holdsAlready,
  overlaid,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { SupportReferralCommand } from './school-facts.commands.js';
import { SupportReferralEvent } from './school-facts.events.js';
import { refuse } from './school-facts.refusals.js';

type Referral = DataOf<SupportReferralEvent, 'SupportReferralMade'>;

/** A referral to a support service as last known; null while it is not on record. */
export type SupportReferral = { readonly value: Referral; readonly stated: Stated } | null;

/** One referral of a school to a support service. */
export const supportReferral: Decider<
  SupportReferral,
  SupportReferralCommand,
  SupportReferralEvent
> = {
  category: 'support-referral',
  events: SupportReferralEvent,
  commands: SupportReferralCommand,
  initial: null,

  evolve: {
    SupportReferralMade: (_, value, facts) => ({ value, stated: statedBy(facts) }),
    SupportReferralCorrected: (_, value, facts) => ({ value, stated: statedBy(facts) }),
  },

  decide: {
    MakeSupportReferral(state, asked): Decided<SupportReferralEvent>[] {
      const { referralId, referralRef, ...said } = asked;
      refuseOtherChild(state, said.pupilId);
      const data = (state ? overlaid(state.value, said) : given(said)) as Referral;
      if (state && holdsAlready(state.value, data)) return [];
      const subject = data.pupilId ?? referralId;
      const about = { data, effectiveOn: data.referredOn, pupilId: subject };
      if (state)
        return [{ type: 'SupportReferralCorrected', ...about, corrects: state.stated.eventId }];
      const identity = { pupilId: subject, class: 'identity' as const, values: { referralRef } };
      return [{ type: 'SupportReferralMade', ...about, personal: [identity] }];
    },
  },
};

function refuseOtherChild(state: SupportReferral, pupilId: string | undefined): void {
  const known = state?.value.pupilId;
  if (known !== undefined && pupilId !== undefined && known !== pupilId)
    throw refuse('support-referral-of-another-child', {}, 'pupilId');
}
