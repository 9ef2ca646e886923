import { z } from 'zod';
import { CalendarScope, ClosureReason, WeeksCounted } from './calendar.events.js';

const owner = { scope: CalendarScope, ref: z.string().min(1) };

export const CalendarCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SetTerm'),
    data: z.strictObject({
      ...owner,
      academicYear: z.string().regex(/^\d{4}\/\d{2}$/),
      term: z.int().min(1).max(6),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
    }),
  }),
  z.object({
    type: z.literal('RecordClosure'),
    data: z.strictObject({ ...owner, date: z.iso.date(), reason: ClosureReason }),
  }),
  z.object({
    type: z.literal('WithdrawClosure'),
    data: z.strictObject({ ...owner, date: z.iso.date() }),
  }),
  /** Of an authority; where none is set, weeks of the calendar are counted. */
  z.object({
    type: z.literal('SetReviewWeeks'),
    data: z.strictObject({ ...owner, from: z.iso.date(), weeks: WeeksCounted }),
  }),
]);
export type CalendarCommand = z.infer<typeof CalendarCommand>;
