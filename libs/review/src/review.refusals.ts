import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ReviewRefusal =
  | 'review-not-due'
  | 'review-already-held'
  | 'review-before-the-start'
  | 'review-not-yet-held'
  | 'review-not-yet-missed'
  | 'review-missed-before-it-was-due'
  | 'new-end-before-the-review'
  | 'next-review-before-this-one'
  | 'reviewed-within-ten-weeks'
  | 'review-due-before-its-request';

export const reviewRefusals: RefusalSentences<ReviewRefusal> = {
  'review-not-due':
    'There is no {kind} review of this placement that was first due on {dueOn}; schedule it first.',
  'review-already-held':
    'The review is recorded as held on {heldOn}; put right what is wrong of it instead.',
  'review-before-the-start':
    'The placement starts on {startsOn}, after {date}; a review is on that day or later.',
  'review-not-yet-held': '{heldOn} is still to come; record the review once it was held.',
  'review-not-yet-missed': '{missedOn} is still to come; a review is missed once its day is over.',
  'review-missed-before-it-was-due':
    'The review is due on {dueOn}, after {missedOn}; it is missed on that day or later.',
  'new-end-before-the-review':
    'The new planned end of {end} is before the review of {heldOn}; it must be that day or later.',
  'next-review-before-this-one':
    'The next review on {next} is not after the review of {heldOn}; give a later day.',
  'reviewed-within-ten-weeks':
    'The placement was reviewed on {heldOn}, within ten weeks before the request of {requestedOn}; ' +
    'a request is complied with after ten weeks without a review.',
  'review-due-before-its-request':
    'The review is asked for on {requestedOn}, after {dueOn}; it is due on that day or later.',
};

export const refuse = (code: ReviewRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
