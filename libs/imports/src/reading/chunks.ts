/** Gathers items into lists of `size`; the next list is read while the last is worked on. */
export async function* chunksOf<T>(
  items: AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  const iterator = items[Symbol.asyncIterator]();
  let gathering = gather(iterator, size);
  try {
    for (;;) {
      const { list, end } = await gathering;
      // Nobody awaits this until the next round: it is safe because `gather` never rejects.
      if (!end) gathering = gather(iterator, size);
      if (list.length > 0) yield list;
      if (end && 'error' in end) throw end.error;
      if (end) return;
    }
  } finally {
    await iterator.return?.();
  }
}

interface Gathered<T> {
  readonly list: readonly T[];
  /** Set when there is no more, with the error where that is why. */
  readonly end?: { readonly error?: unknown };
}

async function gather<T>(iterator: AsyncIterator<T>, size: number): Promise<Gathered<T>> {
  const list: T[] = [];
  try {
    while (list.length < size) {
      const step = await iterator.next();
      if (step.done) return { list, end: {} };
      list.push(step.value);
    }
    return { list };
  } catch (error) {
    // What came before the error is good, and is worked on first.
    return { list, end: { error } };
  }
}
