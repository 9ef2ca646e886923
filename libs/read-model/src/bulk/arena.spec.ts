import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { Allowance, Arena } from './arena.js';

// Of this process: other specs, and other rebuilds, have files of their own.
const own = `ledger-rebuild-${process.pid}-`;
const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith(own));
const seed = Date.now() % 1_000_000;
const texts = fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 200 });
const slice = (text: string) => {
  const bytes = Buffer.from(` ${text}`);
  return { bytes, begin: 1, end: bytes.length };
};
const sound = (text: string) => Buffer.from(text).toString() === text;

describe('an arena', () => {
  beforeAll(() => console.info(`arena.spec seed ${seed}`));

  it('gives back every text, in whatever order, however little memory it may take', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(0, 1_000, 1_000_000), (given, bytes) => {
        const allowance = new Allowance(bytes);
        const arenas = [new Arena(allowance), new Arena(allowance)];
        const kept = given
          .filter(sound)
          .map((text, n) => ({ text, n, at: arenas[n % 2]?.put(slice(text)) ?? 0 }));
        for (const { text, n, at } of kept.reverse()) expect(arenas[n % 2]?.text(at)).toBe(text);
        allowance.file.close();
      }),
      { seed },
    );
  });

  it('keeps to its allowance, and leaves no file behind', () => {
    const before = files();
    const allowance = new Allowance(100_000);
    const arena = new Arena(allowance);
    const first = arena.put(slice('first'));
    for (let n = 0; n < 1_000; n += 1) arena.put(slice('x'.repeat(1_000)));
    expect(allowance.used).toBeLessThan(100_000 + 2 * allowance.blockBytes + 3_000);
    expect(files().length).toBeGreaterThan(before.length);
    expect(arena.text(first)).toBe('first');
    allowance.file.close();
    expect(files()).toEqual(before);
  });

  it('makes no file while the memory does', () => {
    const before = files();
    const arena = new Arena(new Allowance(10_000_000));
    for (let n = 0; n < 1_000; n += 1) arena.put(slice('x'.repeat(1_000)));
    expect(files()).toEqual(before);
  });
});
