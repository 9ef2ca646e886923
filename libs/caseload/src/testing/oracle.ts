import type { Message } from '@ledger/kernel';
import { counted, noteControl, randomly } from '@ledger/kernel/testing';
import type { Projection, Tables, View } from '@ledger/read-model';
import { onPostgres } from '@ledger/read-model/testing';
import fc from 'fast-check';
import type { AnyTold } from './events.js';
import { followed, pastOf } from './followed.js';
import { pairs } from './pairs.js';
import { randomLedger } from './random-ledger.js';

export { patienceMs } from './pairs.js';

/** A known-at, and which authority asks; an oracle adds the day and what else is asked. */
interface AnyMoment {
  /** How much of the history was known, up to 1. */
  readonly at: number;
  readonly authority: string;
}

/** One question answered twice, so that the answers can be compared. */
interface Oracle<E extends Message, T extends Tables, M extends AnyMoment> {
  readonly projection: Projection<E, T>;
  /** How many steps each random history has. */
  readonly steps: number;
  readonly moment: fc.Arbitrary<M>;
  /** By the product; `past` is what was known. */
  fromTables(view: View<T>, moment: NoInfer<M>, past: readonly AnyTold[]): Promise<unknown>;
  /** By a plain reading of what was known. */
  fromEvents(past: readonly AnyTold[], moment: NoInfer<M>): unknown;
}

/** The title of an oracle's test, with the seed that asks the same again. */
export const asPlainlyRead = `is what a plain reading of the events says (seed ${randomly(1).seed})`;

/** Compares the two answers at random moments of random histories, and notes how many there were. */
export async function comparesAtAnyMoment<E extends Message, T extends Tables, M extends AnyMoment>(
  oracle: Oracle<E, T, M>,
): Promise<void> {
  const { name } = oracle.projection;
  const id = `R10 ${name}`;
  const what = `${name} at random pairs of day and known-at, and a plain reading of the log: pairs`;
  const moments = fc.array(oracle.moment, { minLength: pairs.moments, maxLength: pairs.moments });
  let forgotten = 0;
  const { count } = await counted({ id, what }, async () => {
    const sums = { count: 0, lost: 0, doubled: 0 };
    const property = fc.asyncProperty(
      randomLedger(oracle.steps),
      moments,
      async (history, asked) => {
        forgotten += await comparedIn(oracle, history, asked);
        sums.count += asked.length;
      },
    );
    await fc.assert(property, { ...randomly(pairs.histories), endOnFailure: true });
    return sums;
  });
  expect(count).toBe(pairs.histories * pairs.moments);
  // The control: the plain reading of the whole history, as if known-at were not heeded.
  expect(forgotten).toBeGreaterThan(0);
  noteControl(id, `known-at left out of the plain reading: ${forgotten} of ${count} pairs differ`);
}

/** @returns how many answers differ from a plain reading of the whole history */
async function comparedIn<E extends Message, T extends Tables, M extends AnyMoment>(
  oracle: Oracle<E, T, M>,
  history: readonly AnyTold[],
  moments: readonly M[],
): Promise<number> {
  const { projection, fromTables, fromEvents } = oracle;
  const events = followed(projection, history);
  const known = events as unknown as readonly AnyTold[];
  const projected = await onPostgres(projection, events);
  let forgotten = 0;
  try {
    for (const moment of moments) {
      const position = Math.ceil(moment.at * events.length);
      const past = pastOf(known, position);
      const scope = { authorities: [moment.authority] };
      const found = await projected.view({ position, scope }, (view) =>
        fromTables(view, moment, past),
      );
      expect(found).toEqual(fromEvents(past, moment));
      forgotten += isEqual(found, fromEvents(known, moment)) ? 0 : 1;
    }
  } finally {
    await projected.close();
  }
  return forgotten;
}

/** As `toEqual` has it, so that the control compares as the test does. */
function isEqual(found: unknown, plain: unknown): boolean {
  try {
    expect(found).toEqual(plain);
    return true;
  } catch {
    return false;
  }
}
