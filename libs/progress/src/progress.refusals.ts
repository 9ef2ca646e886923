import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ProgressRefusal =
  | 'neither-score-nor-band'
  | 'measured-in-another-way'
  | 'measured-in-the-future'
  | 'measured-before-the-start'
  | 'progress-before-the-baseline'
  | 'baseline-missing'
  | 'baseline-after-progress';

export const progressRefusals: RefusalSentences<ProgressRefusal> = {
  'neither-score-nor-band': 'Give either a score or a band, and not both.',
  'measured-in-another-way':
    'This measure has a {known} so far; give a {known} again, so that they can be compared.',
  'measured-in-the-future': '{measuredOn} is still to come; record what was measured.',
  'measured-before-the-start':
    'The placement starts on {startsOn}, after {measuredOn}; progress in it is measured later.',
  'baseline-missing': 'There is no baseline of this measure in this placement; record it first.',
  'progress-before-the-baseline':
    'The baseline is of {baselineOn}, after {measuredOn}; progress is measured later.',
  'baseline-after-progress':
    'Progress was measured on {progressOn}, before {measuredOn}; the baseline is of an earlier day.',
};

export const refuse = (code: ProgressRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
