import { chunksOf } from './chunks.js';

async function* upTo(last: number, failure?: Error): AsyncGenerator<readonly number[]> {
  for (let number = 1; number <= last; number += 1) yield [number];
  if (failure) throw failure;
}

async function* each<T>(...lists: readonly T[]): AsyncGenerator<T> {
  yield* lists;
}

async function gathered(given: AsyncIterable<readonly number[]>, size: number) {
  const lists: (readonly number[])[] = [];
  for await (const list of chunksOf(given, size)) lists.push(list);
  return lists;
}

describe('gathering items into lists', () => {
  it('gives full lists and the rest', async () => {
    expect(await gathered(upTo(5), 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(await gathered(upTo(4), 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await gathered(upTo(0), 2)).toEqual([]);
  });

  it('cuts lists that are longer, and passes over empty ones', async () => {
    const lists = await gathered(each([1, 2, 3, 4, 5], [], [6], [7, 8]), 2);
    expect(lists).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
  });

  it('gives what came before an error, then the error', async () => {
    const lists: (readonly number[])[] = [];
    const run = async () => {
      for await (const list of chunksOf(upTo(3, new Error('cut off')), 2)) lists.push(list);
    };
    await expect(run()).rejects.toThrow('cut off');
    expect(lists).toEqual([[1, 2], [3]]);
  });

  it('lets go of the items when the reader stops early', async () => {
    let isReleased = false;
    async function* endless() {
      try {
        for (;;) yield [1];
      } finally {
        isReleased = true;
      }
    }
    for await (const list of chunksOf(endless(), 2)) if (list.length > 0) break;
    expect(isReleased).toBe(true);
  });
});
