import {
  decide,
  type Decider,
  type DecisionFacts,
  evolve,
  type Message,
  type Recorded,
  Refusal,
} from '@ledger/kernel';
import { londonDateOf } from '@ledger/school-time';
import { StaleRevision, StreamContended } from './conflict.js';
import type { Answer, Ask } from './contract.js';
import { type Draft, draftsOf, sealed } from './draft.js';
import { type LoadedStream, loadStream } from './load.js';
import { hashOf, requestOf } from './request.js';
import type { Write } from './write.js';

// Asked again at once: whoever lost has just read what the winner left. Another process with many
// commands for the stream may still win many times in a row.
const ATTEMPTS = 50;

/** What came of an ask; `after` is the stream with it, folded only for those who go on from there. */
export interface Step<S> {
  readonly answer: Answer;
  readonly after: () => LoadedStream<S>;
}

/**
 * Decides on the stream as loaded and appends; where someone was first, loads it again and repeats.
 * @throws Refusal, StaleRevision, StreamContended, LogBusy
 */
export async function stepFrom<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  loaded: LoadedStream<S>,
  ask: Ask<C>,
): Promise<Step<S>> {
  let stream = loaded;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const step = await attemptOn(write, stream, ask);
    if (step) return step;
    stream = await loadStream(write, ask.streamId);
  }
  throw new StreamContended(ask.streamId);
}

async function attemptOn<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  stream: LoadedStream<S>,
  ask: Ask<C>,
): Promise<Step<S> | null> {
  const before = stream.recorded.filter((event) => event.meta.requestId === ask.meta.requestId);
  if (before.length > 0)
    return { answer: await sameAnswer(write, ask, before), after: () => stream };
  if (ask.expectedRevision !== undefined && ask.expectedRevision !== stream.revision)
    throw new StaleRevision(ask.streamId, stream.revision);
  const drafts = draftsFrom(write, stream.state, ask);
  if (drafts.length === 0) return { answer: unchanged(stream), after: () => stream };
  return appended(write, { stream, ask }, drafts);
}

function draftsFrom<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  before: S,
  ask: Ask<C>,
): readonly Draft<E>[] {
  const { decider } = write;
  const facts = factsFor(write, ask);
  const draftsOn = (state: S, command: C) =>
    draftsOf(decider, ask, decide(decider, state, { command, facts }));
  let [state, made] = [before, draftsOn(before, ask.command)];
  const drafts = [...made];
  for (const command of ask.further ?? []) {
    state = stateAfter(decider, state, made);
    made = draftsOn(state, command);
    drafts.push(...made);
  }
  return drafts;
}

/** Null where someone was first: with another event, or with this very request. */
async function appended<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  { stream, ask }: { stream: LoadedStream<S>; ask: Ask<C> },
  drafts: readonly Draft<E>[],
): Promise<Step<S> | null> {
  const hash = hashOf(write.ports, ask);
  const events = await sealed(write.ports, drafts);
  const { revision } = stream;
  const outcome = await write.append(requestOf(ask, hash, { events, revision }));
  if (outcome.outcome === 'rejected') throw new Refusal(outcome.code);
  if (outcome.outcome !== 'appended') return null;
  const position = outcome.lastPosition;
  const answer: Answer = { outcome: 'recorded', position, revision: outcome.revision, events };
  return { answer, after: () => grown(write, stream, { drafts, answer }) };
}

/**
 * The request was recorded before: its original answer. The log judges by the hash whether it is
 * the same command.
 */
async function sameAnswer<S, C extends Message, E extends Message>(
  write: Write<S, C, E>,
  ask: Ask<C>,
  before: readonly Recorded[],
): Promise<Answer> {
  const revision = (before[0]?.revision ?? 0) - 1;
  const hash = hashOf(write.ports, ask);
  const outcome = await write.append(requestOf(ask, hash, { events: before, revision }));
  if (outcome.outcome === 'rejected') throw new Refusal(outcome.code);
  if (outcome.outcome !== 'duplicate')
    throw new Error(`The log does not know the request ${ask.meta.requestId} that it recorded.`);
  const position = outcome.lastPosition;
  return { outcome: 'recorded', position, revision: outcome.revision, events: before };
}

function grown<S, C extends Message, E extends Message>(
  { decider }: Write<S, C, E>,
  stream: LoadedStream<S>,
  { drafts, answer }: { drafts: readonly Draft<E>[]; answer: Answer },
): LoadedStream<S> {
  const state = stateAfter(decider, stream.state, drafts);
  return { ...stream, state, revision: answer.revision, position: answer.position };
}

function stateAfter<S, C extends Message, E extends Message>(
  decider: Decider<S, C, E>,
  state: S,
  drafts: readonly Draft<E>[],
): S {
  return drafts.reduce((before, { eventId, event, meta, personal }) => {
    const { effectiveOn, authority } = meta;
    const { type, data } = event;
    return evolve(decider, before, { type, data, eventId, effectiveOn, authority, personal });
  }, state);
}

const unchanged = <S>({ position, revision }: LoadedStream<S>): Answer => ({
  outcome: 'unchanged',
  position,
  revision,
  events: [],
});

// Worked out only for a decision that asks for it: most do not, and an import asks many thousands.
const factsFor = <S, C extends Message, E extends Message>(
  { ports }: Write<S, C, E>,
  { meta }: Ask<C>,
): DecisionFacts => ({
  get today() {
    return londonDateOf(meta.recordedAt ?? ports.clock?.() ?? new Date().toISOString());
  },
});
