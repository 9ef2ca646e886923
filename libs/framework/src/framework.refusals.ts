import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type FrameworkRefusal =
  | 'framework-not-established'
  | 'framework-has-another-reference'
  | 'framework-ends-before-it-starts'
  | 'framework-extension-too-long'
  | 'framework-extension-not-later'
  | 'lot-unknown'
  | 'outside-the-framework'
  | 'joined-before-it-left'
  | 'provider-not-on-lot'
  | 'left-before-it-joined'
  | 'uplift-above-cap'
  | 'index-not-yet-published'
  | 'uplift-unknown'
  | 'uplift-already-decided'
  | 'uplift-of-another-provider'
  | 'decided-before-proposed'
  | 'block-ends-before-it-starts'
  | 'block-of-another-provider'
  | 'no-ceiling-given';

export const frameworkRefusals: RefusalSentences<FrameworkRefusal> = {
  'framework-not-established': 'This framework is not on record; establish it first.',
  'framework-has-another-reference':
    'This framework is recorded under the reference {frameworkRef}; ' +
    'a framework with another reference is another framework.',
  'framework-ends-before-it-starts':
    'The framework ends on {to}, before it starts on {from}; it must end on that day or later.',
  'framework-extension-too-long':
    'The framework may be extended to {latest} at most; {to} is later.',
  'framework-extension-not-later':
    'The framework already runs to {ends}; an extension ends on a later day.',
  'lot-unknown': 'The framework has no lot {lot}; its lots are {lots}.',
  'outside-the-framework': 'The framework runs from {from} to {to}; {date} is outside it.',
  'joined-before-it-left':
    'The provider left lot {lot} on {leftOn}; it can join again after that day.',
  'provider-not-on-lot': 'The provider is not on lot {lot} on {date}; record that it joined first.',
  'left-before-it-joined':
    'The provider joined lot {lot} on {joinedOn}; it cannot have left before that day.',
  'uplift-above-cap':
    'The uplift of {basisPoints} basis points is above the cap: {index}, published on ' +
    '{indexPublishedOn}, is {indexBasisPoints} basis points. Propose that or less.',
  'index-not-yet-published':
    'The index was published on {indexPublishedOn}, after the proposal of {proposedOn}; ' +
    'an uplift is capped by an index that was known.',
  'uplift-unknown': 'No such uplift was proposed; propose it first.',
  'uplift-already-decided':
    'This uplift is {status}; what is decided is proposed again as another uplift.',
  'uplift-of-another-provider':
    'This uplift was proposed for another provider; propose it under an id of its own.',
  'decided-before-proposed':
    'The uplift was proposed on {proposedOn}; it cannot have been decided before that day.',
  'block-ends-before-it-starts':
    'The block ends on {to}, before it starts on {from}; it must end on that day or later.',
  'block-of-another-provider':
    'This block was agreed with another provider or for another lot; give it an id of its own.',
  'no-ceiling-given': 'Give the ceiling for a year, the ceiling in all, or both.',
};

export const refuse = (code: FrameworkRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
