import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type RegisterRefusal =
  | 'mark-at-a-weekend'
  | 'mark-before-the-start'
  | 'mark-after-the-end'
  | 'code-unknown'
  | 'code-not-in-force'
  | 'marked-twice'
  | 'not-marked'
  | 'not-absent'
  | 'follow-up-before-the-session';

// What was sent as a code may be anything, so an unknown one is not repeated.
export const registerRefusals: RefusalSentences<RegisterRefusal> = {
  'mark-at-a-weekend': '{date} is a Saturday or a Sunday; a session is from Monday to Friday.',
  'mark-before-the-start':
    'The placement starts on {startsOn}, after {date}; mark sessions from its first day on.',
  'mark-after-the-end':
    'The placement ended on {endedOn}, before {date}; mark sessions up to its last day.',
  'code-unknown': 'This is no attendance code; on {date} the codes are {allowed}.',
  'code-not-in-force':
    'The attendance code {code} was not in force on {date}; on that day the codes are {allowed}.',
  'marked-twice':
    'One placement has two marks for the same session of {date} that differ; give one of them.',
  'not-marked': 'This placement has no mark in the session; mark the child first.',
  'not-absent': 'The child is marked {code}, which is no absence; there is nothing to follow up.',
  'follow-up-before-the-session':
    'The session was on {date}, after {on}; it is followed up on that day or later.',
};

export const refusal = (code: RegisterRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
