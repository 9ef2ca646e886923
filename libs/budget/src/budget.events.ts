import { z } from 'zod';

const line = {
  /** 2025-26 */
  financialYear: z.string(),
  costCentre: z.string(),
  /** 1.2.7 */
  s251Line: z.string(),
  name: z.string(),
  amountPence: z.int(),
  s251Column: z.string().optional(),
  incomeBudgetPence: z.int().optional(),
};

// Stored for ever. Add optional fields; never rename or remove one. The stream is the budget of one
// authority for one financial year.
export const BudgetEvent = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('BudgetSet'), data: z.object(line) })
    .describe('A budget line was set for a cost centre and a section 251 line.'),
  z
    .object({ type: z.literal('BudgetCorrected'), data: z.object(line) })
    .describe('A budget line was put right.'),
]);
export type BudgetEvent = z.infer<typeof BudgetEvent>;
