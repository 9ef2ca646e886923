import { given } from '@ledger/kernel';

/** The values that were given, but for those named. */
export function without<T extends object, Name extends keyof T & string>(
  values: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  const left = Object.entries(given(values)).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(left) as Omit<T, Name>;
}
