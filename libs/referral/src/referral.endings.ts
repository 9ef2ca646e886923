import type { DataOf, Decided } from '@ledger/kernel';
import type { ReferralCommand } from './referral.commands.js';
import type { ReferralEvent } from './referral.events.js';
import type { Ending, Referral, SubmittedReferral } from './referral.state.js';
import { known, mustAllow, mustFollow } from './referral.steps.js';

type Events = Decided<ReferralEvent>[];
type End = Pick<Ending, 'as' | 'on'>;

/** It ends; ended already in the same way on another day or with another outcome, that is put right. */
export function end(state: Referral, { as, on }: End): Events {
  const referral = known(state);
  if (referral.endings.some((ending) => ending.as === as && ending.on === on)) return [];
  const isWithdrawal = as === 'withdrawn';
  mustAllow(referral, isWithdrawal ? 'WithdrawReferral' : 'CloseReferral');
  mustFollow(on, referral.openFrom, isWithdrawal ? 'withdrawnOn' : 'closedOn');
  const { pupilId } = referral.details;
  const about = { effectiveOn: on, pupilId, ...correcting(referral) };
  if (isWithdrawal)
    return [{ type: 'ReferralWithdrawn', data: { pupilId, withdrawnOn: on }, ...about }];
  return [{ type: 'ReferralClosed', data: { pupilId, closedOn: on, outcome: as }, ...about }];
}

/** What had ended is open again, as after an appeal. */
export function reopen(
  state: Referral,
  { reopenedOn, cause }: DataOf<ReferralCommand, 'ReopenReferral'>,
): Events {
  const referral = known(state);
  const isSame = referral.reopenings.some(
    (before) => before.reopenedOn === reopenedOn && before.cause === cause,
  );
  if (isSame) return [];
  mustAllow(referral, 'ReopenReferral');
  mustFollow(reopenedOn, referral.endings.at(-1)?.on ?? referral.openFrom, 'reopenedOn');
  const { pupilId } = referral.details;
  const data = { pupilId, reopenedOn, cause };
  return [{ type: 'ReferralReopened', data, effectiveOn: reopenedOn, pupilId }];
}

const correcting = ({ status, endings }: SubmittedReferral) => {
  const last = endings.at(-1);
  return status === 'open' || !last ? {} : { corrects: last.stated.eventId };
};
