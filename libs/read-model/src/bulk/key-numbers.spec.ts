import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { anyTexts, sliceOf } from '../testing/any-texts.js';
import { Allowance, Arena } from './arena.js';
import { BloomFilter } from './bloom-filter.js';
import { KeyNumbers } from './key-numbers.js';

describe('numbered keys', () => {
  it('are numbered in the order in which they come, each once, however little memory there is', () => {
    fc.assert(
      fc.property(anyTexts, fc.constantFrom(0, 1_000_000), (given, bytes) => {
        const allowance = new Allowance(bytes);
        const keys = new KeyNumbers(new Arena(allowance));
        const plain = new Map<string, number>();
        for (const key of given) {
          expect(keys.find(sliceOf(key))).toBe(plain.get(key) ?? -1);
          if (!plain.has(key)) plain.set(key, plain.size);
          expect(keys.number(sliceOf(key))).toBe(plain.get(key));
        }
        const textOf = (number: number) => {
          const { bytes, begin, end } = keys.slice(number);
          return bytes.toString('utf8', begin, end);
        };
        expect([...plain.values()].map(textOf)).toEqual([...plain.keys()]);
        allowance.file.close();
      }),
      randomly(100),
    );
  });

  it.each([
    ['memory', 10_000_000, 50_000],
    ['files of 625 keys', 40_000, 5_000],
    ['files of 64 keys', 0, 5_000],
  ])('are found again among many in %s', (_, bytes, length) => {
    const allowance = new Allowance(bytes);
    const keys = new KeyNumbers(new Arena(allowance));
    const all = Array.from({ length }, (_, n) => n);
    expect(all.map((n) => keys.number(sliceOf(`key ${n}`)))).toEqual(all);
    expect(all.map((n) => keys.find(sliceOf(`key ${n}`)))).toEqual(all);
    expect(all.filter((n) => keys.find(sliceOf(`no key ${n}`)) >= 0)).toEqual([]);
    expect(keys.size).toBe(length);
    allowance.file.close();
  });
});

describe('a Bloom filter', () => {
  const hashes = (length: number, seed: number) =>
    Array.from({ length }, (_, n) => Math.imul(n + seed, 0x9e3779b1));

  it('has every hash that was put, and few others', () => {
    const filter = new BloomFilter(10_000);
    const put = hashes(10_000, 1);
    for (const hash of put) filter.put(hash);
    expect(put.every((hash) => filter.mayHave(hash))).toBe(true);
    const others = hashes(10_000, 20_001).filter((hash) => filter.mayHave(hash));
    expect(others.length).toBeLessThan(200);
  });

  it('has nothing to begin with', () => {
    const filter = new BloomFilter(1);
    expect(hashes(100, 1).some((hash) => filter.mayHave(hash))).toBe(false);
  });
});
