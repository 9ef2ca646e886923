import { Turns } from './turns.js';

describe('taking turns', () => {
  it('lets at most so many work at once, in order, also after one has failed', async () => {
    const turns = new Turns(2);
    const log: string[] = [];
    let working = 0;
    const work = (name: string) =>
      turns.take(async () => {
        working += 1;
        log.push(`${name} with ${working}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        working -= 1;
        if (name === 'a') throw new Error('failed');
      });
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      ...Array<string>(4).fill('fulfilled'),
    ]);
    expect(log.map((line) => line.slice(0, 1)).join('')).toBe('abcde');
    expect(Math.max(...log.map((line) => Number(line.at(-1))))).toBe(2);
  });
});
