import { OfLate } from './of-late.js';

describe('values of late', () => {
  it('are only so many: the one kept longest ago is let go, and named', () => {
    const values = new OfLate<number>(2);
    expect([values.keep('a', 1), values.keep('b', 2)]).toEqual([undefined, undefined]);
    expect(values.keep('c', 3)).toBe('a');
    expect(['a', 'b', 'c'].map((name) => values.get(name))).toEqual([undefined, 2, 3]);
  });

  it('are of late again when they are kept again', () => {
    const values = new OfLate<number>(2);
    values.keep('a', 1);
    values.keep('b', 2);
    expect(values.keep('a', 3)).toBeUndefined();
    expect(values.keep('c', 4)).toBe('b');
    expect(values.get('a')).toBe(3);
  });
});
