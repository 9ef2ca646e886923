import { instant, valueParsers, wholeNumber } from './value-parsers.js';

const parse = (oid: number, text: string): unknown =>
  (valueParsers.getTypeParser(oid as never) as (text: string) => unknown)(text);

describe('values from the database', () => {
  it('gives whole numbers as numbers', () => {
    expect(wholeNumber('9007199254740991')).toBe(9007199254740991);
    expect(wholeNumber('-12')).toBe(-12);
    expect(parse(20, '7')).toBe(7);
    expect(parse(1700, '700.00')).toBe(700);
  });

  it('refuses what a number cannot hold exactly', () => {
    expect(() => wholeNumber('9007199254740992')).toThrow(RangeError);
    expect(() => parse(1700, '0.5')).toThrow(RangeError);
  });

  it('writes every instant in one form, which sorts as text', () => {
    expect(instant('2026-11-22 17:38:00+00')).toBe('2026-11-22T17:38:00.000000Z');
    expect(instant('2026-11-22 17:38:00.5+00')).toBe('2026-11-22T17:38:00.500000Z');
    expect(instant('2026-11-22 17:38:00.000001+00')).toBe('2026-11-22T17:38:00.000001Z');
    expect(instant('infinity')).toBe('infinity');
  });

  it('leaves dates as text, and does the same for the items of arrays', () => {
    expect(parse(1082, '2026-11-22')).toBe('2026-11-22');
    expect(parse(1016, '{1,NULL,3}')).toEqual([1, null, 3]);
    expect(parse(1185, '{"2026-11-22 17:38:00+00"}')).toEqual(['2026-11-22T17:38:00.000000Z']);
  });
});
