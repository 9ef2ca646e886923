/** How far and how long a worker goes on. */
export interface Limits {
  readonly until: number;
  readonly deadline: number;
  readonly signal?: AbortSignal;
}

export const isOver = ({ deadline, signal }: Limits) =>
  (signal?.aborted ?? false) || Date.now() >= deadline;

/** Resolves with the promise, or when the signal comes first. */
export function aborted(signal: AbortSignal, promise: Promise<void>): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
