import type { EventLog, Recorded } from '@ledger/kernel';

/** A log of events that a test has listed; `push` more of them as if they were recorded. */
export class ListLog implements EventLog {
  readonly logId = 'placement-ledger/simulated/test';
  readonly simulated = true;
  readonly #events: Recorded[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(events: readonly Recorded[] = []) {
    this.#events.push(...events);
  }

  get length(): number {
    return this.#events.length;
  }

  push(...events: readonly Recorded[]): void {
    this.#events.push(...events);
    for (const wake of this.#waiting) wake();
  }

  append(): never {
    throw new Error('The events of a test are listed, not appended');
  }

  async readStream(streamId: string): Promise<readonly Recorded[]> {
    return this.#events.filter((event) => event.streamId === streamId);
  }

  async readStreams(streamIds: readonly string[]) {
    const streams = streamIds.map(async (id) => [id, await this.readStream(id)] as const);
    return new Map(await Promise.all(streams));
  }

  async readAll(after: number, limit: number): Promise<readonly Recorded[]> {
    return this.#events.slice(after, after + limit);
  }

  async head() {
    return { position: this.#events.length, recordedAt: this.#events.at(-1)?.recordedAt ?? null };
  }

  async positionAt(instant: string): Promise<number> {
    return this.#events.filter(({ recordedAt }) => recordedAt <= instant).length;
  }

  waitPast(after: number, timeoutMs: number): Promise<void> {
    if (this.#events.length > after) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.#waiting.add(wake);
    });
  }

  async close(): Promise<void> {
    for (const wake of this.#waiting) wake();
  }
}
