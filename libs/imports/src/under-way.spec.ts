import { underWay } from './under-way.js';

/** A piece of work that the test ends. */
function piece<T>() {
  let end: (result: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const work = new Promise<T>((resolve, reject) => ([end, fail] = [resolve, reject]));
  return { work, end: (result: T) => end(result), fail: (error: Error) => fail(error) };
}

const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('work under way', () => {
  it('is told of in the order in which it began', async () => {
    const told: number[] = [];
    const work = underWay<number>(3, (result) => told.push(result));
    const [one, two] = [piece<number>(), piece<number>()];
    await work.add(one.work);
    await work.add(two.work);
    two.end(2);
    await turns();
    expect(told).toEqual([]);
    one.end(1);
    await work.end();
    expect(told).toEqual([1, 2]);
  });

  it('has no more pieces at once than it was given room for', async () => {
    const work = underWay<number>(2, () => undefined);
    const [one, two] = [piece<number>(), piece<number>()];
    await work.add(one.work);
    let hasRoom = false;
    const added = work.add(two.work).then(() => (hasRoom = true));
    await turns();
    expect(hasRoom).toBe(false);
    one.end(1);
    await added;
    expect(hasRoom).toBe(true);
  });

  it('throws what a piece threw, but not before all others are over', async () => {
    const told: number[] = [];
    const work = underWay<number>(3, (result) => told.push(result));
    const [one, two] = [piece<number>(), piece<number>()];
    await work.add(one.work);
    await work.add(two.work);
    one.fail(new Error('the disk is full'));
    let isOver = false;
    const ended = work.end().finally(() => (isOver = true));
    const seen = expect(ended).rejects.toThrow('the disk is full');
    await turns();
    expect(isOver).toBe(false);
    two.end(2);
    await seen;
    expect(told).toEqual([]);
  });
});
