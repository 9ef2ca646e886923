import type { Message } from '@ledger/kernel';
import type { Projection, Tables } from '@ledger/read-model';
import type { AnyTold, Told } from './events.js';

/** Of these events, those that the projection follows. */
export const followed = <E extends Message, T extends Tables>(
  { on }: Projection<E, T>,
  events: readonly AnyTold[],
): Told<E>[] => events.filter(({ type }) => Object.hasOwn(on, type)) as unknown as Told<E>[];

/** The first events of a history, for a reading as known when it ended there. */
export const pastOf = (events: readonly AnyTold[], position: number): readonly AnyTold[] =>
  events.slice(0, position);
