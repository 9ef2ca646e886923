import { type DataOf, type Decided, type DecisionFacts, given } from '@ledger/kernel';
import type { TransitionCommand } from './transition.commands.js';
import { checkDatesOf } from './transition.dates.js';
import { CheckPoint, type TransitionEvent } from './transition.events.js';
import { refuse } from './transition.refusals.js';
import { happened, leftOf } from './transition.rules.js';
import { type Events, say } from './transition.say.js';
import { known, type Transition } from './transition.state.js';

type Check = DataOf<TransitionCommand, 'CheckDestination'>;
type Checked = DataOf<TransitionEvent, 'DestinationChecked'>;
type Stands = 'DestinationSustained' | 'DestinationLost';

/** A check, and with it that the destination was sustained or lost where that is news. */
export function checkDestination(
  state: Transition,
  { placement, words, destinationName, ...check }: Check,
  { today }: DecisionFacts,
): Events {
  const { pupilId, point, checkedOn } = check;
  const before = known<'DestinationChecked'>(state, `check ${point}`);
  const leftOn = before?.data.leftOn ?? leftOf(placement);
  happened(checkedOn, today, 'checkedOn');
  const dueOn = checkDatesOf(leftOn, placement.leaver)[point];
  if (checkedOn < dueOn)
    throw refuse('checked-before-it-is-due', { dueOn, checkedOn }, 'checkedOn');
  const data: Checked = given({ ...check, leftOn });
  const checked = say(state, {
    ...{ type: 'DestinationChecked', data, effectiveOn: checkedOn },
    narrative: { words, destinationName },
  });
  if (checked.length === 0) return [];
  const news = newsIn(state, data);
  if (!news) return checked;
  const stands: Decided<TransitionEvent> = {
    ...{ type: news, data: { pupilId, point }, effectiveOn: checkedOn, pupilId },
  };
  return [...checked, stands];
}

/** What each outcome says of the destination; on 31 October the test has only begun. */
function newsIn(state: Transition, { point, outcome }: Checked): Stands | null {
  const stands = standsAfter(point, outcome);
  if (!stands || isOvertaken(state, point)) return null;
  return known<Stands>(state, 'standing')?.type === stands ? null : stands;
}

function standsAfter(point: Checked['point'], outcome: Checked['outcome']): Stands | null {
  if (outcome === 'lost') return 'DestinationLost';
  return outcome === 'sustained' && point !== 'oct-31' ? 'DestinationSustained' : null;
}

// What a later check found counts, even where an earlier one is told after it.
function isOvertaken(state: Transition, point: Checked['point']): boolean {
  const later = CheckPoint.options.slice(CheckPoint.options.indexOf(point) + 1);
  return later.some((each) => {
    const check = known<'DestinationChecked'>(state, `check ${each}`)?.data;
    return check !== undefined && check.outcome !== 'not-known';
  });
}
