import { Refusal } from '@ledger/kernel';
import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * The instant that a *known at* stands for, in UTC with microseconds: a date means the last
 * microsecond of that day in London. @throws Refusal `known-at-not-understood`
 */
export function instantOf(knownAt: string): string {
  try {
    return DATE.test(knownAt) ? endOfDay(knownAt) : utc(Temporal.Instant.from(knownAt));
  } catch {
    throw new Refusal('known-at-not-understood', { knownAt }, 'knownAt');
  }
}

function endOfDay(date: string): string {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  const midnight = next.toZonedDateTime('Europe/London').toInstant();
  return utc(midnight.subtract({ microseconds: 1 }));
}

// The log counts whole microseconds: what lies between two of them is known at the earlier one.
const utc = (instant: Temporal.Instant) =>
  instant.toString({ fractionalSecondDigits: 6, roundingMode: 'floor' });

/** The instant one microsecond later. */
export const nextMicrosecond = (instant: string): string =>
  utc(Temporal.Instant.from(instant).add({ microseconds: 1 }));
