import fc from 'fast-check';
import { formatPence, parsePounds, poundsText, sumPence } from './pence.js';

const anyPence = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });

describe('pounds as text', () => {
  it('are read as whole pence', () => {
    const texts = [
      '1234.56',
      '1234',
      '1234.5',
      '0.07',
      '-12.30',
      ' 95.00 ',
      '-0.00',
      '999999999.99',
    ];
    expect(texts.map(parsePounds)).toEqual([
      123_456, 123_400, 123_450, 7, -1230, 9500, 0, 99_999_999_999,
    ]);
    expect(Object.is(parsePounds('-0.00'), 0)).toBe(true);
  });

  it.each([
    '1.234',
    '1,234.56',
    '£5',
    '5.',
    '.5',
    '1e3',
    '',
    '-',
    '--1',
    '+1',
    'NaN',
    '1000000000',
  ])('are refused when written as %p', (text) => expect(parsePounds(text)).toBeNull());

  it('are the same after a round trip, for any amount', () => {
    fc.assert(fc.property(anyPence, (pence) => parsePounds(poundsText(pence)) === pence));
  });

  it('come out as amounts that floating-point numbers would get wrong', () => {
    expect(parsePounds('1.15')).toBe(115);
    expect(parsePounds('8.20')).toBe(820);
    expect(sumPence(['0.10', '0.20'].map((text) => parsePounds(text) ?? 0))).toBe(30);
  });
});

describe('pence', () => {
  it('are shown in pounds with separators', () => {
    expect([5, -5, 0, 659_689_300, -123_456].map(formatPence)).toEqual([
      '£0.05',
      '-£0.05',
      '£0.00',
      '£6,596,893.00',
      '-£1,234.56',
    ]);
  });

  it('are written to a file without sign or separators', () => {
    expect([5, -5, 659_689_300].map(poundsText)).toEqual(['0.05', '-0.05', '6596893.00']);
  });

  it('add up to nothing when there are none', () => {
    expect(sumPence([])).toBe(0);
    expect(sumPence([247_000, 233_928])).toBe(480_928);
  });
});
