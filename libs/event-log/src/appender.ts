import { setImmediate as turn } from 'node:timers/promises';
import { type AppendOutcome, LogBusy, type LogObserver } from '@ledger/kernel';
import { Streams, takeBatch } from './batch.js';
import { type DeliveryOptions, deliver } from './deliver.js';
import type { Prepared } from './prepare.js';

export interface AppenderOptions extends DeliveryOptions {
  readonly maxQueuedEvents?: number;
  readonly maxQueuedBytes?: number;
  /** How many batches are sent before the first is answered; those of the log must keep their order. */
  readonly inFlight?: number;
  readonly observer?: LogObserver;
}

interface Waiting {
  readonly request: Prepared;
  readonly since: number;
  readonly settle: (outcome: AppendOutcome) => void;
  readonly fail: (error: unknown) => void;
}

// Fewer than this are not worth the server's work for another batch.
const LEAST_SHARE = 16;

/**
 * Group commit: what arrives while batches are in flight is the next one. Nobody waits for a timer: a
 * lone caller's batch is that one request. No stream and no request id is in two batches in flight,
 * so that it does not matter which of them is sent again.
 */
export class Appender {
  readonly #queue: Waiting[] = [];
  readonly #flights = new Set<Promise<void>>();
  readonly #flying = new Streams();
  #events = 0;
  #bytes = 0;
  #scheduled = false;

  constructor(readonly options: AppenderOptions) {}

  /** How many events wait or are in flight. */
  get waiting(): number {
    return this.#events;
  }

  /** @throws LogBusy when too much waits */
  append(request: Prepared): Promise<AppendOutcome> {
    const { maxQueuedEvents = 20_000, maxQueuedBytes = 32_000_000 } = this.options;
    const events = this.#events + request.events.length;
    const bytes = this.#bytes + request.bytes;
    if (this.#events > 0 && (events > maxQueuedEvents || bytes > maxQueuedBytes)) {
      this.options.observer?.busy();
      return Promise.reject(new LogBusy(this.#events));
    }
    this.#events = events;
    this.#bytes = bytes;
    return new Promise((settle, fail) => {
      this.#queue.push({ request, since: performance.now(), settle, fail });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    while (this.#events > 0) {
      await Promise.all(this.#flights);
      await turn();
    }
  }

  // Whoever calls in the same turn belongs to the same batch.
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    process.nextTick(() => {
      this.#scheduled = false;
      this.#fill();
    });
  }

  #fill(): void {
    const { inFlight = 1 } = this.options;
    while (this.#queue.length > 0 && this.#flights.size < inFlight) {
      // Shares, so that one batch is made ready here while the server works on another.
      const share = Math.max(LEAST_SHARE, Math.ceil(this.#events / inFlight));
      const batch = takeBatch(this.#queue, { flying: this.#flying, most: share });
      if (batch.length === 0) return;
      const flight = this.#fly(batch).finally(() => {
        this.#flights.delete(flight);
        this.#schedule();
      });
      this.#flights.add(flight);
    }
  }

  async #fly(batch: readonly Waiting[]): Promise<void> {
    const began = performance.now();
    const requests = batch.map(({ request }) => request);
    for (const request of requests) this.#flying.add(request);
    await deliver(batch, this.options);
    for (const request of requests) {
      this.#flying.delete(request);
      this.#events -= request.events.length;
      this.#bytes -= request.bytes;
    }
    this.options.observer?.batch({
      requests: batch.length,
      events: requests.reduce((sum, { events }) => sum + events.length, 0),
      queuedSeconds: (began - (batch[0]?.since ?? began)) / 1_000,
      seconds: (performance.now() - began) / 1_000,
    });
  }
}
