import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { anyTexts, sliceOf } from '../testing/any-texts.js';
import { Allowance, Arena } from './arena.js';

// Of this process: other specs, and other rebuilds, have files of their own.
const own = `ledger-rebuild-${process.pid}-`;
const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith(own));

describe('an arena', () => {
  it('gives back every text, in whatever order, however little memory it may take', () => {
    fc.assert(
      fc.property(anyTexts, fc.constantFrom(0, 1_000, 1_000_000), (given, bytes) => {
        const allowance = new Allowance(bytes);
        const arenas = [new Arena(allowance), new Arena(allowance)];
        const kept = given.map((text, n) => ({
          text,
          n,
          at: arenas[n % 2]?.put(sliceOf(text)) ?? 0,
        }));
        for (const { text, n, at } of kept.reverse()) expect(arenas[n % 2]?.text(at)).toBe(text);
        allowance.file.close();
      }),
      randomly(100),
    );
  });

  it('keeps to its allowance, and leaves no file behind', () => {
    const before = files();
    const allowance = new Allowance(100_000);
    const arena = new Arena(allowance);
    const first = arena.put(sliceOf('first'));
    for (let n = 0; n < 1_000; n += 1) arena.put(sliceOf('x'.repeat(1_000)));
    expect(allowance.used).toBeLessThan(100_000 + 2 * allowance.blockBytes + 3_000);
    expect(files().length).toBeGreaterThan(before.length);
    expect(arena.text(first)).toBe('first');
    allowance.file.close();
    expect(files()).toEqual(before);
  });

  it('makes no file while the memory does', () => {
    const before = files();
    const arena = new Arena(new Allowance(10_000_000));
    for (let n = 0; n < 1_000; n += 1) arena.put(sliceOf('x'.repeat(1_000)));
    expect(files()).toEqual(before);
  });
});
