import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ProvisionRefusal =
  | 'placement-not-ordered'
  | 'placement-moved-to-another-pupil'
  | 'placement-moved-to-another-provider'
  | 'placement-ends-before-it-starts'
  | 'end-reason-without-an-end'
  | 'price-missing'
  | 'rate-without-basis'
  | 'absence-charged-in-two-ways'
  | 'session-already-held'
  | 'more-than-ten-sessions'
  | 'placement-already-started'
  | 'placement-already-ended'
  | 'variation-before-the-start'
  | 'variation-ends-before-it-starts'
  | 'nothing-varied'
  | 'placement-already-paused'
  | 'placement-not-paused'
  | 'pause-ends-before-it-starts'
  | 'pauses-overlap'
  | 'pause-unknown'
  | 'exit-before-the-package'
  | 'still-to-come'
  | 'sub-provider-missing'
  | 'subcontract-with-itself'
  | 'subcontract-before-the-start'
  | 'placement-not-for-an-exclusion'
  | 'conversion-before-the-start';

export const provisionRefusals: RefusalSentences<ProvisionRefusal> = {
  'placement-not-ordered':
    'There is no such placement of this child; order it before anything else is said of it.',
  'placement-moved-to-another-pupil':
    'The placement belongs to another child; a placement never moves, so order a new one.',
  'placement-moved-to-another-provider':
    'The placement is with another provider; a placement never moves, ' +
    'so end it and order a new one.',
  'placement-ends-before-it-starts':
    'The placement ends on {end}, before it starts on {start}; ' +
    'it must end on the day it starts or later.',
  'end-reason-without-an-end':
    'A reason for the end is given without an end; give the last day of the placement as well.',
  'price-missing':
    'The {missing} is missing; a placement needs a rate, its basis and a cost centre ' +
    'unless a school commissions it.',
  'rate-without-basis':
    'A rate is given without what it is for; give the basis as well ' +
    '(session, hour, day, week, programme, top-up or place).',
  'absence-charged-in-two-ways':
    'All absence is charged, and the first days of each absence besides; ' +
    'give the days only where absence is not charged otherwise.',
  'session-already-held':
    'The {half} session on {weekday} is already held by another placement of this child ' +
    'from {date}; change the pattern or the dates of one, or mark one of them as joint.',
  'more-than-ten-sessions':
    'The placements of this child come to {sessions} sessions a week; there are ten in a week.',
  'placement-already-started':
    'The placement is recorded as started on {start}; correct that start if it is wrong.',
  'placement-already-ended':
    'The placement is recorded as ended on {end}; correct that end if it is wrong.',
  'variation-before-the-start':
    'The variation is from {from}, before the placement starts on {start}; ' +
    'vary it from that day on, or correct what was ordered.',
  'variation-ends-before-it-starts':
    'The planned end of {end} is before {from}, from when it is to hold; ' +
    'it must be that day or later.',
  'nothing-varied':
    'The variation changes nothing; give a pattern, rate, basis, cost centre, contribution ' +
    'or planned end.',
  'placement-already-paused':
    'The placement is already paused from {from}; record when it resumed before another pause.',
  'placement-not-paused': 'The placement is not paused; only a paused placement resumes.',
  'pause-ends-before-it-starts':
    'The pause began on {from}, after {date}; a placement resumes on the day it was paused or later.',
  'pauses-overlap':
    'The placement is paused again from {from}, before {date}; it resumes on that day or earlier.',
  'pause-unknown': 'The placement has no pause from {from}; name the day on which it began.',
  'exit-before-the-package':
    'The exit is planned for {exit}, before the package was agreed on {agreed}.',
  'still-to-come': '{date} is still to come; record it once it has happened.',
  'sub-provider-missing':
    'Give either the sub-provider, where it is in the directory, or its name, and not both.',
  'subcontract-with-itself': 'This is the provider of the placement; name the other one.',
  'subcontract-before-the-start':
    'The subcontract is from {from}, before the placement starts on {start}; ' +
    'give that day or a later one.',
  'placement-not-for-an-exclusion':
    'The placement was not made for an exclusion; only one that was becomes an off-site direction.',
  'conversion-before-the-start':
    'It is an off-site direction from {from}, before the placement starts on {start}; ' +
    'give that day or a later one.',
};

export const refuse = (code: ProvisionRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
