import type { CalendarEvent } from '@ledger/calendar/events';
import { closedOn, termSet, type Told } from './events.js';

const terms: readonly (readonly [startsOn: string, endsOn: string])[] = [
  ['2025-09-02', '2025-10-24'],
  ['2025-11-03', '2025-12-19'],
  ['2026-01-05', '2026-02-13'],
  ['2026-02-23', '2026-04-02'],
  ['2026-04-20', '2026-05-22'],
  ['2026-06-01', '2026-07-22'],
];

const closures = [
  '2025-09-02',
  '2025-09-03',
  '2025-11-03',
  '2026-01-05',
  '2026-05-04',
  '2026-06-01',
];

/** Bristol's published school year 2025/26: 190 days. Without INSET days it has 195. */
export const bristolYear = (
  authority: string,
  { inset = true } = {},
): readonly Told<CalendarEvent>[] => [
  ...terms.map(([startsOn, endsOn], index) =>
    termSet(authority, { academicYear: '2025/26', term: index + 1, startsOn, endsOn }),
  ),
  ...closures
    .filter((date) => inset || date === '2026-05-04')
    .map((date) => closedOn('authority', authority, date)),
];
