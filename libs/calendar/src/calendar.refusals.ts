import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type CalendarRefusal =
  | 'academic-year-unknown'
  | 'term-ends-before-it-starts'
  | 'term-outside-academic-year'
  | 'terms-overlap'
  | 'review-weeks-of-an-authority';

export const calendarRefusals: RefusalSentences<CalendarRefusal> = {
  'academic-year-unknown':
    '{academicYear} is not an academic year; write two years in a row, as in 2025/26.',
  'term-ends-before-it-starts':
    'The term ends on {endsOn}, before it starts on {startsOn}; ' +
    'it must end on the day it starts or later.',
  'term-outside-academic-year':
    'The term from {startsOn} to {endsOn} is not within the academic year {academicYear}, ' +
    'which runs from {from} to {to}.',
  'terms-overlap':
    'The term shares days with term {term} of {academicYear}, from {startsOn} to {endsOn}; ' +
    'a school day belongs to one term.',
  'review-weeks-of-an-authority':
    'How weeks are counted until a review is for an authority to say, not a school or a provider.',
};

export const refuse = (code: CalendarRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
