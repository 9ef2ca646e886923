import {
  type DateSpan,
  dateOf,
  type DayNumber,
  dayOf,
  type SchoolCalendar,
} from '@ledger/school-time';
import { statusOf } from './exclusion.outcomes.js';
import type { Exclusion, Exclusions } from './exclusion.state.js';

/** Above five days in a row, fifteen in a term and forty-five in a year, duties follow. */
export const exclusionLimits = { consecutive: 5, term: 15, year: 45 } as const;
export type ExclusionLimit = keyof typeof exclusionLimits;

/** School days out of school; half-days count a half. */
export interface ExclusionTotals {
  readonly termDays: number;
  readonly yearDays: number;
  /** The longest run of school days in a row within the year, and its first day. */
  readonly consecutiveDays: number;
  readonly consecutiveFrom: string | null;
  /** Limits that are reached, and those that are passed. */
  readonly reached: readonly ExclusionLimit[];
  readonly passed: readonly ExclusionLimit[];
}

export interface TotalsAsked {
  /** The calendar of the school that excluded. */
  calendarOf(schoolUrn: string): SchoolCalendar;
  readonly term: DateSpan;
  readonly year: DateSpan;
}

interface DayOut {
  readonly day: DayNumber;
  readonly sessions: number;
  readonly calendar: SchoolCalendar;
}

/**
 * What a child's suspensions add up to, across schools. The days up to a rescinding or a
 * reinstatement count; a permanent exclusion that stands is no suspension and counts nothing.
 */
export function exclusionTotals(state: Exclusions, asked: TotalsAsked): ExclusionTotals {
  const days = daysOut(state, asked);
  const yearly = days.filter(({ day }) => isWithin(asked.year, day));
  const termDays = daysIn(yearly.filter(({ day }) => isWithin(asked.term, day)));
  const yearDays = daysIn(yearly);
  const run = longestRun(yearly);
  const totals = { consecutive: run.days, term: termDays, year: yearDays };
  const limits = Object.keys(exclusionLimits) as ExclusionLimit[];
  return {
    termDays,
    yearDays,
    consecutiveDays: run.days,
    consecutiveFrom: run.from === null ? null : dateOf(run.from),
    reached: limits.filter((limit) => totals[limit] >= exclusionLimits[limit]),
    passed: limits.filter((limit) => totals[limit] > exclusionLimits[limit]),
  };
}

// Two suspensions that share a day are one day out of school.
function daysOut(state: Exclusions, { calendarOf }: TotalsAsked): readonly DayOut[] {
  const days = new Map<DayNumber, DayOut>();
  for (const each of state.values()) {
    const calendar = calendarOf(each.details.schoolUrn);
    for (const [day, sessions] of sessionsOut(each, calendar)) {
      const known = days.get(day)?.sessions ?? 0;
      days.set(day, { day, sessions: Math.min(2, known + sessions), calendar });
    }
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** The longest time that a count of sessions is spread over, in days. */
const longest = 400;

function sessionsOut(exclusion: Exclusion, calendar: SchoolCalendar): [DayNumber, number][] {
  const first = dayOf(exclusion.details.firstDay);
  const last = Math.min(lastDayOut(exclusion) ?? first - 1, first + longest);
  let left = sessionsIn(exclusion);
  const days: [DayNumber, number][] = [];
  for (let day = first; left > 0 && day <= last; day += 1) {
    if (!calendar.isSchoolDay(day)) continue;
    days.push([day, Math.min(2, left)]);
    left -= 2;
  }
  return days;
}

const isCounted = ({ kind, details }: Exclusion): boolean =>
  kind === 'suspension' && details.sessions !== undefined;

// Sessions that are counted say more than a last day does, which may be a day of half of them.
const sessionsIn = (exclusion: Exclusion): number =>
  isCounted(exclusion) ? (exclusion.details.sessions ?? 0) : Infinity;

/** The last day that counts, at most; null where nothing counts, or nobody knows how long it was. */
function lastDayOut(exclusion: Exclusion): DayNumber | null {
  const before = lastDayCounted(exclusion);
  if (isCounted(exclusion)) return before ?? Infinity;
  const { endsOn } = exclusion.details;
  const isLimited = exclusion.kind === 'suspension' && endsOn !== undefined;
  if (!isLimited) return before;
  return Math.min(dayOf(endsOn), before ?? Infinity);
}

/** The day before the exclusion was taken back, where it was. */
function lastDayCounted(exclusion: Exclusion): DayNumber | null {
  const status = statusOf(exclusion);
  const isTakenBack = status === 'rescinded' || status === 'reinstated';
  const on = exclusion.outcomes.at(-1)?.on;
  return isTakenBack && on ? dayOf(on) - 1 : null;
}

const isWithin = ({ from, to }: DateSpan, day: DayNumber) => dayOf(from) <= day && day <= dayOf(to);
const daysIn = (days: readonly DayOut[]) =>
  days.reduce((sum, { sessions }) => sum + sessions, 0) / 2;

interface Run {
  readonly from: DayNumber | null;
  readonly days: number;
}

function longestRun(days: readonly DayOut[]): Run {
  let best: Run = { from: null, days: 0 };
  let run = best;
  let before: DayNumber | null = null;
  for (const { day, sessions, calendar } of days) {
    const goesOn = before !== null && !hasSchoolBetween(before, day, calendar);
    run = goesOn ? { ...run, days: run.days + sessions / 2 } : { from: day, days: sessions / 2 };
    if (run.days > best.days) best = run;
    before = day;
  }
  return best;
}

function hasSchoolBetween(before: DayNumber, day: DayNumber, calendar: SchoolCalendar): boolean {
  for (let each = before + 1; each < day; each += 1) if (calendar.isSchoolDay(each)) return true;
  return false;
}
