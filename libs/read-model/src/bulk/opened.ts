import { type PersonalPart, plainEvent, type Recorded } from '@ledger/kernel';
import type { Engine } from '../engine/engine.js';
import { openBatch } from '../engine/open-batch.js';
import type { Definition } from '../fold/definition.js';
import type { ToFold } from '../fold/fold.js';

const NOTHING: readonly PersonalPart[] = [];

/** Events as a projection sees them. Where it opens nothing, they stay as they came, unparsed. */
export function opened(
  engine: Engine,
  definition: Definition,
  events: readonly Recorded[],
): Promise<readonly ToFold[]> | readonly ToFold[] {
  const { opens = [] } = definition.projection;
  if (opens.length > 0) return openBatch(definition, events.map(plainEvent), engine.open);
  return events.map((event) => Object.assign(event, { personal: NOTHING }));
}
