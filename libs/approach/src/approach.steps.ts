import type { ApproachCommand } from './approach.commands.js';
import { refuse } from './approach.refusals.js';
import type { MadeApproach, Status } from './approach.state.js';

type Step = Exclude<ApproachCommand['type'], 'ApproachProvider'>;

/** In which status of an approach each step may be taken; the same step again puts it right. */
export const steps: Readonly<Record<Step, readonly Status[]>> = {
  AcceptApproach: ['approached', 'accepted'],
  DeclineApproach: ['approached', 'declined'],
  WithdrawApproach: ['approached', 'accepted', 'withdrawn'],
};

/** @throws Refusal when the approach is not where this step may be taken */
export function mustAllow({ status }: MadeApproach, step: Step): void {
  const allowed = steps[step];
  if (allowed.includes(status)) return;
  throw refuse('approach-step-not-allowed', { status, allowed: allowed.join(' or ') });
}
