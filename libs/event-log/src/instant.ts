const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

/**
 * The microseconds since 1970 of an RFC 3339 instant; what is finer than a microsecond is cut off.
 * @throws RangeError when it is no such instant
 */
export function microseconds(instant: string): bigint {
  const found = form.exec(instant.toUpperCase());
  const wholeSeconds = found ? Date.parse(`${found[1]}${found[3]}`) : Number.NaN;
  if (Number.isNaN(wholeSeconds)) throw new RangeError(`${instant} is not an RFC 3339 instant`);
  const fraction = (found?.[2] ?? '').slice(0, 6).padEnd(6, '0');
  return BigInt(wholeSeconds) * 1000n + BigInt(fraction);
}

/** `2026-11-22T17:38:00.000001Z`: the form that instants are kept and compared in. */
export function instantText(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(fraction).padStart(6, '0')}Z`;
}

/** The same instant in that form. @throws RangeError */
export const normalInstant = (instant: string): string => instantText(microseconds(instant));
