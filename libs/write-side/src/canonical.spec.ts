import { Refusal } from '@ledger/kernel';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical } from './canonical.js';

describe('canonical JSON of a command', () => {
  it('is what RFC 8785 says, byte for byte', () =>
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonical(value)).toBe(canonicalize(value));
      }),
    ));

  it('leaves out what is not given', () => {
    expect(canonical({ b: undefined, a: [undefined, '\u2028"'] })).toBe('{"a":[null,"\u2028\\""]}');
  });

  it('refuses text that is no Unicode, and what JSON cannot hold', () => {
    for (const value of ['\ud800', { '\udc00': 1 }, ['a\ud800b']]) {
      expect(() => canonical(value)).toThrow(Refusal);
    }
    for (const value of [Number.NaN, Infinity, 1n, () => 1]) {
      expect(() => canonical(value)).toThrow(TypeError);
    }
  });
});
