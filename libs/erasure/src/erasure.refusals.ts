import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ErasureRefusal =
  | 'erasure-not-requested'
  | 'erasure-already-decided'
  | 'erasure-decided-before-it-was-requested'
  | 'erasure-needs-two-people'
  | 'erasure-ground-of-another-outcome'
  | 'erasure-classes-of-another-outcome'
  | 'retention-not-over'
  | 'keys-not-released';

export const erasureRefusals: RefusalSentences<ErasureRefusal> = {
  'erasure-not-requested':
    'No erasure was requested on {requestedOn}; record the request before its decision.',
  'erasure-already-decided':
    'The request of {requestedOn} was decided on {decidedOn}; ask again with a request of its own.',
  'erasure-decided-before-it-was-requested':
    'The decision is of {decidedOn}, before the request of {requestedOn}; ' +
    'give that day or a later one.',
  'erasure-needs-two-people':
    'Both deciders are one person; an erasure is decided by two, whatever is decided.',
  'erasure-ground-of-another-outcome':
    'The ground {ground} is none for the outcome {outcome}; allowed are {allowed}.',
  'erasure-classes-of-another-outcome':
    'Where an erasure is limited, give some of the classes that were asked for and not all; ' +
    'where it is refused or granted, give none.',
  'retention-not-over': 'The data is kept until {endedOn}; until then only a decision erases it.',
  'keys-not-released':
    'The {class} data of this child is to be kept; a key is destroyed only after a decision or ' +
    'the end of retention.',
};

export const refuse = (code: ErasureRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
