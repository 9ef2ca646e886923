import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type CalendarRefusal =
  | 'academic-year-unknown'
  | 'term-ends-before-it-starts'
  | 'term-outside-academic-year'
  | 'terms-overlap';

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
};

export const refuse = (code: CalendarRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
