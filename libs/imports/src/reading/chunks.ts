/** Cuts lists anew into lists of `size`; the next is read while the last is worked on. */
export async function* chunksOf<T>(
  lists: AsyncIterable<readonly T[]>,
  size: number,
): AsyncGenerator<readonly T[]> {
  const iterator = lists[Symbol.asyncIterator]();
  try {
    yield* chunks({ iterator, size, rest: [] });
  } finally {
    await iterator.return?.();
  }
}

interface Cutting<T> {
  readonly iterator: AsyncIterator<readonly T[]>;
  readonly size: number;
  /** Read already, and in no chunk yet. */
  rest: readonly T[];
}

async function* chunks<T>(cutting: Cutting<T>): AsyncGenerator<readonly T[]> {
  let gathering = gather(cutting);
  for (;;) {
    const { list, end } = await gathering;
    // Nobody awaits this until the next round: it is safe because `gather` never rejects.
    if (!end) gathering = gather(cutting);
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
async function gather<T>(cutting: Cutting<T>): Promise<Gathered<T>> {
  const list: T[] = [];
  try {
    const isOver = await fill(list, cutting);
    return isOver ? { list, end: {} } : { list };
  } catch (error) {
    return { list, end: { error } };
  }
}

async function fill<T>(list: T[], cutting: Cutting<T>): Promise<boolean> {
  for (;;) {
    const room = cutting.size - list.length;
    list.push(...cutting.rest.slice(0, room));
    cutting.rest = cutting.rest.slice(room);
    if (list.length === cutting.size) return false;
    const step = await cutting.iterator.next();
    if (step.done) return true;
    cutting.rest = step.value;
  }
}
