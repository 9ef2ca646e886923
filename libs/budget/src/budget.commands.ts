import { z } from 'zod';

export const BudgetCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('SetBudget'),
    data: z.strictObject({
      financialYear: z.string().regex(/^\d{4}-\d{2}$/),
      costCentre: z.string().min(1),
      s251Line: z.string().regex(/^\d+\.\d+\.\d+$/),
      name: z.string().min(1),
      amountPence: z.int(),
      s251Column: z.string().min(1).optional(),
      incomeBudgetPence: z.int().optional(),
    }),
  }),
]);
export type BudgetCommand = z.infer<typeof BudgetCommand>;
