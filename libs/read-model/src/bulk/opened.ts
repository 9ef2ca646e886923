import type { PersonalPart, Recorded } from '@ledger/kernel';
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
  if (opens.length > 0) return openBatch(definition, events.map(wholly), engine.open);
  return events.map((event) => Object.assign(event, { personal: NOTHING }));
}

const wholly = (event: Recorded): Recorded => ({
  position: event.position,
  streamId: event.streamId,
  revision: event.revision,
  eventId: event.eventId,
  type: event.type,
  schemaVersion: event.schemaVersion,
  recordedAt: event.recordedAt,
  meta: event.meta,
  data: event.data,
  sealed: event.sealed,
});
