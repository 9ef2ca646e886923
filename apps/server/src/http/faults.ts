import type { z } from 'zod';
import { type Fault, Problem } from './problem.js';

const escaped = (part: PropertyKey) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`;

interface Issue {
  readonly message: string;
  readonly code?: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a schema found wrong, each with the JSON pointer of its place below `root`. */
export const faultsOf = (issues: readonly Issue[], root = ''): readonly Fault[] =>
  issues.map(({ path = [], code = 'invalid', message }) => ({
    pointer:
      root + path.map((part) => escaped(typeof part === 'object' ? part.key : part)).join(''),
    code: code.replaceAll('_', '-'),
    message,
  }));

/** 400 with every fault that the schema found. */
export const badRequest = (issues: readonly Issue[], root = ''): Problem =>
  new Problem(400, 'The request is not in the shape that this route takes.', {
    errors: faultsOf(issues, root),
  });

/** The parsed value. @throws Problem 400 */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, root = ''): T {
  const result = schema.safeParse(value);
  if (!result.success) throw badRequest(result.error.issues, root);
  return result.data;
}
