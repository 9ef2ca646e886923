import fc from 'fast-check';
import { type Cell, oneOf } from './cell.js';
import * as amounts from './cells.amounts.js';
import * as cells from './cells.js';

const read = <T>(cell: Cell<T>, text: string) => {
  const result = cell.schema.safeParse(text);
  return result.success ? result.data : cell.code;
};

describe('a date', () => {
  it.each([
    ['2025-11-05', '2025-11-05'],
    ['05/11/2025', '2025-11-05'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %s', (text, date) => {
    expect(read(amounts.date, text)).toBe(date);
  });

  it.each(['31/02/2025', '2025-02-29', '5/11/2025', '05/11/25', '2025/11/05', '20251105', 'x'])(
    'refuses %s',
    (text) => {
      expect(read(amounts.date, text)).toBe('not-a-date');
    },
  );
});

describe('money', () => {
  it.each([
    ['1234.56', 123456],
    ['95', 9500],
    ['0.5', 50],
    ['-250000.00', -25000000],
    ['6596893', 659689300],
  ])('reads %s as pence', (text, pence) => {
    expect(read(amounts.money, text)).toBe(pence);
  });

  it.each(['1,234.56', '£95', '1.234', '1e3', '.5', '1.', '', 'NaN'])('refuses %j', (text) => {
    expect(read(amounts.money, text)).toBe('not-money');
  });

  it('reads any amount to the penny', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (pence) => {
        const text = `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
        expect(read(amounts.money, text)).toBe(pence);
        expect(read(amounts.money, `-${text}`)).toBe(pence === 0 ? 0 : -pence);
      }),
    );
  });

  it('refuses a price below zero', () => {
    expect(read(amounts.price, '95.00')).toBe(9500);
    expect(read(amounts.price, '-95.00')).toBe('not-a-price');
  });
});

describe('hours a week', () => {
  it('reads hundredths of an hour', () => {
    expect(read(amounts.hoursPerWeek, '15.5')).toBe(1550);
  });

  it.each(['0', '-1', '169', '1.234', 'ten'])('refuses %s', (text) => {
    expect(read(amounts.hoursPerWeek, text)).toBe('not-hours');
  });
});

describe('the other cells', () => {
  it.each<[Cell<unknown>, string, unknown]>([
    [cells.yesNo, 'yes', true],
    [cells.yesNo, 'No', false],
    [cells.yesNo, 'true', 'not-yes-or-no'],
    [cells.yesNo, 'constructor', 'not-yes-or-no'],
    [cells.list, '1; 2;3', ['1', '2', '3']],
    [cells.list, '1;;3', 'not-a-list'],
    [cells.authority, '801', '801'],
    [cells.authority, '8010', 'not-an-authority'],
    [cells.urn, '109345', '109345'],
    [cells.urn, '1093456', 'not-a-urn'],
    [cells.ukprn, '10012345', '10012345'],
    [cells.ukprn, '1001234', 'not-a-ukprn'],
    [cells.laestab, '8014021', '8014021'],
    [cells.laestab, '801/4021', 'not-a-laestab'],
    [cells.academicYear, '2025/26', '2025/26'],
    [cells.academicYear, '2025/27', 'not-an-academic-year'],
    [cells.financialYear, '2025-26', '2025-26'],
    [cells.financialYear, '2025/26', 'not-a-financial-year'],
    [cells.ncYear, 'r', 'R'],
    [cells.ncYear, '14', '14'],
    [cells.ncYear, '15', 'not-a-year-group'],
    [cells.pattern, '1111000000', '1111000000'],
    [cells.pattern, '111100000', 'not-a-pattern'],
    [cells.pattern, '1111000002', 'not-a-pattern'],
    [cells.s251Line, '1.2.7', '1.2.7'],
    [cells.s251Line, '1.2', 'not-an-s251-line'],
    [cells.session, 'pm', 'PM'],
    [cells.session, 'noon', 'not-in-list'],
    [cells.wholeNumber(1, 6), '6', 6],
    [cells.wholeNumber(1, 6), '7', 'not-a-whole-number'],
    [cells.wholeNumber(1, 6), '1.5', 'not-a-whole-number'],
    [cells.text, 'x'.repeat(4001), 'text-too-long'],
    [cells.reference, 'x'.repeat(101), 'reference-too-long'],
    [oneOf(['CIN', 'none']), 'cin', 'CIN'],
  ])('%# reads what is meant', (cell, text, expected) => {
    expect(read(cell, text)).toEqual(expected);
  });
});
