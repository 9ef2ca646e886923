import { times } from '@ledger/kernel/testing';

/**
 * How many random histories an oracle takes, and at how many pairs of day and known-at it asks of
 * each: 128 pairs for each figure in `npm test`, and 10,240 in `npm run test:long`.
 */
export const pairs = { histories: times(8, 160), moments: times(16, 64) };

/** How long an oracle may take: the long one twice what the slowest did on two busy cores. */
export const patienceMs = times(180_000, 2_400_000);
