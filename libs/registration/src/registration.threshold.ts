import { addDays } from '@ledger/school-time';
import type { z } from 'zod';
import type { ThresholdRule } from './registration.events.js';

type Rule = z.infer<typeof ThresholdRule>;

/**
 * One child at one provider for days in a row on which nothing about it changes: a placement, or the
 * part of one from a varied pattern on. `to` is the last day, null without an end.
 */
export interface TimeThere {
  readonly pupilId: string;
  /** Hundredths of an hour a week; null where nobody said. */
  readonly hundredthHoursPerWeek: number | null;
  /** Half-days a week, 0 to 10: all ten are full-time whatever the hours. */
  readonly sessionsPerWeek: number;
  readonly from: string;
  readonly to: string | null;
  readonly ehcp: boolean;
  readonly lookedAfter: boolean;
  readonly compulsorySchoolAge: boolean;
}

/** Days in a row on which a rule is breached; `to` is the first day on which it no longer is. */
export interface ThresholdSpan {
  readonly rule: Rule;
  readonly from: string;
  readonly to: string | null;
  /** How many children count towards the rule on its first day. */
  readonly children: number;
}

/** More than 18 hours a week is full-time, as the DfE generally takes it. */
const EIGHTEEN_HOURS = 1800;
const ALL_SESSIONS = 10;

/** How many children it takes, among those who are full-time there. */
const rules: Readonly<Record<Rule, (full: readonly FullTime[]) => number>> = {
  'eighteen-hours': (full) => full.length,
  'five-children': (full) => (full.length >= 5 ? full.length : 0),
  'ehcp-or-looked-after': (full) =>
    full.filter(({ ehcp, lookedAfter }) => ehcp || lookedAfter).length,
};

/**
 * The days on which one provider that is not registered is over the threshold, by rule, in order of
 * time. A child's placements with the provider count together, from the day a pattern takes effect.
 */
export function thresholdSpans(there: readonly TimeThere[]): readonly ThresholdSpan[] {
  const days = changeDays(there);
  const fullTime = days.map((day) => fullTimeOn(there, day));
  return (Object.keys(rules) as Rule[]).flatMap((rule) => {
    const counts = fullTime.map((full) => rules[rule](full));
    return spansOf(counts, days).map((span) => ({ rule, ...span }));
  });
}

/** Every day on which something may become different, in order; between two of them nothing does. */
const changeDays = (there: readonly TimeThere[]): readonly string[] =>
  [
    ...new Set(there.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]))),
  ].sort();

interface FullTime {
  readonly ehcp: boolean;
  readonly lookedAfter: boolean;
}

function fullTimeOn(there: readonly TimeThere[], day: string): readonly FullTime[] {
  const children = new Map<string, TimeThere>();
  for (const time of there) {
    const isThere = time.from <= day && (time.to === null || day <= time.to);
    if (isThere && time.compulsorySchoolAge)
      children.set(time.pupilId, together(children.get(time.pupilId), time));
  }
  return [...children.values()].filter(
    ({ hundredthHoursPerWeek, sessionsPerWeek }) =>
      (hundredthHoursPerWeek ?? 0) > EIGHTEEN_HOURS || sessionsPerWeek >= ALL_SESSIONS,
  );
}

const together = (one: TimeThere | undefined, other: TimeThere): TimeThere =>
  one
    ? {
        ...other,
        hundredthHoursPerWeek:
          (one.hundredthHoursPerWeek ?? 0) + (other.hundredthHoursPerWeek ?? 0),
        sessionsPerWeek: one.sessionsPerWeek + other.sessionsPerWeek,
        ehcp: one.ehcp || other.ehcp,
        lookedAfter: one.lookedAfter || other.lookedAfter,
      }
    : other;

function spansOf(counts: readonly number[], days: readonly string[]) {
  const spans: { from: string; to: string | null; children: number }[] = [];
  days.forEach((day, at) => {
    const count = counts[at] ?? 0;
    const before = counts[at - 1] ?? 0;
    const last = spans.at(-1);
    if (count > 0 && before === 0) spans.push({ from: day, to: null, children: count });
    if (count === 0 && before > 0 && last) last.to = day;
  });
  return spans;
}
