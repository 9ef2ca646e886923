import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { leavesInOrder, leavesInPostgres, type SoundPiece } from '@ledger/event-log/leaves';
import type { Span } from '@ledger/kernel';
import { type Place, poolsAt } from '@ledger/postgres';
import { blockRoots } from '../compact-tree.js';
import { HASH_BYTES } from '../hashing.js';
import { faultOf } from './fault.js';
import type { StretchAnswer } from './stretch-answer.js';

interface Given {
  readonly place: Place;
  readonly logId: string;
  readonly span: Span;
}

// So that the next piece is at hand while one is taken up, and no more than these are in memory.
const MOST_AHEAD = 3;

// The whole of a reading thread: it verifies one span, and sends it piece by piece.
const { place, logId, span } = workerData as Given;
let [sent, taken] = [0, 0];
parentPort?.on('message', () => (taken += 1));

const say = (answer: StretchAnswer, moved: readonly ArrayBuffer[] = []) =>
  parentPort?.postMessage(answer, [...moved]);

async function send({ leaves, rows }: SoundPiece, after: number): Promise<void> {
  while (parentPort && sent - taken >= MOST_AHEAD) await once(parentPort, 'message');
  const own = new Uint8Array(leaves);
  const moved = [own.buffer, ...(rows ? [rows.bytes, rows.begins, rows.kinds].map(memoryOf) : [])];
  const blocks = new Uint8Array(blockRoots(leaves, after));
  say(rows ? { leaves: own, blocks, rows } : { leaves: own, blocks }, moved);
  sent += 1;
}

const memoryOf = ({ buffer }: { readonly buffer: ArrayBuffer }) => buffer;

try {
  let reached = span.after;
  for await (const piece of leavesInOrder(leavesInPostgres(poolsAt(place)), { logId, ...span })) {
    await send(piece, reached);
    reached += piece.leaves.length / HASH_BYTES;
  }
  say({ isOver: true });
} catch (error) {
  const fault = faultOf(error);
  say(fault ? { fault } : { failed: error instanceof Error ? error.message : String(error) });
}
