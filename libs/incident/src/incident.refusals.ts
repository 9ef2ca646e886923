import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type IncidentRefusal =
  | 'incident-not-recorded'
  | 'incident-of-another-child-or-provider'
  | 'incident-already-closed'
  | 'incident-reported-before-it-occurred'
  | 'concern-not-raised'
  | 'incident-step-before-it-began';

export const incidentRefusals: RefusalSentences<IncidentRefusal> = {
  'incident-not-recorded': 'This incident is not on record; report it or raise the concern first.',
  'incident-of-another-child-or-provider':
    'This incident is about another child or provider; record one of its own.',
  'incident-already-closed': 'The incident was closed on {closedOn}; record another one.',
  'incident-reported-before-it-occurred':
    'The incident occurred on {occurredOn}, after {reportedOn}; it is reported then or later.',
  'concern-not-raised': 'No concern was raised that could be referred.',
  'incident-step-before-it-began':
    'The incident is on record from {began}, after {date}; give that day or a later one.',
};

export const refuse = (code: IncidentRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
