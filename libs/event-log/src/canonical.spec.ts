import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from './canonical.js';
import { NotStorable } from './storable.js';

const seed = Number(process.env['SEED'] ?? 20261122);

describe('canonical JSON', () => {
  it(`is what RFC 8785 says of any JSON (seed ${seed})`, () => {
    const property = fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(orRefused(value)).toBe(refusable(value) ? 'refused' : canonicalize(value));
    });
    fc.assert(property, { seed, numRuns: 500 });
  });

  it('sorts names by UTF-16 code units and writes numbers as ECMAScript does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect(canonical(value, 'it')).toBe(canonicalize(value));
    expect(canonical([1e-7, 1.5e-300, -0, 4.5, 0.002], 'it')).toBe('[1e-7,1.5e-300,0,4.5,0.002]');
  });

  it('leaves out what is undefined, and keeps the places of a list', () => {
    expect(canonical({ a: undefined, b: [1, undefined] }, 'it')).toBe('{"b":[1,null]}');
  });
});

function orRefused(value: unknown): string {
  try {
    return canonical(value, 'it');
  } catch (error) {
    if (error instanceof NotStorable) return 'refused';
    throw error;
  }
}

const refusable = (value: unknown): boolean =>
  JSON.stringify(value).includes('\\u0000') ||
  /\\ud[89a-f]/.test(JSON.stringify(value)) ||
  numbersIn(value).some((one) => Number.isInteger(one) && !Number.isSafeInteger(one));

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}
