import { LogBroken } from '@ledger/kernel';
import type { Auditor } from '@ledger/proof';
import type { LogTree } from './log-tree.js';

/**
 * The audit of the log's beginning while it is folded. The fold and the audit read the log each in a
 * snapshot of its own, and see the same: an event that is recorded never changes, and both end at
 * the same position. What is recorded after it is checked leaf by leaf as it is read.
 */
export class Beside {
  readonly #sound: Promise<void>;
  #fault: { readonly error: unknown } | undefined;
  #isOver = false;

  constructor(
    private readonly auditor: Auditor,
    private readonly tree: LogTree,
    until: number,
  ) {
    this.#sound = this.#audit(until);
    this.#sound.catch((error: unknown) => (this.#fault = { error }));
  }

  /** @throws what the audit has found by now */
  refuseBroken(): void {
    if (this.#fault) throw this.#fault.error;
  }

  /**
   * Waits until all is verified.
   * @param meanwhile is done again and again, that often
   * @throws LogBroken
   */
  async end(meanwhile: () => Promise<void>, everyMs: number): Promise<void> {
    while (!(await this.#endsWithin(everyMs))) await meanwhile();
  }

  /** What a fold was broken by: the audit sees every fault, so that of two the lower is told. */
  async cause(met: unknown): Promise<unknown> {
    if (!(met instanceof LogBroken)) return met;
    const found = await this.#sound.then(
      () => met,
      (error: unknown) => error,
    );
    return found instanceof LogBroken && found.position <= met.position ? found : met;
  }

  /** Lets go of the log; nothing is read after it. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#sound.catch(() => undefined);
  }

  async #audit(until: number): Promise<void> {
    for (const stop of this.tree.stops(until)) if (!this.#isOver) await this.#auditTo(stop);
  }

  async #auditTo(until: number): Promise<void> {
    const part = { after: this.tree.size, until };
    for await (const { leaves, blocks } of this.auditor.audit(part)) {
      if (this.#isOver) return;
      this.tree.take(leaves, blocks);
    }
  }

  async #endsWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, ms, false)));
    const ends = this.#sound.then(() => true);
    return Promise.race([ends, late]).finally(() => clearTimeout(timer));
  }
}

interface Meanwhile {
  /** Takes up the leaves of the audit. */
  readonly tree: LogTree;
  /** What is done, that often, while the work waits for the audit's end. */
  readonly again: () => Promise<void>;
  readonly everyMs: number;
}

interface Asked {
  readonly until: number;
  readonly auditor?: Auditor;
}

/**
 * Does the work, and audits the log beside it where there is an auditor: it is done when both are.
 * @throws LogBroken
 */
export async function audited<R>(
  { tree, again, everyMs }: Meanwhile,
  { auditor, until }: Asked,
  work: (beside?: Beside) => Promise<R>,
): Promise<R> {
  if (!auditor) return work();
  const beside = new Beside(auditor, tree, until);
  try {
    const done = await work(beside);
    await beside.end(again, everyMs);
    if (tree.size !== until) throw new Error(`Of ${until} events ${tree.size} were audited.`);
    return done;
  } catch (error) {
    throw await beside.cause(error);
  } finally {
    await beside.stop();
  }
}
