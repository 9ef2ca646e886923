import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type FindingRefusal =
  | 'finding-not-raised'
  | 'finding-of-another-provider'
  | 'finding-already-closed'
  | 'finding-not-closed'
  | 'finding-step-before-it-was-raised'
  | 'finding-step-before-the-last'
  | 'response-due-before-it-was-raised';

export const findingRefusals: RefusalSentences<FindingRefusal> = {
  'finding-not-raised': 'This finding is not on record; raise it first.',
  'finding-of-another-provider':
    'This finding is about another provider; one about this provider is another finding.',
  'finding-already-closed':
    'The finding was closed on {closedOn}; reopen it before anything else is recorded of it.',
  'finding-not-closed': 'The finding is open, so it cannot be reopened.',
  'finding-step-before-it-was-raised':
    'The finding was raised on {raisedOn}, after {date}; give that day or a later one.',
  'finding-step-before-the-last':
    'The last step of the finding was on {last}, after {date}; give that day or a later one.',
  'response-due-before-it-was-raised':
    'The finding was raised on {raisedOn}, after {date}; a response is due on that day or later.',
};

export const refuse = (code: FindingRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
