import { randomUUID } from 'node:crypto';
import type { AppendOutcome, AppendRequest, Head, Recorded } from '@ledger/kernel';
import { instantText, microseconds } from './instant.js';
import { MemoryStore } from './memory-store.js';
import type { SimulatableLog } from './postgres-log.js';
import { prepare } from './prepare.js';
import { Waiters } from './waiters.js';

export interface MemoryLogOptions {
  /** True: takes `recordedAt`. False: real. Not given: the first append makes it real. */
  readonly simulated?: boolean;
  /** The clock, as an RFC 3339 instant. By default the computer's. */
  readonly now?: () => string;
}

/** A log for pure tests: it behaves as the stored ones do and keeps nothing. */
export const memoryLog = (options: MemoryLogOptions = {}): SimulatableLog => new MemoryLog(options);

class MemoryLog implements SimulatableLog {
  readonly #id = randomUUID();
  readonly #store = new MemoryStore();
  readonly #waiters = new Waiters();
  readonly #now: () => string;
  #simulated: boolean | undefined;

  constructor(options: MemoryLogOptions) {
    this.#now = options.now ?? (() => instantText(BigInt(Date.now()) * 1000n));
    this.#simulated = options.simulated;
  }

  get logId(): string {
    return `placement-ledger/${this.simulated ? 'simulated/' : ''}${this.#id}`;
  }

  get simulated(): boolean {
    return this.#simulated ?? false;
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const prepared = prepare(request);
    if ('outcome' in prepared) return prepared;
    const clock = microseconds(this.#now());
    const outcome = this.#store.append(prepared, { simulated: this.simulated, clock });
    if (outcome.outcome !== 'appended') return outcome;
    this.#simulated ??= false;
    this.#waiters.advance(outcome.lastPosition);
    return outcome;
  }

  async readStream(streamId: string): Promise<readonly Recorded[]> {
    return [...this.#store.stream(streamId)];
  }

  async readStreams(
    streamIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    return new Map(streamIds.map((id) => [id, [...this.#store.stream(id)]]));
  }

  async readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    return this.#store.events.slice(after, after + limit);
  }

  async head(): Promise<Head> {
    const last = this.#store.events.at(-1);
    return { position: last?.position ?? 0, recordedAt: last?.recordedAt ?? null };
  }

  async positionAt(instant: string): Promise<number> {
    const until = instantText(microseconds(instant));
    return this.#store.events.findLast(({ recordedAt }) => recordedAt <= until)?.position ?? 0;
  }

  waitPast(after: number, timeoutMs: number): Promise<void> {
    return this.#waiters.waitPast(after, timeoutMs);
  }

  async simulate(): Promise<void> {
    if (this.#simulated === false) {
      throw new Error('a log that holds events of real life cannot become simulated');
    }
    this.#simulated = true;
  }

  async close(): Promise<void> {
    this.#waiters.close();
  }
}
