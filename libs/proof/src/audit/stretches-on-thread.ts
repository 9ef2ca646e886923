import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { eventsIn, LEAF_BYTES, leavesInPostgres, stretchesOf } from '@ledger/event-log/leaves';
import type { Span, Stretch } from '@ledger/kernel';
import type { Database } from '@ledger/postgres';
import { THREAD_LIMITS } from './audit-thread.js';
import { brokenAt } from './fault.js';
import { StretchAnswer, type StretchFailure, TAKEN, type VerifiedPiece } from './stretch-answer.js';

/** Whose log is read. */
export interface OnThread {
  readonly database: Pick<Database, 'place' | 'pool'>;
  readonly logId: string;
  /** What the thread runs; absent: the built product's own. */
  readonly script?: URL;
  /** From so many events on a thread is worth its beginning. */
  readonly least?: number;
}

const LEAST = 2 ** 14;

// A thread runs what is built; from the sources, as tests do, there is only the thread that asks.
const own = new URL('./stretches-worker.js', import.meta.url);
const built = import.meta.url.endsWith('.js') ? own : undefined;

/**
 * Reads and verifies a span of a log in PostgreSQL on a thread with a connection of its own, and
 * gives the very bytes that it verified: whoever folds them has nothing left to check or to hash.
 * The thread is a few pieces ahead at most.
 * @returns the log's `stretches`, with the tree's blocks. @throws LogBroken
 */
export function stretchesOnThread(of: OnThread, span: Span): AsyncIterable<Stretch> {
  const { database, logId, script = built, least = LEAST } = of;
  if (!script || span.until - span.after < least)
    return stretchesOf(leavesInPostgres(database), logId, span);
  return onThread(script, { place: database.place, logId, span });
}

interface Given {
  readonly place: Database['place'];
  readonly logId: string;
  readonly span: Span;
}

async function* onThread(script: URL, workerData: Given): AsyncGenerator<Stretch> {
  const worker = new Worker(script, { workerData, resourceLimits: THREAD_LIMITS });
  let to = workerData.span.after;
  try {
    for await (const { leaves, blocks, rows } of piecesOf(worker)) {
      to += leaves.length / LEAF_BYTES;
      yield { events: rows ? eventsIn(rows) : [], leaves, blocks, to };
      worker.postMessage(TAKEN);
    }
  } finally {
    await worker.terminate();
  }
}

async function* piecesOf(worker: Worker): AsyncGenerator<VerifiedPiece> {
  for await (const [message] of on(worker, 'message', { close: ['exit'] })) {
    const answer = StretchAnswer.parse(message);
    if ('isOver' in answer) return;
    if (!('leaves' in answer)) throw errorOf(answer);
    yield answer;
  }
  throw new Error('The reading thread ended.');
}

const errorOf = (answer: StretchFailure): Error =>
  'fault' in answer ? brokenAt(answer.fault) : new Error(answer.failed);
