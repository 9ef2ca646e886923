import type { Recorded } from '@ledger/kernel';
import { type Definition, handlerOf } from '../fold/definition.js';
import type { ToFold } from '../fold/fold.js';
import type { OpenEvents } from './engine.js';

/**
 * The events that concern the projection, with the personal parts opened that it asked for and no
 * others. An event that no schema knows concerns every projection: it parks its stream.
 */
export async function openBatch(
  definition: Definition,
  events: readonly Recorded[],
  open: OpenEvents,
): Promise<readonly ToFold[]> {
  const closed = events
    .filter((event) => handlerOf(definition, event) !== 'pass')
    .map((event): ToFold => ({ ...event, personal: [] }));
  const { opens = [] } = definition.projection;
  if (opens.length === 0) return closed;
  const wanted = closed.flatMap((event) => {
    const sealed = event.sealed.filter((part) => opens.includes(part.class));
    const handled = typeof handlerOf(definition, event) !== 'string';
    return handled && sealed.length > 0 ? [{ ...event, sealed }] : [];
  });
  const opened = await openWanted(wanted, open);
  return closed.map((event) => ({ ...event, ...opened.get(event.position) }));
}

type Outcome = Pick<ToFold, 'personal' | 'fault'>;

async function openWanted(events: readonly Recorded[], open: OpenEvents) {
  try {
    return byPosition(events, await open(events));
  } catch (error) {
    if (!isAltered(error)) throw error;
    return openOneByOne(events, open);
  }
}

// One ciphertext that was altered must not keep the other streams waiting.
async function openOneByOne(events: readonly Recorded[], open: OpenEvents) {
  const outcomes: Outcome[] = [];
  for (const event of events) {
    const [outcome] = await open([event]).catch((error: unknown) => {
      if (!isAltered(error)) throw error;
      return [{ personal: [], fault: String(error) }];
    });
    outcomes.push(outcome ?? { personal: [] });
  }
  return byPosition(events, outcomes);
}

const byPosition = (events: readonly Recorded[], outcomes: readonly Outcome[]) =>
  new Map(
    events.map(({ position }, place): [number, Outcome] => {
      const { personal = [], fault } = outcomes[place] ?? {};
      return [position, fault === undefined ? { personal } : { personal, fault }];
    }),
  );

const isAltered = (error: unknown) => error instanceof Error && error.name === 'VaultError';
