import { Kept } from './kept.js';

const sized = (bytes: number) => () => ({ bytes });

describe('what readers keep', () => {
  it('is given again under its name', () => {
    const kept = new Kept(100);
    const one = kept.of('one', sized(40));
    expect(kept.of('two', sized(40))).not.toBe(one);
    expect(kept.of('one', sized(40))).toBe(one);
  });

  it('is forgotten when there is too much, the least used first', () => {
    const kept = new Kept(100);
    const [one, two] = [kept.of('one', sized(40)), kept.of('two', sized(40))];
    kept.of('one', sized(40));
    kept.of('three', sized(40));
    expect(kept.of('one', sized(40))).toBe(one);
    expect(kept.of('two', sized(40))).not.toBe(two);
  });

  it('counts with what it has grown to, and never forgets what is asked for', () => {
    const kept = new Kept(100);
    const one = kept.of('one', () => ({ bytes: 10 }));
    const two = kept.of('two', () => ({ bytes: 10 }));
    two.bytes = 400;
    expect(kept.of('two', sized(0))).toBe(two);
    expect(kept.of('one', sized(10))).not.toBe(one);
  });
});
