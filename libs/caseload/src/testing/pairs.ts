const isLong = process.env['LEDGER_LONG'] === '1';

/**
 * How many random histories an oracle takes, and at how many pairs of day and known-at it asks of
 * each: the four figures together 512 in `npm test`, and 10,240 where LEDGER_LONG is 1.
 */
export const pairs = isLong ? { histories: 40, moments: 64 } : { histories: 8, moments: 16 };

/** How long an oracle may take. */
export const patienceMs = isLong ? 1_800_000 : 180_000;

/** Says how many pairs were compared, and how to compare them again. */
export function tellPairs(figure: string, count: number, seed: number): void {
  console.info(
    `${figure}: ${count} pairs of day and known-at equal the plain reading, seed ${seed}`,
  );
}
