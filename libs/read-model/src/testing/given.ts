import type { EventMeta, Message, Opened, PersonalPart, SealedPart } from '@ledger/kernel';
import { instantOf, nextMicrosecond } from '../engine/known-at.js';

/** An event as a test tells it; what it leaves out is filled in. */
export type Given<E extends Message = Message> = E & {
  readonly streamId?: string;
  readonly eventId?: string;
  /** An RFC 3339 instant. */
  readonly recordedAt?: string;
  readonly meta?: Partial<EventMeta>;
  /** The open personal parts; each is given a sealed part too. */
  readonly personal?: readonly PersonalPart[];
  readonly sealed?: readonly SealedPart[];
};

const meta: EventMeta = {
  authority: '801',
  effectiveOn: '2026-01-05',
  actor: { id: 'tester', role: 'operator', organisation: '801' },
  requestId: 'request',
  correlationId: 'request',
  source: { kind: 'command-line' },
};

/**
 * Recorded events, positions from 1. The n-th is `event-n` in the stream `stream-1`, by the authority
 * 801, recorded a microsecond after the one before, the first on 2026-01-05, unless it says
 * otherwise. As in the log, no event is recorded before or together with an earlier one.
 */
export function recordedFrom(events: readonly Given[]): readonly Opened[] {
  const revisions = new Map<string, number>();
  let last = events[0]?.recordedAt ? '0001-01-01T00:00:00.000000Z' : '2026-01-05T00:00:00.000000Z';
  return events.map((event, place) => {
    const streamId = event.streamId ?? 'stream-1';
    const revision = revisions.get(streamId) ?? 0;
    revisions.set(streamId, revision + 1);
    last = later(event.recordedAt, nextMicrosecond(last));
    return { ...recorded(event, place + 1), streamId, revision, recordedAt: last };
  });
}

function later(given: string | undefined, next: string): string {
  if (given === undefined) return next;
  const instant = instantOf(given);
  return instant > next ? instant : next;
}

type Placed = Omit<Opened, 'streamId' | 'revision' | 'recordedAt'>;

function recorded(event: Given, position: number): Placed {
  return {
    position,
    eventId: event.eventId ?? `event-${position}`,
    type: event.type,
    schemaVersion: 1,
    meta: { ...meta, requestId: `request-${position}`, ...event.meta },
    data: event.data,
    sealed: event.sealed ?? (event.personal ?? []).map(sealedFrom),
    personal: event.personal ?? [],
  };
}

const sealedFrom = ({ pupilId, class: personalClass }: PersonalPart): SealedPart => ({
  pupilId,
  class: personalClass,
  keyId: `key-${pupilId}-${personalClass}`,
  nonce: 'nonce',
  ciphertext: 'ciphertext',
});
