import { type AppendRequest, type Decider, type Message, Refusal } from '@ledger/kernel';
import { atMost } from './at-most.js';
import type { Answer, Ask, WritePorts } from './contract.js';
import { inTurn } from './in-turn.js';
import { emptyStream, type LoadedStream, loadStreams } from './load.js';
import { OfLate } from './of-late.js';
import { patiently } from './patiently.js';
import { stepFrom } from './step.js';
import type { Write } from './write.js';

/** Enough streams at once to fill the log's batches, few enough not to crowd others out. */
const STREAMS_AT_ONCE = 512;
/** Enough for the registers of a session whose rows come in several calls; others are read again. */
const STREAMS_KEPT = 256;

/** Answers come in the order of the asks; a refused ask harms no other. */
export type RecordMany<C extends Message> = (
  asks: readonly Ask<C>[],
) => Promise<readonly (Answer | Refusal)[]>;

/**
 * Records many asks of one aggregate, for imports: all streams are read in one round trip; asks of
 * one stream are taken in the order given, each on the state that the one before it left; different
 * streams go side by side, so that the log batches them. A busy log is waited for. What is in memory
 * grows with the asks given.
 * @throws StaleRevision, StreamContended; what was recorded before stays recorded
 */
export const recordMany = <S, C extends Message, E extends Message>(
  ports: WritePorts,
  decider: Decider<S, C, E>,
  asks: readonly Ask<C>[],
): Promise<readonly (Answer | Refusal)[]> => recordingOf(ports, decider)(asks);

/**
 * The same for asks that come in several calls: the next call need not wait for the answers of the
 * last. Asks of one stream are taken in the order of the calls, each call on the state that the one
 * before it left. Streams of late are not read again: what another writer adds to one is found by the
 * conflict, and one that nothing is added to may be answered as it stood a few calls ago.
 */
export function recordingOf<S, C extends Message, E extends Message>(
  ports: WritePorts,
  decider: Decider<S, C, E>,
): RecordMany<C> {
  const append = (request: AppendRequest) => patiently(() => ports.log.append(request));
  const recording = new Recording<S, C, E>({ ports, decider, append });
  return (asks) => recording.record(asks);
}

class Recording<S, C extends Message, E extends Message> {
  /** What the last lane under way leaves of its stream. */
  readonly #underWay = new Map<string, Promise<Left<S>>>();
  /** What the last lanes that are over have left. */
  readonly #left = new OfLate<Promise<Left<S>>>(STREAMS_KEPT);
  readonly #whenRoom = atMost(STREAMS_AT_ONCE);

  constructor(private readonly write: Write<S, C, E>) {}

  async record(asks: readonly Ask<C>[]): Promise<readonly (Answer | Refusal)[]> {
    const call: Call = { answers: [], isFailed: false };
    const lanes = lanesOf(asks);
    const before = this.#before(lanes);
    // Every lane takes its place behind those of earlier calls before anything is waited for.
    const working = lanes.map((lane) => this.#begin(lane, before(lane.streamId), call));
    const results = await Promise.allSettled(working);
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
    return call.answers;
  }

  /** What the lanes go on from: what those under way leave; all others are read in one round trip. */
  #before(lanes: readonly Lane<C>[]): (streamId: string) => Promise<Left<S>> {
    const ids = lanes.map(({ streamId }) => streamId).filter((id) => !this.#known(id));
    const loading = ids.length > 0 ? loadStreams(this.write, ids) : undefined;
    return (streamId) =>
      this.#known(streamId) ??
      Promise.resolve(loading).then(
        (streams) => () => streams?.get(streamId) ?? emptyStream(this.write.decider),
      );
  }

  #begin(lane: Lane<C>, before: Promise<Left<S>>, call: Call): Promise<Left<S>> {
    const { streamId } = lane;
    const working = before.then((stream) =>
      this.#whenRoom(() =>
        inTurn(this.write.ports.log, streamId, () => this.#work(lane, stream, call)),
      ),
    );
    this.#underWay.set(streamId, working);
    const isOver = () =>
      this.#underWay.get(streamId) === working && this.#underWay.delete(streamId);
    working.then(() => isOver() && this.#left.keep(streamId, working), isOver);
    return working;
  }

  #known(streamId: string): Promise<Left<S>> | undefined {
    return this.#underWay.get(streamId) ?? this.#left.get(streamId);
  }

  async #work(lane: Lane<C>, before: Left<S>, call: Call): Promise<Left<S>> {
    let left = before;
    for (const { ask, index } of lane.asks) {
      // The first failure lets what is under way finish, and starts no more.
      if (call.isFailed) return left;
      const { result, after } = await this.#ask(ask, left, call);
      call.answers[index] = result;
      left = after;
    }
    return left;
  }

  async #ask(ask: Ask<C>, before: Left<S>, call: Call) {
    const stream = before();
    try {
      const { answer, after } = await stepFrom(this.write, stream, ask);
      return { result: answer, after };
    } catch (error) {
      if (error instanceof Refusal) return { result: error, after: () => stream };
      call.isFailed = true;
      throw error;
    }
  }
}

/** A stream as it was left; folded only for those who go on from there. */
type Left<S> = () => LoadedStream<S>;

interface Call {
  readonly answers: (Answer | Refusal)[];
  isFailed: boolean;
}

interface Lane<C extends Message> {
  readonly streamId: string;
  readonly asks: { readonly ask: Ask<C>; readonly index: number }[];
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
