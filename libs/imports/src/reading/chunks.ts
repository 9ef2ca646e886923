/** Gathers items into lists of `size`; the next list is read while the last is worked on. */
export async function* chunksOf<T>(
  items: AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    yield* lists(iterator, size);
  } finally {
    await iterator.return?.();
  }
}

async function* lists<T>(iterator: AsyncIterator<T>, size: number): AsyncGenerator<readonly T[]> {
  let gathering = gather(iterator, size);
  for (;;) {
    const { list, end } = await gathering;
    // Nobody awaits this until the next round: it is safe because `gather` never rejects.
    if (!end) gathering = gather(iterator, size);
    if (list.length > 0) yield list;
    if (end && 'error' in end) throw end.error;
    if (end) return;
  }
}

interface Gathered<T> {
  readonly list: readonly T[];
  /** Set when there is no more, with the error where that is why. */
  readonly end?: { readonly error?: unknown };
}

// What came before an error is good, and is worked on first.
async function gather<T>(iterator: AsyncIterator<T>, size: number): Promise<Gathered<T>> {
  const list: T[] = [];
  try {
    const isOver = await fill(list, iterator, size);
    return isOver ? { list, end: {} } : { list };
  } catch (error) {
    return { list, end: { error } };
  }
}

async function fill<T>(list: T[], iterator: AsyncIterator<T>, size: number): Promise<boolean> {
  while (list.length < size) {
    const step = await iterator.next();
    if (step.done) return true;
    list.push(step.value);
  }
  return false;
}
