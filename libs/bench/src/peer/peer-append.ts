import { underLoad } from '../append/callers.js';
import { Registers } from '../append/marks.js';
import { type Beside, rateOf, rounded } from '../measure/report.js';
import type { Scratch } from '../measure/scratch.js';
import type { BenchOptions } from '../options.js';
import { type Emmett, emmett, PEER, peerAddress, peerGone } from './emmett.js';

// It is slower: as many as show its rate.
const MOST_EVENTS = 30_000;
const WARM_UP = 1_000;

/** The peer appends the same marks from as many callers; null where it is not installed. */
export async function peerAppend(scratch: Scratch, options: BenchOptions): Promise<Beside | null> {
  const { progress, callers } = options;
  const library = await emmett(progress);
  if (!library) return null;
  const store = library.getPostgreSQLEventStore(peerAddress(scratch));
  try {
    const load = { callers, progress };
    await store.schema.migrate();
    await underLoad({ ...load, events: WARM_UP }, appendsTo(store));
    const events = Math.min(options.events, MOST_EVENTS);
    progress(`${PEER}: appending ${events} events, ${callers} callers ...`);
    const { seconds, samples } = await underLoad({ ...load, events }, appendsTo(store));
    const { p50Ms, p99Ms } = samples.latency();
    const latency = `p50 ${rounded(p50Ms, 2)} ms, p99 ${rounded(p99Ms, 2)} ms`;
    const eventsPerSecond = rateOf(events, seconds);
    return { name: PEER, events, eventsPerSecond, does: `${does} ${latency}.` };
  } finally {
    await store.close();
    await peerGone(scratch);
  }
}

const does =
  'The same marks, one event for each append, expected stream version checked, durable, a ' +
  'transaction for each append over its own pool. No idempotency by request id, no dense ' +
  'position, no rising time, no leaf, no canonical text (jsonb), no notification.';

type Store = ReturnType<Emmett['getPostgreSQLEventStore']>;

const appendsTo = (store: Store) => () => {
  const registers = new Registers();
  return async () => {
    const { streamId, expectedRevision, events } = registers.next();
    const expectedStreamVersion =
      expectedRevision === -1 ? 'STREAM_DOES_NOT_EXIST' : BigInt(Number(expectedRevision) + 1);
    const messages = events.map(({ type, data, meta }) => ({
      type,
      data: { ...data },
      metadata: { ...meta },
    }));
    await store.appendToStream(streamId, messages, { expectedStreamVersion });
    registers.appended();
  };
};
