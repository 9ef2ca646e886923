import { schoolCalendar } from '../school-calendar.js';

/** A Bristol school's published dates of 2025/26, term 1 to term 6. */
export const bristolTerms = [
  { startsOn: '2025-09-02', endsOn: '2025-10-24' },
  { startsOn: '2025-11-03', endsOn: '2025-12-19' },
  { startsOn: '2026-01-05', endsOn: '2026-02-13' },
  { startsOn: '2026-02-23', endsOn: '2026-04-02' },
  { startsOn: '2026-04-20', endsOn: '2026-05-22' },
  { startsOn: '2026-06-01', endsOn: '2026-07-22' },
] as const;

export const bristolBankHolidays = ['2026-05-04'] as const;

/** Training days of the school: its own closures, which no placement elsewhere heeds. */
export const bristolTrainingDays = [
  '2025-09-02',
  '2025-09-03',
  '2025-11-03',
  '2026-01-05',
  '2026-06-01',
] as const;

/** The calendar of the authority: the terms without the bank holiday. */
export const bristolCalendar = schoolCalendar({
  terms: bristolTerms,
  closures: bristolBankHolidays,
});

/** The calendar of the school itself: 190 days. */
export const bristolSchoolCalendar = schoolCalendar({
  terms: bristolTerms,
  closures: [...bristolBankHolidays, ...bristolTrainingDays],
});
