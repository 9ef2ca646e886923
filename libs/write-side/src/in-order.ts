import { type AppendRequest, type Decider, type Message, Refusal } from '@ledger/kernel';
import type { Answer, Ask, WritePorts } from './contract.js';
import { emptyStream, type LoadedStream, loadStream } from './load.js';
import { OfLate } from './of-late.js';
import { patiently } from './patiently.js';
import { stepFrom } from './step.js';
import { Turns } from './turns.js';
import type { Write } from './write.js';

/** More than the streams that asks under way can be of; a stream let go is read again. */
const STREAMS_KEPT = 5_000;

/** Records asks of several aggregates; what is asked later is never in the log before. */
export interface InOrder {
  /** How asks of this aggregate are recorded: called in the order in which they shall stand. */
  of<S, C extends Message, E extends Message>(
    decider: Decider<S, C, E>,
  ): (ask: Ask<C>) => Promise<Answer>;
}

export interface InOrderOptions {
  /** The log has none of the streams yet: then none is read. */
  readonly isNew: boolean;
}

/**
 * Records asks in the order in which they are asked, without waiting for the answers of those before:
 * each is decided and sealed at once, on the state that the last ask of its stream left, and handed
 * to the log in its turn, so that the log batches them. Made for one writer of many events at
 * instants of their own. What another writer adds is found by the conflict and read then. After a
 * failure that is no refusal nothing more is handed to the log. How many are under way is the
 * caller's to limit.
 */
export function recordingInOrder(ports: WritePorts, options: InOrderOptions): InOrder {
  const turns = new Turns();
  return {
    of(decider) {
      const aggregate = new InTurns({ ports, decider, turns, ...options });
      return (ask) => aggregate.record(ask);
    },
  };
}

interface Setting<S, C extends Message, E extends Message> extends InOrderOptions {
  readonly ports: WritePorts;
  readonly decider: Decider<S, C, E>;
  readonly turns: Turns;
}

/** A stream as it was left; folded only for those who go on from there. */
type Left<S> = () => LoadedStream<S>;

class InTurns<S, C extends Message, E extends Message> {
  /** What the last ask of each stream leaves. */
  readonly #streams = new OfLate<Promise<Left<S>>>(STREAMS_KEPT);
  readonly #letGo = new Set<string>();

  constructor(private readonly setting: Setting<S, C, E>) {}

  record(ask: Ask<C>): Promise<Answer> {
    const { ports, decider, turns } = this.setting;
    const turn = turns.next();
    const send = (request: AppendRequest) => patiently(() => ports.log.append(request));
    const write = {
      ports,
      decider,
      append: (request: AppendRequest) => turn.take(() => send(request)),
    };
    const before = this.#streams.get(ask.streamId) ?? this.#begun(write, ask.streamId);
    const working = before.then((left) => stepFrom(write, left(), ask));
    const left = working.then(
      ({ after }) => after,
      (error: unknown) => (error instanceof Refusal ? before : Promise.reject(error)),
    );
    const gone = this.#streams.keep(ask.streamId, left);
    if (gone !== undefined) this.#letGo.add(gone);
    left.then(turn.pass, (error: unknown) => {
      turns.stop(error);
      turn.pass();
    });
    return working.then(({ answer }) => answer);
  }

  #begun(write: Write<S, C, E>, streamId: string): Promise<Left<S>> {
    const isEmpty = this.setting.isNew && !this.#letGo.has(streamId);
    const loading = isEmpty
      ? Promise.resolve(emptyStream(write.decider))
      : loadStream(write, streamId);
    return loading.then((stream) => () => stream);
  }
}
