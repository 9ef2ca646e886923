/**
 * `numerator / denominator` to the nearest integer, exactly; a half goes away from zero, so that a
 * credit mirrors its charge. Both are integers, the denominator positive.
 * @throws RangeError when the numerator is past what a number holds exactly.
 */
export function halfUp(numerator: number, denominator: number): number {
  if (!Number.isSafeInteger(numerator)) throw new RangeError(`Not exact: ${numerator}`);
  const size = Math.abs(numerator);
  const rest = size % denominator;
  const rounded = (size - rest) / denominator + (2 * rest >= denominator ? 1 : 0);
  return numerator < 0 && rounded ? -rounded : rounded;
}

/**
 * Whole pence shared over `parts` equal parts. Each part is what the rounded running total grows
 * by, so the parts add up to the whole and no two differ by more than a penny.
 */
export function spread(totalPence: number, parts: number): readonly number[] {
  const through = (count: number) => halfUp(totalPence * count, parts);
  return Array.from({ length: parts }, (_, at) => through(at + 1) - through(at));
}

/**
 * A rate in per cent as it is published, half up to one decimal: 12.25 is "12.3". Twelve digits take
 * away what binary fractions add: 100 * 49 / 400 is 12.25 whatever it prints.
 */
export function oneDecimal(percent: number): string {
  const tenths = Math.floor(Number((percent * 10).toPrecision(12)) + 0.5);
  return (tenths / 10).toFixed(1);
}
