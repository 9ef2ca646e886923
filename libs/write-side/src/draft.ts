import {
  type Decided,
  type Decider,
  type EventMeta,
  type EventToAppend,
  type Message,
  type PersonalPart,
  type SealedPart,
} from '@ledger/kernel';
import { v7 } from 'uuid';
import type { Ask, WritePorts } from './contract.js';
import { freeTextOf } from './free-text.js';
import { requireReason } from './reason-needed.js';
import { without } from './without.js';

// Every event has version 1 until one gains a second.
const SCHEMA_VERSION = 1;

/** An event with all but its place in the log, its personal parts still open. */
export interface Draft<E extends Message> extends Pick<EventToAppend, 'eventId' | 'meta'> {
  readonly event: E;
  readonly personal: readonly PersonalPart[];
}

/**
 * The events that were decided, each with its envelope. What its schema does not name is dropped, so
 * that nothing personal slips into the clear.
 * @throws Refusal `reason-needed`
 */
export function draftsOf<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  ask: Ask<C>,
  decided: readonly Decided<E>[],
): readonly Draft<E>[] {
  requireReason(ask.meta, decided);
  const shared = sharedMeta(ask);
  return decided.map((event, index) => {
    const { clear, personal } = freeTextOf(ask.meta, event);
    const { effectiveOn, corrects } = event;
    const meta: EventMeta = { ...shared, effectiveOn };
    if (ask.sourceOf) meta.source = ask.sourceOf(event, index);
    if (ask.basisOf) meta.basis = [...ask.basisOf(event, index)];
    if (corrects !== undefined) meta.corrects = corrects;
    return {
      eventId: v7(),
      event: decider.events.parse({ type: event.type, data: event.data }),
      meta: Object.assign(meta, clear),
      personal,
    };
  });
}

/** The drafts with their personal parts sealed: most events have none, and a promise each costs. */
export async function sealed<E extends Message>(
  ports: WritePorts,
  drafts: readonly Draft<E>[],
): Promise<readonly EventToAppend[]> {
  const isPersonal = drafts.some(({ personal }) => personal.length > 0);
  const parts = isPersonal ? await Promise.all(drafts.map((draft) => sealedOf(ports, draft))) : [];
  return drafts.map(({ eventId, meta, event: { type, data } }, index) => ({
    eventId,
    type,
    schemaVersion: SCHEMA_VERSION,
    meta,
    data,
    sealed: parts[index] ?? [],
  }));
}

async function sealedOf<E extends Message>(
  { log, vault }: WritePorts,
  { eventId, personal }: Draft<E>,
): Promise<readonly SealedPart[]> {
  if (personal.length === 0) return [];
  const context = { logId: log.logId, eventId, schemaVersion: SCHEMA_VERSION };
  return vault.seal(context, personal);
}

// In the order of its names, as canonical JSON has them: who writes it need not sort those of each
// event.
function sharedMeta({ meta, basis, basisOf }: Ask): EventMeta {
  const plain = without(meta, 'reason', 'correctionReason', 'onBehalfOf', 'recordedAt', 'evidence');
  const shared: EventMeta = {
    ...plain,
    effectiveOn: '',
    correlationId: meta.correlationId ?? meta.requestId,
    ...(meta.evidence ? { evidence: [...meta.evidence] } : {}),
    ...(basis || basisOf ? { basis: [...(basis ?? [])] } : {}),
  };
  return Object.fromEntries(
    Object.entries(shared).sort(([one], [other]) => (one < other ? -1 : 1)),
  ) as EventMeta;
}
