import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendOutcome, LogBusy } from '@ledger/kernel';
import { takeBatch } from './batch.js';
import type { Prepared } from './prepare.js';

/** Sends a batch to the log: an outcome, or an error of its own, for each request, in order. */
export type Send = (batch: readonly Prepared[]) => Promise<readonly (AppendOutcome | Error)[]>;

export interface AppenderOptions {
  readonly send: Send;
  /** True when an error leaves the outcome unknown or may pass: the same batch is sent again. */
  readonly mayPass: (error: unknown) => boolean;
  readonly maxQueuedEvents?: number;
  readonly maxQueuedBytes?: number;
  /** For how long a batch is sent again and again. */
  readonly patienceMs?: number;
}

interface Waiting {
  readonly request: Prepared;
  readonly settle: (outcome: AppendOutcome) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Group commit: one batch is in flight; what arrives meanwhile is the next one. Nobody waits for a
 * timer: a lone caller's batch is that one request.
 */
export class Appender {
  readonly #queue: Waiting[] = [];
  #events = 0;
  #bytes = 0;
  #working: Promise<void> | undefined;

  constructor(readonly options: AppenderOptions) {}

  /** @throws LogBusy when too much waits */
  append(request: Prepared): Promise<AppendOutcome> {
    const { maxQueuedEvents = 20_000, maxQueuedBytes = 32_000_000 } = this.options;
    const events = this.#events + request.events.length;
    const bytes = this.#bytes + request.bytes;
    if (this.#events > 0 && (events > maxQueuedEvents || bytes > maxQueuedBytes)) {
      return Promise.reject(new LogBusy(this.#events));
    }
    this.#events = events;
    this.#bytes = bytes;
    return new Promise((settle, fail) => {
      this.#queue.push({ request, settle, fail });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when nothing waits. */
  async idle(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    // Whoever calls in the same turn as the first belongs to its batch.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = takeBatch(this.#queue);
      await this.#deliver(batch);
      this.#events -= batch.reduce((sum, { request }) => sum + request.events.length, 0);
      this.#bytes -= batch.reduce((sum, { request }) => sum + request.bytes, 0);
    }
    this.#working = undefined;
  }

  /** Never throws: each caller hears of its own request. */
  async #deliver(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#sendUntil(batch.map(({ request }) => request));
      batch.forEach(({ settle, fail }, n) => {
        const outcome = outcomes[n];
        if (outcome && !(outcome instanceof Error)) settle(outcome);
        else fail(outcome ?? new Error('The log gave no outcome for the request.'));
      });
    } catch (error) {
      await this.#separate(batch, error);
    }
  }

  // One request's data may have failed the whole batch: halves find it and spare the others.
  async #separate(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 || this.options.mayPass(error)) {
      for (const { fail } of batch) fail(error);
      return;
    }
    const middle = batch.length >> 1;
    await this.#deliver(batch.slice(0, middle));
    await this.#deliver(batch.slice(middle));
  }

  // The same request ids again, so that what was recorded after all is found, not doubled.
  async #sendUntil(batch: readonly Prepared[]) {
    const deadline = Date.now() + (this.options.patienceMs ?? 30_000);
    let wait = 20;
    for (;;) {
      const answer = await this.#try(batch, deadline - wait);
      if (answer) return answer;
      await sleep(wait);
      wait = Math.min(wait * 2, 1_000);
    }
  }

  /** The outcomes; undefined when it is worth another try and there is time for one. */
  async #try(batch: readonly Prepared[], until: number) {
    try {
      return await this.options.send(batch);
    } catch (error) {
      if (!this.options.mayPass(error) || Date.now() > until) throw error;
      return undefined;
    }
  }
}
