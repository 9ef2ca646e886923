import type { AppendRequest, EventToAppend } from '@ledger/kernel';
import canonicalize from 'canonicalize';
import type { Ask, WritePorts } from './contract.js';

/** The events of an ask as one request to the log. */
export function requestOf(
  ports: WritePorts,
  ask: Ask,
  append: { events: readonly EventToAppend[]; revision: number },
): AppendRequest {
  const { requestId, recordedAt } = ask.meta;
  return {
    requestId,
    requestHash: hashOf(ports, ask),
    streamId: ask.streamId,
    expectedRevision: append.revision < 0 ? 'none' : append.revision,
    events: append.events,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
}

/**
 * What was asked, by whom and why, as a keyed SHA-256: a plain digest of a name and a date of birth
 * could be guessed back from the log.
 */
function hashOf({ vault }: WritePorts, { streamId, command, meta }: Ask): string {
  const { authority, actor, reason, correctionReason, onBehalfOf } = meta;
  const { decidedOn, decidedBy, decisionRef, evidence } = meta;
  const said = { reason, correctionReason, onBehalfOf };
  const decision = { decidedOn, decidedBy, decisionRef, evidence };
  const asked = canonicalize({ streamId, command, authority, actor, said, decision });
  return vault.blind('request', asked ?? '');
}
