import { type AppendRequest, type Decider, type Message, Refusal } from '@ledger/kernel';
import type { Answer, Ask, WritePorts } from './contract.js';
import { inTurn } from './in-turn.js';
import { emptyStream, type LoadedStream, loadStreams } from './load.js';
import { patiently } from './patiently.js';
import { sideBySide } from './side-by-side.js';
import { stepFrom } from './step.js';
import type { Write } from './write.js';

/** Enough streams at once to fill the log's batches, few enough not to crowd others out. */
const STREAMS_AT_ONCE = 512;

interface Lane<C extends Message> {
  readonly streamId: string;
  readonly asks: { readonly ask: Ask<C>; readonly index: number }[];
}

/**
 * Records many asks of one aggregate, for imports: all streams are read in one round trip; asks of
 * one stream are taken in the order given, each on the state that the one before it left; different
 * streams go side by side, so that the log batches them. Answers come in the order of the asks; a
 * refused ask harms no other. A busy log is waited for. What is in memory grows with the asks given.
 * @throws StaleRevision, StreamContended; what was recorded before stays recorded
 */
export async function recordMany<S, C extends Message, E extends Message>(
  ports: WritePorts,
  decider: Decider<S, C, E>,
  asks: readonly Ask<C>[],
): Promise<readonly (Answer | Refusal)[]> {
  const append = (request: AppendRequest) => patiently(() => ports.log.append(request));
  const write = { ports, decider, append };
  const lanes = lanesOf(asks);
  const streams = await loadStreams(
    write,
    lanes.map((lane) => lane.streamId),
  );
  const answers: (Answer | Refusal)[] = [];
  await sideBySide(lanes, STREAMS_AT_ONCE, (lane) =>
    inTurn(ports.log, lane.streamId, async () => {
      let stream = () => streams.get(lane.streamId) ?? emptyStream(decider);
      for (const { ask, index } of lane.asks) {
        const { result, after } = await oneOf(write, stream(), ask);
        answers[index] = result;
        stream = after;
      }
    }),
  );
  return answers;
}

async function oneOf<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  stream: LoadedStream<S>,
  ask: Ask<C>,
): Promise<{ result: Answer | Refusal; after: () => LoadedStream<S> }> {
  try {
    const step = await stepFrom(write, stream, ask);
    return { result: step.answer, after: step.after };
  } catch (error) {
    if (error instanceof Refusal) return { result: error, after: () => stream };
    throw error;
  }
}

function lanesOf<C extends Message>(asks: readonly Ask<C>[]): readonly Lane<C>[] {
  const lanes = new Map<string, Lane<C>>();
  asks.forEach((ask, index) => {
    const lane = lanes.get(ask.streamId) ?? { streamId: ask.streamId, asks: [] };
    lanes.set(ask.streamId, lane);
    lane.asks.push({ ask, index });
  });
  return [...lanes.values()];
}
