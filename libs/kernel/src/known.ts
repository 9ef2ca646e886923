import type { EventFacts } from './decider.js';

/** Which event said it last, and from when it is true: what a correction points to. */
export type Stated = Pick<EventFacts, 'eventId' | 'effectiveOn'>;

export const statedBy = ({ eventId, effectiveOn }: EventFacts): Stated => ({
  eventId,
  effectiveOn,
});

/** Some of the values, each of which may also say nothing. */
export type Said<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The values without those that were not given: an undefined value says nothing. */
export function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** What was known, with what is now stated laid over it; what is not stated stays as it was. */
export function overlaid<T extends object>(known: T, stated: Said<T>): T {
  return { ...given(known), ...given(stated) };
}

/** The values of `after` that `before` did not have. */
export function differing<T extends object>(before: T, after: T): Partial<T> {
  const known = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(([name, value]) => !sameValue(known[name], value));
  return Object.fromEntries(changed) as Partial<T>;
}

/** Whether laying the stated values over the known ones changes nothing. */
export function holdsAlready<T extends object>(known: T, stated: Said<T>): boolean {
  return Object.keys(differing(known, overlaid(known, stated))).length === 0;
}

// Values are plain: text, numbers, booleans and lists of text.
const sameValue = (one: unknown, other: unknown) =>
  one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));
