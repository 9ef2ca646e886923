import type { AppendedBatch, LogObserver } from '@ledger/kernel';

/** Tells each of those who asked. */
export class Observers implements LogObserver {
  readonly #all: LogObserver[] = [];

  add(observer: LogObserver): void {
    this.#all.push(observer);
  }

  batch(batch: AppendedBatch): void {
    for (const observer of this.#all) observer.batch(batch);
  }

  busy(): void {
    for (const observer of this.#all) observer.busy();
  }

  listenerReconnected(): void {
    for (const observer of this.#all) observer.listenerReconnected();
  }
}
