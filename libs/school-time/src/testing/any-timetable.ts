import fc from 'fast-check';
import type { Timetable } from '../timetable.js';

const firstDay = Date.parse('2025-08-25');
const dayMs = 86_400_000;

/** A date of the school year 2025/26 with a few days around it. */
export const anyDate = fc
  .integer({ min: 0, max: 380 })
  .map((days) => new Date(firstDay + days * dayMs).toISOString().slice(0, 10));

export const anyPattern = fc
  .array(fc.constantFrom('0', '1'), { minLength: 10, maxLength: 10 })
  .map((digits) => digits.join(''));

/** The date of a change: often the same as another's. */
export const anyChangeDate = fc.oneof(anyDate, fc.constantFrom('2025-11-12', '2026-01-07'));

const anyVariation = fc.record(
  { from: anyChangeDate, pattern: anyPattern, plannedEndOn: anyDate },
  { requiredKeys: ['from'] },
);

const anyPause = fc.record({
  from: anyDate,
  to: fc.option(anyDate),
  charged: fc.boolean(),
});

/** Any timetable, odd ones included: pauses that overlap, variations before the start, no end. */
export const anyTimetable: fc.Arbitrary<Timetable> = fc.record({
  startsOn: anyDate,
  endedOn: fc.option(anyDate),
  plannedEndOn: fc.option(anyDate),
  pattern: anyPattern,
  notArrived: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
  variations: fc.array(anyVariation, { maxLength: 3 }),
  pauses: fc.array(anyPause, { maxLength: 2 }),
});
