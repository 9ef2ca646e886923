import fc from 'fast-check';
import { instantText, microseconds, normalInstant } from './instant.js';

const seed = Number(process.env['SEED'] ?? 20261122);

describe('an instant', () => {
  it('is normalised to UTC with six decimals, and cut off beyond', () => {
    expect(normalInstant('2026-03-29T01:30:00+01:00')).toBe('2026-03-29T00:30:00.000000Z');
    expect(normalInstant('2026-03-29t01:30:00.1234569z')).toBe('2026-03-29T01:30:00.123456Z');
    expect(normalInstant('1969-12-31T23:59:59.5Z')).toBe('1969-12-31T23:59:59.500000Z');
  });

  it('is refused when it is not an RFC 3339 instant', () => {
    for (const text of ['2026-03-29', 'noon', '2026-13-01T00:00:00Z', '2026-03-29T01:30:00']) {
      expect(() => microseconds(text)).toThrow(RangeError);
    }
  });

  it(`sorts as text in the order of time (seed ${seed})`, () => {
    const micros = fc.bigInt({ min: -2_000_000_000_000_000n, max: 4_000_000_000_000_000n });
    const property = fc.property(micros, micros, (a, b) => {
      expect(microseconds(instantText(a))).toBe(a);
      expect(instantText(a) < instantText(b)).toBe(a < b);
    });
    fc.assert(property, { seed });
  });
});
