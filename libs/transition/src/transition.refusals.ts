import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type TransitionRefusal =
  | 'transition-of-another-pupil'
  | 'transition-still-to-come'
  | 'transition-before-the-placement'
  | 'placement-not-ended'
  | 'contact-before-leaving'
  | 'pack-not-sent'
  | 'pack-acknowledged-before-it-was-sent'
  | 'checked-before-it-is-due'
  | 'last-check-missing'
  | 'tracking-closed-before-leaving'
  | 'tracking-closed';

export const transitionRefusals: RefusalSentences<TransitionRefusal> = {
  'transition-of-another-pupil': 'The placement that is left belongs to another child.',
  'transition-still-to-come': '{date} is still to come; record it once it has happened.',
  'transition-before-the-placement':
    'The placement starts on {startsOn}, after {date}; it is left later.',
  'placement-not-ended': 'The placement is not recorded as ended; record its end first.',
  'contact-before-leaving':
    'The placement ended on {leftOn}, after {date}; a contact after leaving is on that day or later.',
  'pack-not-sent': 'No information pack was sent to this party; record that it was sent first.',
  'pack-acknowledged-before-it-was-sent':
    'The information pack was sent on {sentOn}; it is acknowledged on that day or later.',
  'checked-before-it-is-due':
    'This check of the destination is due on {dueOn}, after {checkedOn}; check it then or later.',
  'last-check-missing':
    'The check after 24 months is not recorded; record it, if only as not known, or give ' +
    'another reason for closing.',
  'tracking-closed-before-leaving':
    'The placement ended on {leftOn}, after {date}; the tracking is closed later.',
  'tracking-closed':
    'The tracking was closed on {closedOn}; only what was recorded before can be put right.',
};

export const refuse = (code: TransitionRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
