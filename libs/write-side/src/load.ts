import { type Decider, evolve, type Message, type Opened, type Recorded } from '@ledger/kernel';
import { openEvents } from '@ledger/vault';
import type { WritePorts } from './contract.js';

/** A stream as it stood when it was read. */
export interface LoadedState<S> {
  readonly state: S;
  /** -1 when the stream is empty. */
  readonly revision: number;
}

/** The same with what recording needs besides. */
export interface LoadedStream<S> extends LoadedState<S> {
  /** The last event's position; 0 when the stream is empty. */
  readonly position: number;
  readonly recorded: readonly Recorded[];
}

/** What reading needs. */
interface Reading<S, C extends Message, E extends Message> {
  readonly ports: Pick<WritePorts, 'log' | 'vault'>;
  readonly decider: Decider<S, C, E>;
}

/**
 * The states of many streams in one round trip, keyed by stream id, empty ones included: for what is
 * read from elsewhere before a command is asked. Put `revision` into the command's `basis`.
 */
export function loadStates<S, C extends Message, E extends Message>(
  ports: Pick<WritePorts, 'log' | 'vault'>,
  decider: Decider<S, C, E>,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedState<S>>> {
  return loadStreams({ ports, decider }, streamIds);
}

/** Many streams, read in one round trip and opened in another where anything is sealed. */
export async function loadStreams<S, C extends Message, E extends Message>(
  reading: Reading<S, C, E>,
  streamIds: readonly string[],
): Promise<Map<string, LoadedStream<S>>> {
  const { log, vault } = reading.ports;
  const found = await log.readStreams(streamIds);
  const opened = await openEvents(vault)([...found.values()].flat());
  const loaded = new Map<string, LoadedStream<S>>();
  let next = 0;
  for (const [streamId, events] of found) {
    const own = opened.slice(next, (next += events.length));
    loaded.set(streamId, folded(reading.decider, own));
  }
  return loaded;
}

/** One stream. */
export async function loadStream<S, C extends Message, E extends Message>(
  reading: Reading<S, C, E>,
  streamId: string,
): Promise<LoadedStream<S>> {
  const loaded = await loadStreams(reading, [streamId]);
  return loaded.get(streamId) ?? emptyStream(reading.decider);
}

export function emptyStream<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
): LoadedStream<S> {
  return { state: decider.initial, revision: -1, position: 0, recorded: [] };
}

function folded<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  events: readonly Opened[],
): LoadedStream<S> {
  const last = events.at(-1);
  if (!last) return emptyStream(decider);
  const state = events.reduce((before, event) => after(decider, before, event), decider.initial);
  return { state, revision: last.revision, position: last.position, recorded: events };
}

// Parsed at the door: a newer writer's unknown fields are dropped, an unknown event is an error.
function after<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  event: Opened,
): S {
  const { type, data } = decider.events.parse({ type: event.type, data: event.data });
  const { effectiveOn, authority } = event.meta;
  const facts = { eventId: event.eventId, effectiveOn, authority, personal: event.personal };
  return evolve(decider, state, { type, data, ...facts });
}
