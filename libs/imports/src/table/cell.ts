import { z } from 'zod';

/** How the text of a cell is read. */
export interface Cell<T> {
  /** The code of the error when it cannot be read. */
  readonly code: string;
  /** What is wrong then, after the value: `is not a date`. */
  readonly wrong: string;
  /** What is allowed, as the rest of "Give ...". */
  readonly allowed: string;
  readonly schema: z.ZodType<T, string>;
}

type Words = Omit<Cell<unknown>, 'schema'>;

/** A cell read by a function that gives undefined for what is not allowed. */
export function readBy<T>(words: Words, read: (text: string) => T | undefined): Cell<T> {
  const schema = z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue(words.wrong);
    return z.NEVER;
  });
  return { ...words, schema };
}

/** A cell of text in one shape. */
export function shaped(words: Words, shape: RegExp): Cell<string> {
  return { ...words, schema: z.string().regex(shape) };
}

/** A cell that holds one of a few words; capitals do not matter. */
export function oneOf<const W extends string>(words: readonly W[]): Cell<W> {
  const known = new Map(words.map((word) => [word.toLowerCase(), word]));
  const allowed = `one of: ${words.join(', ')}`;
  return readBy({ code: 'not-in-list', wrong: 'is not in the list', allowed }, (text) =>
    known.get(text.toLowerCase()),
  );
}

/** A cell that holds some of a few words, parted by `;` and in their order. */
export function someOf<const W extends string>(words: readonly W[]): Cell<W[]> {
  const known = new Map(words.map((word) => [word.toLowerCase(), word]));
  const allowed = `some of these, parted by ;: ${words.join(', ')}`;
  return readBy({ code: 'not-in-list', wrong: 'is not in the list', allowed }, (text) => {
    const read = text.split(';').map((word) => known.get(word.trim().toLowerCase()));
    return read.every((word) => word !== undefined) ? read : undefined;
  });
}
