import type { RefusalSentences, RejectionCode } from '@ledger/kernel';

/** What is refused whatever the aggregate: by the rules of recording, or by the log. */
export type RecordingRefusal = RejectionCode | 'reason-needed';

export const recordingRefusals: RefusalSentences<RecordingRefusal> = {
  'reason-needed': 'This puts right what was recorded before, so say why in reason.',
  'request-id-reused': 'This request id was used before for something else. Use a new one.',
  'recorded-at-not-allowed':
    'Only a simulated log takes a time of recording; leave it out to record now.',
  'text-not-allowed': 'A text holds a character that cannot be stored. Remove it and try again.',
  'number-not-allowed': 'A number is too large to be stored exactly. Check it and try again.',
  'too-large': 'This is more than one event can hold (1 MB). Make it shorter.',
  'no-events': 'There was nothing to record.',
};
