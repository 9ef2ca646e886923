import {
  type Decided,
  type Decider,
  type EventMeta,
  type EventToAppend,
  type Message,
  type PersonalPart,
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
    const source = ask.sourceOf?.(event, index) ?? ask.meta.source;
    const basis = ask.basisOf?.(event, index);
    const { effectiveOn, corrects } = event;
    return {
      eventId: v7(),
      event: decider.events.parse({ type: event.type, data: event.data }),
      meta: {
        ...shared,
        effectiveOn,
        source,
        ...clear,
        ...(basis && { basis: [...basis] }),
        ...(corrects !== undefined && { corrects }),
      },
      personal,
    };
  });
}

/** The draft with its personal parts sealed. */
export async function sealed<E extends Message>(
  { log, vault }: WritePorts,
  draft: Draft<E>,
): Promise<EventToAppend> {
  const { eventId, meta, event, personal } = draft;
  const context = { logId: log.logId, eventId, schemaVersion: SCHEMA_VERSION };
  const parts = personal.length > 0 ? await vault.seal(context, personal) : [];
  const { type, data } = event;
  return { eventId, type, schemaVersion: SCHEMA_VERSION, meta, data, sealed: parts };
}

function sharedMeta({ meta, basis }: Ask): Omit<EventMeta, 'effectiveOn'> {
  const plain = without(meta, 'reason', 'correctionReason', 'onBehalfOf', 'recordedAt', 'evidence');
  return {
    ...plain,
    correlationId: meta.correlationId ?? meta.requestId,
    ...(meta.evidence ? { evidence: [...meta.evidence] } : {}),
    ...(basis ? { basis: [...basis] } : {}),
  };
}
