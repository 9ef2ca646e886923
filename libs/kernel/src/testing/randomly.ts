import { jest } from '@jest/globals';

/**
 * Settings of a fast-check property: so many runs from the test run's own seed, which Jest prints at
 * its end. `npm test -- --seed=N` replays it.
 */
export const randomly = (numRuns: number) => ({ seed: jest.getSeed(), numRuns });
