import type { ProgressEvent } from './progress.events.js';
import { refuse } from './progress.refusals.js';
import { type Measured, type MeasuredProgress, progressIn, subjectOf } from './progress.state.js';

type Type = ProgressEvent['type'];

/** @throws Refusal unless there is a score or a band, and not both */
export function eitherScoreOrBand({ scoreHundredths, band }: Measured): void {
  if ((scoreHundredths === undefined) === (band === undefined))
    throw refuse('neither-score-nor-band', {}, 'scoreHundredths');
}

/** A baseline may be older than the placement. @throws Refusal for what is to come, or too old */
export function inItsTime(
  { measuredOn }: Measured,
  { today, startsOn }: { readonly today: string; readonly startsOn: string },
): void {
  if (measuredOn > today) throw refuse('measured-in-the-future', { measuredOn }, 'measuredOn');
  if (measuredOn < startsOn)
    throw refuse('measured-before-the-start', { measuredOn, startsOn }, 'measuredOn');
}

/** @throws Refusal when progress has no baseline before it, or the baseline would come after it */
export function baselineComesFirst(state: MeasuredProgress, type: Type, data: Measured): void {
  const { measuredOn } = data;
  if (type === 'BaselineRecorded') return beforeAll(progressIn(state, data), measuredOn);
  const baseline = state.get(subjectOf('BaselineRecorded', data));
  if (!baseline) throw refuse('baseline-missing', {}, 'measure');
  const baselineOn = baseline.measured.measuredOn;
  if (measuredOn <= baselineOn)
    throw refuse('progress-before-the-baseline', { baselineOn, measuredOn }, 'measuredOn');
}

function beforeAll(progress: readonly Measured[], measuredOn: string): void {
  const [first] = progress.map((each) => each.measuredOn).sort();
  if (first !== undefined && first <= measuredOn)
    throw refuse('baseline-after-progress', { progressOn: first, measuredOn }, 'measuredOn');
}

/** @throws Refusal when a score would be compared with a band */
export function sameWay(state: MeasuredProgress, type: Type, data: Measured): void {
  const baseline = state.get(subjectOf('BaselineRecorded', data))?.measured;
  const other = type === 'BaselineRecorded' ? progressIn(state, data)[0] : baseline;
  if (!other || isScore(other) === isScore(data)) return;
  const [known, field] = isScore(other) ? ['score', 'scoreHundredths'] : ['band', 'band'];
  throw refuse('measured-in-another-way', { known: known ?? '' }, field);
}

const isScore = ({ scoreHundredths }: Measured) => scoreHundredths !== undefined;
