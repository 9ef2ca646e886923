/** Nine digits of pounds at most, so that a year of any charge stays an exact integer. */
const pounds = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/;

/**
 * Whole pence of pounds as text: `1234.56`, `1234`, `-0.5`. Null when it is not such a text: more
 * than two decimals, a currency sign, a thousands separator, or 1,000,000,000 pounds and over.
 */
export function parsePounds(text: string): number | null {
  const [, sign, whole, decimals = ''] = pounds.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const pence = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return sign && pence ? -pence : pence;
}

/** Pence as pounds for a file, `1234.56` or `-0.05`: what parsePounds reads back. */
export function poundsText(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, '0');
  return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Pence as pounds for a page: `£1,234.56` or `-£0.05`. */
export function formatPence(pence: number): string {
  const [whole = '', decimals] = poundsText(Math.abs(pence)).split('.');
  return `${pence < 0 ? '-' : ''}£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** The sum of whole pence; 0 of none. */
export function sumPence(amounts: Iterable<number>): number {
  let sum = 0;
  for (const pence of amounts) sum += pence;
  return sum;
}
