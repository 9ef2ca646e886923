import type { AppendRequest, EventToAppend } from '@ledger/kernel';
import { canonical } from './canonical.js';
import type { Ask, WritePorts } from './contract.js';

/** The events of an ask as one request to the log. */
export function requestOf(
  { meta, streamId }: Ask,
  requestHash: string,
  append: { events: readonly EventToAppend[]; revision: number },
): AppendRequest {
  const { requestId, recordedAt } = meta;
  return {
    requestId,
    requestHash,
    streamId,
    expectedRevision: append.revision < 0 ? 'none' : append.revision,
    events: append.events,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
}

/**
 * What was asked, by whom and why, as a keyed SHA-256: a plain digest of a name and a date of birth
 * could be guessed back from the log.
 * @throws Refusal `text-not-allowed` for text that is no Unicode
 */
export function hashOf({ vault }: WritePorts, ask: Ask): string {
  const { streamId, command, further, meta } = ask;
  const { authority, actor, reason, correctionReason, onBehalfOf } = meta;
  const { decidedOn, decidedBy, decisionRef, evidence } = meta;
  const said = { reason, correctionReason, onBehalfOf };
  const decision = { decidedOn, decidedBy, decisionRef, evidence };
  const asked = { streamId, command, further, authority, actor, said, decision };
  return vault.blind('request', canonical(asked));
}
