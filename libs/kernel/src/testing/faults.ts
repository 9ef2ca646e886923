import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest } from '@jest/globals';

const isLong = process.env['LEDGER_LONG'] === '1';

/** How often a test does something: the first in `npm test`, the second in `npm run test:long`. */
export const times = (quick: number, long: number): number => (isLong ? long : quick);

/** What a fault test found. Where forgeries are looked for, one that was not found is lost. */
export interface Found {
  /** How many faults, or rounds, there were. */
  readonly count: number;
  /** How many acknowledged events, rows or faults were missing afterwards. */
  readonly lost: number;
  /** How many were there more than once. */
  readonly doubled: number;
}

interface Fault {
  /** The catalogue's name of the test, such as R1; with a suffix where one test has parts. */
  readonly id: string;
  /** What is done to the product, in a few words. */
  readonly what: string;
}

/** Runs a fault test and notes what it found, with the seed and its duration, for RELIABILITY.md. */
export async function counted(fault: Fault, test: () => Promise<Found>): Promise<Found> {
  const began = Date.now();
  const found = await test();
  const seconds = (Date.now() - began) / 1_000;
  note({ ...fault, ...found, seed: jest.getSeed(), seconds });
  return found;
}

/** Notes how the same check found the fault where the guard was taken away. */
export const noteControl = (id: string, control: string): void => note({ id, control });

/** One line of a run's notes; those of one id belong together. */
function note(line: Readonly<Record<string, unknown>>): void {
  const folder = process.env['LEDGER_FAULTS'];
  if (!folder) return;
  // What a spec noted counts only when all of it passed.
  const noted = { ...line, spec: expect.getState().testPath };
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(noted));
}

/** Numbers from 0 up to 1 that are the same in each run with the same seed. */
export function chance(seed = jest.getSeed()): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
