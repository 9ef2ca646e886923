import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { Allowance } from './arena.js';
import { Numbers } from './numbers.js';
import { RowIndex } from './row-index.js';

const place = fc.nat({ max: 2_000 });
const allowed = fc.constantFrom(0, 100_000_000);

describe('a list of numbers', () => {
  it('has what was set last at each place, whether in memory or in the file', () => {
    const value = fc.maxSafeInteger();
    const sets = fc.array(fc.tuple(place, value), { maxLength: 300 });
    fc.assert(
      fc.property(sets, allowed, (given, bytes) => {
        const allowance = new Allowance(bytes);
        const numbers = new Numbers(allowance);
        const plain = Array.from({ length: 2_001 }, (_, n) => n);
        expect(plain.map((n) => numbers.push(n))).toEqual(plain);
        for (const [place, value] of given) {
          plain[place] = value;
          numbers.set(place, value);
        }
        expect(plain.map((_, place) => numbers.at(place))).toEqual(plain);
        allowance.file.close();
      }),
      randomly(20),
    );
  });
});

describe('an index of rows', () => {
  it('has the numbers of each value, the last that came first', () => {
    const step = fc.record({ number: fc.nat({ max: 900 }), value: fc.constantFrom('a', 'b', 'c') });
    const steps = fc.array(step, { minLength: 500, maxLength: 1_000 });
    fc.assert(
      fc.property(steps, allowed, (given, bytes) => {
        const allowance = new Allowance(bytes);
        const index = new RowIndex(allowance);
        const plain = new Map<number, string>();
        for (const { number, value } of given) {
          const before = plain.get(number);
          plain.delete(number);
          if (before !== undefined) index.remove(before, number);
          if (before === value) continue;
          plain.set(number, value);
          index.put(value, number);
        }
        for (const value of ['a', 'b', 'c']) {
          const numbers = [...plain].filter(([, its]) => its === value).map(([number]) => number);
          expect(index.of(value)).toEqual(numbers.reverse());
        }
        allowance.file.close();
      }),
      randomly(20),
    );
  });

  it('does not take away what is not there', () => {
    const index = new RowIndex(new Allowance(1_000_000));
    index.put('a', 0);
    index.put('b', 1);
    expect(() => index.remove('a', 1)).toThrow('The row 1 is not among those of a');
  });
});
