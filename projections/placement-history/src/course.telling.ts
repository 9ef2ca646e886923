import type { ProgressEvent } from '@ledger/progress/events';
import type { ReviewEvent } from '@ledger/review/events';
import type { TransitionEvent } from '@ledger/transition/events';
import {
  progressLabels,
  reviewLabels,
  reviewWordsLabels,
  transitionLabels,
  wordsLabels,
} from './course.labels.js';
import { detailsOf, type Labels, sealedDetails } from './detail.js';
import type { EntryRow } from './placement-history.projection.js';
import { providerIn } from './placement.telling.js';
import type { Past, Tell, Told, Values } from './telling.js';

type Event = ReviewEvent | ProgressEvent | TransitionEvent;
type Says = (data: Values, at: string) => string;

const reviewed = (says: Says) => telling(says, reviewLabels, reviewWordsLabels);
const measured = (says: Says) => telling(says, progressLabels, wordsLabels);
const left = (says: Says) => telling(says, transitionLabels, wordsLabels);

/** How reviews, progress and what came after a placement are told. */
export const courseTellings: { readonly [T in Event['type']]: Tell<T> } = {
  ReviewDue: reviewed(({ kind }, at) => `Review (${kind}) due, ${at}`),
  ReviewRescheduled: reviewed(({ kind }, at) => `Review (${kind}) put to another date, ${at}`),
  ReviewHeld: reviewed(({ kind, decision }, at) => `Review (${kind}) held, ${at}: ${decision}`),
  ReviewMissed: reviewed(({ kind }, at) => `Review (${kind}) missed, ${at}`),
  BaselineRecorded: measured(({ measure }, at) => `Baseline of ${measure}, ${at}`),
  ProgressRecorded: measured(({ measure }, at) => `Progress in ${measure}, ${at}`),
  TransitionPlanStarted: left((_, at) => `Planning of the transition began, ${at}`),
  OnwardDestinationAgreed: left(({ destination }) => `Onward destination agreed: ${destination}`),
  InformationPackSent: left(({ to }) => `Information pack of the leaver sent: ${to}`),
  InformationPackAcknowledged: left(
    ({ to }) => `Information pack of the leaver acknowledged: ${to}`,
  ),
  KeepInTouchContact: left((contact) => `Contact ${contact['number']} with: ${contact['with']}`),
  EndOfPlacementSurvey: left(({ respondent }, at) => `Survey of the ${respondent}, ${at}`),
  DestinationChecked: left(({ point, outcome }) => `Destination checked (${point}): ${outcome}`),
  DestinationSustained: left(() => 'Destination sustained'),
  DestinationLost: left(() => 'Destination lost'),
  TrackingClosed: left(() => 'Tracking closed'),
};

function telling(says: Says, labels: Labels, sealedLabels: Labels) {
  return (data: Values, past: Past, entry: EntryRow): Told => {
    const what = says(data, `placement with ${providerIn(past, entry)}`).replaceAll('-', ' ');
    return {
      what: entry.corrects ? `Put right: ${what}` : what,
      details: [
        ...detailsOf(labels, shown(data)),
        ...sealedDetails(sealedLabels, entry.narrative, null),
      ],
    };
  };
}

/** As it is shown: lists in words, a score with its decimals. */
function shown(data: Values): Values {
  const { scoreHundredths: score, ...others } = data;
  const said = Object.entries(others).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const text = score === undefined ? undefined : String(Number(score) / 100);
  return { ...(Object.fromEntries(said) as Values), score: text };
}
