import { addDays } from '@ledger/school-time';

/** The terms of two school years, first and last day. */
export const TERMS = [
  ['2024/25', 1, '2024-09-02', '2024-10-25'],
  ['2024/25', 2, '2024-11-04', '2024-12-20'],
  ['2024/25', 3, '2025-01-06', '2025-02-14'],
  ['2024/25', 4, '2025-02-24', '2025-04-04'],
  ['2024/25', 5, '2025-04-22', '2025-05-23'],
  ['2024/25', 6, '2025-06-02', '2025-07-22'],
  ['2025/26', 1, '2025-09-02', '2025-10-24'],
  ['2025/26', 2, '2025-11-03', '2025-12-19'],
  ['2025/26', 3, '2026-01-05', '2026-02-13'],
  ['2025/26', 4, '2026-02-23', '2026-03-27'],
  ['2025/26', 5, '2026-04-13', '2026-05-22'],
  ['2025/26', 6, '2026-06-01', '2026-07-21'],
] as const;

export interface Session {
  readonly date: string;
  readonly half: 'AM' | 'PM';
}

/** Every session of those terms, in order. */
export function sessions(): readonly Session[] {
  return TERMS.flatMap(([, , first, last]) => weekdays(first, last)).flatMap((date) => [
    { date, half: 'AM' as const },
    { date, half: 'PM' as const },
  ]);
}

function weekdays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (new Date(date).getUTCDay() % 6 !== 0) days.push(date);
  }
  return days;
}
