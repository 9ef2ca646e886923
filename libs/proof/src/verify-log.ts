import type { LeafSpan, ReadLeaves } from '@ledger/event-log';
import { type EventLog, LogBroken } from '@ledger/kernel';
import type { Audit } from './audit/audit.js';
import { auditHere } from './audit/audit-here.js';
import type { Checkpoint } from './checkpoint.js';
import { CompactTree } from './compact-tree.js';
import { Comparison } from './comparison.js';
import type { KeptProof } from './kept-proof.js';
import { TileBuilder } from './tile-builder.js';
import type { Tile } from './tiles.js';

export interface VerifyPorts {
  readonly log: Pick<EventLog, 'logId' | 'head'>;
  readonly read: ReadLeaves;
  /** Who verifies spans of the log; when absent, this thread. */
  readonly audit?: Audit;
  readonly kept: KeptProof;
  /** Told after each piece how many events are verified, of how many. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Verified {
  /** What the log is now, and is kept for the next time. */
  readonly now: Checkpoint;
  /** What it was compared with; undefined the first time. */
  readonly before: Checkpoint | undefined;
}

/**
 * Reads the whole log, makes every leaf and the root anew from the stored bytes, and compares them
 * with the stored leaves and with what was kept when it was last verified. Memory stays the same
 * however long the log is.
 * @throws LogBroken at the first position that is wrong; KeptProofUnusable, CheckpointMalformed
 */
export async function verifyLog(ports: VerifyPorts): Promise<Verified> {
  const { log, kept } = ports;
  const { position: end } = await log.head();
  const before = await kept.checkpoint();
  const verifying = new Verifying(ports, end);
  if (before) await verifying.compare(new Comparison(kept, before), before.size);
  await verifying.readTo(end, (tile) => kept.keepTile(tile));
  await assertNothingBeyond(ports, end);
  const now = { origin: log.logId, size: end, root: verifying.tree.root() };
  // An empty log may still become a simulated one, which is another origin.
  if (end > 0) await kept.keepCheckpoint(now);
  return { now, before };
}

type TakeTile = (tile: Tile) => Promise<void>;

class Verifying {
  readonly #full: Tile[] = [];
  readonly #builder = new TileBuilder((tile) => this.#full.push(tile));
  readonly tree = new CompactTree(this.#builder.take);

  constructor(
    private readonly ports: VerifyPorts,
    private readonly end: number,
  ) {}

  async compare(comparison: Comparison, size: number): Promise<void> {
    comparison.assertComparable({ logId: this.ports.log.logId, size: this.end });
    try {
      await this.readTo(size, (tile) => comparison.compare(tile));
    } catch (error) {
      throw error instanceof LogBroken ? await comparison.earliest(error, this.#pending()) : error;
    }
    comparison.conclude(this.tree.root());
  }

  /** Goes on to the position; every tile of the tree on the way is taken, at last the partial ones. */
  async readTo(end: number, take: TakeTile): Promise<void> {
    const { log, read, progress, audit = auditHere(log.logId, read) } = this.ports;
    for await (const { leaves, blocks } of audit({ after: this.tree.size, until: end })) {
      this.tree.appendAll(leaves, blocks);
      await Promise.all(this.#full.splice(0).map(take));
      progress?.(this.tree.size, this.end);
    }
    if (this.tree.size !== end) throw new Error(`Of ${end} events ${this.tree.size} were audited.`);
    await Promise.all(this.#builder.partials(this.tree.size).map(take));
  }

  #pending(): readonly Tile[] {
    return [...this.#full, ...this.#builder.partials(this.tree.size)];
  }
}

// The head is read after the event: what was recorded meanwhile is not beyond it.
async function assertNothingBeyond({ log, read }: VerifyPorts, end: number): Promise<void> {
  const beyond = await firstIn(read, { logId: log.logId, after: end, until: 2 ** 53 - 1 });
  const { position } = await log.head();
  if (position < end) throw new LogBroken(position + 1, 'the head went back behind it');
  if (beyond !== undefined && beyond > position) {
    throw new LogBroken(beyond, 'an event stands beyond the end of the log');
  }
}

async function firstIn(read: ReadLeaves, span: LeafSpan): Promise<number | undefined> {
  for await (const { positions } of read(span)) return positions[0];
  return undefined;
}
