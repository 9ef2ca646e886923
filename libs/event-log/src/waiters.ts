interface Waiter {
  readonly after: number;
  readonly wake: () => void;
}

/** Those who wait for the log to grow. */
export class Waiters {
  readonly #waiters = new Set<Waiter>();
  #seen = 0;
  #closed = false;

  get waiting(): boolean {
    return this.#waiters.size > 0;
  }

  /** The log reaches at least this position. */
  advance(position: number): void {
    this.#seen = Math.max(this.#seen, position);
    for (const waiter of this.#waiters) if (waiter.after < this.#seen) waiter.wake();
  }

  /** Resolves when the log is past the position, or when the time is up or the waiting over. */
  waitPast(after: number, timeoutMs: number): Promise<void> {
    if (this.#seen > after || this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      const waiter = { after, wake };
      this.#waiters.add(waiter);
    });
  }

  close(): void {
    this.#closed = true;
    for (const waiter of this.#waiters) waiter.wake();
  }
}
