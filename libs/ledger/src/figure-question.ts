import { isDate } from '@ledger/school-time';
import { z } from 'zod';

const isInstant = (text: string) => z.iso.datetime({ offset: true }).safeParse(text).success;

/** The parameters that every figure takes. */
export const Frame = z.object({
  on: z.string().refine(isDate, 'must be a date, YYYY-MM-DD').optional(),
  knownAt: z
    .string()
    .refine(
      (text) => isDate(text) || isInstant(text),
      'must be an instant such as 2025-12-31T17:00:00Z, or a date, YYYY-MM-DD',
    )
    .optional(),
  minPosition: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a position: a whole number, 0 or more')
    .transform(Number)
    .optional(),
});
export type Frame = z.infer<typeof Frame>;

/** A parameter is missing, unknown or wrong: an issue for each. */
export class BadParameters extends Error {
  override name = 'BadParameters';
  constructor(readonly issues: readonly { readonly field: string; readonly message: string }[]) {
    super(issues.map((issue) => `${issue.field}: ${issue.message}`).join('\n'));
  }
}

/** Parses with the schema. @throws BadParameters */
export function parseParameters<T>(schema: z.ZodType<T>, given: object): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new BadParameters(parsed.error.issues.flatMap(faults));
}

function faults(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({ field, message: 'is not a parameter of this figure' }));
  }
  const field = issue.path.map(String).join('.');
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ field, message: missing ? 'is needed' : issue.message }];
}
