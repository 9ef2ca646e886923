import { z } from 'zod';

/** Whose calendar the stream is: `ref` is an authority code, a URN or a provider's id. */
export const CalendarScope = z.enum(['authority', 'school', 'provider']);
export const ClosureReason = z.enum(['inset', 'bank-holiday', 'closed']);

/** How an authority counts the weeks until a review: of the calendar, or those with a school day. */
export const WeeksCounted = z.enum(['calendar', 'school']);

const owner = { scope: CalendarScope, ref: z.string() };
const term = {
  ...owner,
  /** 2025/26 */
  academicYear: z.string(),
  term: z.int().min(1).max(6),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
};
const closure = { ...owner, date: z.iso.date(), reason: ClosureReason };

// Stored for ever. Add optional fields; never rename or remove one.
export const CalendarEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('TermSet'), data: z.object(term) })
    .describe('A term of an academic year was set for an authority.'),
  z
    .object({ type: z.literal('TermCorrected'), data: z.object(term) })
    .describe('The dates of a term were put right.'),
  z
    .object({ type: z.literal('ClosureRecorded'), data: z.object(closure) })
    .describe('A day on which an authority, school or provider is closed.'),
  z
    .object({ type: z.literal('ClosureCorrected'), data: z.object(closure) })
    .describe('The reason of a closure was put right.'),
  z
    .object({
      type: z.literal('ClosureWithdrawn'),
      data: z.object({ ...owner, date: z.iso.date() }),
    })
    .describe('A closure was recorded in error: the day was open.'),
  z
    .object({
      type: z.literal('ReviewWeeksSet'),
      data: z.object({ ...owner, from: z.iso.date(), weeks: WeeksCounted }),
    })
    .describe('An authority counts weeks so for reviews of placements that start from this date.'),
]);
export type CalendarEvent = z.infer<typeof CalendarEvent>;
