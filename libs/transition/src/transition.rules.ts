import type { TransitionCommand } from './transition.commands.js';
import { refuse } from './transition.refusals.js';
import type { Transition } from './transition.state.js';

type Asked = TransitionCommand['data'];
type Placement = Asked['placement'];

/** @throws Refusal when the stream is about another child */
export function sameChild(state: Transition, { pupilId }: Asked): void {
  const [first] = state.values();
  if (first && first.data.pupilId !== pupilId)
    throw refuse('transition-of-another-pupil', {}, 'pupilId');
}

/** @throws Refusal for a date that is still to come */
export function happened(date: string, today: string, field: string): void {
  if (date > today) throw refuse('transition-still-to-come', { date }, field);
}

/** @throws Refusal for a date before the placement began */
export function beganBefore({ startsOn }: Placement, date: string, field: string): void {
  if (date < startsOn) throw refuse('transition-before-the-placement', { startsOn, date }, field);
}

/** The last day of the placement. @throws Refusal when no end is recorded */
export function leftOf({ endedOn }: Placement): string {
  if (endedOn === undefined) throw refuse('placement-not-ended');
  return endedOn;
}
