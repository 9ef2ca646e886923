import type { EventMeta, Message, Opened, PersonalPart, SealedPart } from '@ledger/kernel';

/** An event as a test tells it; what it leaves out is filled in. */
export type Given<E extends Message = Message> = E & {
  readonly streamId?: string;
  readonly eventId?: string;
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
 * Recorded events, positions from 1. The n-th is `event-n` in the stream `stream-1`, recorded n
 * microseconds into 2026-01-05, by the authority 801, unless it says otherwise.
 */
export function recordedFrom(events: readonly Given[]): readonly Opened[] {
  const revisions = new Map<string, number>();
  return events.map((event, place) => {
    const streamId = event.streamId ?? 'stream-1';
    const revision = revisions.get(streamId) ?? 0;
    revisions.set(streamId, revision + 1);
    return { ...recorded(event, place + 1), streamId, revision };
  });
}

function recorded(event: Given, position: number): Omit<Opened, 'streamId' | 'revision'> {
  const microseconds = String(position).padStart(6, '0');
  return {
    position,
    eventId: event.eventId ?? `event-${position}`,
    type: event.type,
    schemaVersion: 1,
    recordedAt: event.recordedAt ?? `2026-01-05T00:00:00.${microseconds}Z`,
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
