import { createHash, randomUUID } from 'node:crypto';
import type { AppendRequest, EventToAppend } from '@ledger/kernel';

/** One event of no aggregate, with the whole of what an envelope must hold. */
export function anEvent(
  data: object = { n: 1 },
  given: Partial<EventToAppend> = {},
): EventToAppend {
  const requestId = randomUUID();
  return {
    eventId: randomUUID(),
    type: 'SomethingHappened',
    schemaVersion: 1,
    meta: {
      authority: '801',
      effectiveOn: '2026-01-05',
      actor: { id: 'u-1', role: 'officer', organisation: '801' },
      requestId,
      correlationId: requestId,
      source: { kind: 'command-line' },
    },
    data,
    sealed: [],
    ...given,
  };
}

/** A request of one such event for the stream; `given` overrides any part of it. */
export function aRequest(streamId: string, given: Partial<AppendRequest> = {}): AppendRequest {
  const requestId = randomUUID();
  return {
    requestId,
    requestHash: createHash('sha256').update(requestId).digest('hex'),
    streamId,
    expectedRevision: 'any',
    events: [anEvent()],
    ...given,
  };
}
