import type { AppendRequest, Decider, Message } from '@ledger/kernel';
import type { Answer, Ask, WritePorts } from './contract.js';
import { inTurn } from './in-turn.js';
import { loadStream } from './load.js';
import { stepFrom } from './step.js';

/**
 * Loads the stream, decides, seals and appends; where someone was first, does so again. A request id
 * that was recorded before gets its original answer. What already holds is answered `unchanged` and
 * is not remembered by its request id.
 * @throws Refusal when a rule says no; `reason-needed` for a correction without a reason
 * @throws StaleRevision when `ask.expectedRevision` was given and the stream is elsewhere
 * @throws StreamContended, LogBusy when it should be asked again later
 */
export async function record<S, C extends Message, E extends Message>(
  ports: WritePorts,
  decider: Decider<S, C, E>,
  ask: Ask<C>,
): Promise<Answer> {
  const { log } = ports;
  const append = (request: AppendRequest) => log.append(request);
  const write = { ports, decider, append };
  return inTurn(log, ask.streamId, async () => {
    const stream = await loadStream(write, ask.streamId);
    return (await stepFrom(write, stream, ask)).answer;
  });
}
