import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { halfUp, oneDecimal, spread } from './rounding.js';

const anyNumerator = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const anyDenominator = fc.integer({ min: 1, max: 1_000_000 });

/** Half away from zero on big integers. */
function plainHalfUp(numerator: number, denominator: number): bigint {
  const size = BigInt(Math.abs(numerator));
  const rounded = (2n * size + BigInt(denominator)) / (2n * BigInt(denominator));
  return numerator < 0 ? -rounded : rounded;
}

describe('rounding half up', () => {
  it('takes a half away from zero, so that a credit mirrors its charge', () => {
    const halves = [halfUp(5, 2), halfUp(-5, 2), halfUp(7, 5), halfUp(8, 5), halfUp(-1, 3)];
    expect(halves).toEqual([3, -3, 1, 2, 0]);
  });

  it('is exact for any integers', () => {
    fc.assert(
      fc.property(anyNumerator, anyDenominator, (numerator, denominator) => {
        const wanted = plainHalfUp(numerator, denominator);
        expect(BigInt(halfUp(numerator, denominator))).toBe(wanted);
      }),
      randomly(2_000),
    );
  });

  it('refuses to guess past the integers that a number holds exactly', () => {
    expect(() => halfUp(2 ** 53, 3)).toThrow(RangeError);
    expect(() => halfUp(0.5, 3)).toThrow(RangeError);
  });
});

describe('an amount spread over parts', () => {
  it('adds up to the amount, with parts that differ by a penny at most', () => {
    const anyAmount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 1, max: 400 }), (total, parts) => {
        const shares = spread(total, parts);
        expect(shares).toHaveLength(parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('goes to nobody when there are no parts', () => {
    expect(spread(100, 3)).toEqual([33, 34, 33]);
    expect(spread(100, 0)).toEqual([]);
  });
});

describe('a rate as it is published', () => {
  it.each([
    [(100 * 39) / 624, '6.3'],
    [(100 * 49) / 400, '12.3'],
    [(100 * 17) / 22, '77.3'],
    [100, '100.0'],
    [0, '0.0'],
  ])('rounds %d half up to %s', (percent, shown) => {
    expect(oneDecimal(percent)).toBe(shown);
  });
});
