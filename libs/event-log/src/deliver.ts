import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendOutcome } from '@ledger/kernel';
import type { Prepared } from './prepare.js';

/** Sends a batch to the log: an outcome, or an error of its own, for each request, in order. */
export type Send = (batch: readonly Prepared[]) => Promise<readonly (AppendOutcome | Error)[]>;

export interface DeliveryOptions {
  readonly send: Send;
  /** True when an error leaves the outcome unknown or may pass: the same batch is sent again. */
  readonly mayPass: (error: unknown) => boolean;
  /** For how long a batch is sent again and again. */
  readonly patienceMs?: number;
}

/** A request and those who want to know what became of it. */
export interface Asked {
  readonly request: Prepared;
  readonly settle: (outcome: AppendOutcome) => void;
  readonly fail: (error: unknown) => void;
}

/** Sends the batch until it is answered. Never throws: each caller hears of its own request. */
export async function deliver(batch: readonly Asked[], options: DeliveryOptions): Promise<void> {
  try {
    const outcomes = await sendUntil(
      batch.map(({ request }) => request),
      options,
    );
    batch.forEach(({ settle, fail }, n) => {
      const outcome = outcomes[n];
      if (outcome && !(outcome instanceof Error)) settle(outcome);
      else fail(outcome ?? new Error('The log gave no outcome for the request.'));
    });
  } catch (error) {
    await separate(batch, options, error);
  }
}

// One request's data may have failed the whole batch: halves find it and spare the others.
async function separate(batch: readonly Asked[], options: DeliveryOptions, error: unknown) {
  if (batch.length === 1 || options.mayPass(error)) {
    for (const { fail } of batch) fail(error);
    return;
  }
  const middle = batch.length >> 1;
  await deliver(batch.slice(0, middle), options);
  await deliver(batch.slice(middle), options);
}

// The same request ids again, so that what was recorded after all is found, not doubled.
async function sendUntil(batch: readonly Prepared[], options: DeliveryOptions) {
  const deadline = Date.now() + (options.patienceMs ?? 30_000);
  let wait = 20;
  for (;;) {
    const answer = await tryOnce(batch, options, deadline - wait);
    if (answer) return answer;
    await sleep(wait);
    wait = Math.min(wait * 2, 1_000);
  }
}

/** The outcomes; undefined when it is worth another try and there is time for one. */
async function tryOnce(batch: readonly Prepared[], options: DeliveryOptions, until: number) {
  try {
    return await options.send(batch);
  } catch (error) {
    if (!options.mayPass(error) || Date.now() > until) throw error;
    return undefined;
  }
}
