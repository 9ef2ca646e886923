import { cellText, dateText, instantText, numberText, percentText, poundsText } from './filters.js';

describe('a date', () => {
  it('is written in words', () => {
    expect(dateText('2025-11-05')).toBe('5 November 2025');
  });

  it('stays as it is when it is not one', () => {
    expect(dateText('soon')).toBe('soon');
  });
});

describe('an instant', () => {
  it('is shown in the time of London, summer and winter', () => {
    expect(instantText('2025-07-01T12:00:00.000001Z')).toBe('1 July 2025 at 13:00:00');
    expect(instantText('2025-12-01T12:00:00.000001Z')).toBe('1 December 2025 at 12:00:00');
  });
});

describe('pence', () => {
  it.each([
    [0, '£0.00'],
    [5, '£0.05'],
    [123456, '£1,234.56'],
    [659689300, '£6,596,893.00'],
    [-500, '−£5.00'],
  ])('%i is %s', (pence, text) => {
    expect(poundsText(pence)).toBe(text);
  });
});

describe('per cent', () => {
  it.each([
    [0, '0.0%'],
    [12.25, '12.3%'],
    [(100 * 49) / 400, '12.3%'],
    [100 / 3, '33.3%'],
    [200 / 3, '66.7%'],
    [99.95, '100.0%'],
    [0.05, '0.1%'],
    [1.005 * 100, '100.5%'],
  ])('%d is %s', (percent, text) => {
    expect(percentText(percent)).toBe(text);
  });
});

describe('a cell', () => {
  it('is empty where nothing is known', () => {
    expect(cellText('pence', null)).toBe('');
    expect(cellText('text', undefined)).toBe('');
  });

  it('is shown as its column says', () => {
    expect(cellText('integer', 1234)).toBe('1,234');
    expect(cellText('flag', true)).toBe('Yes');
    expect(cellText('date', '2026-02-13')).toBe('13 February 2026');
    expect(cellText('text', '2026-02-13')).toBe('2026-02-13');
    expect(numberText(-1234)).toBe('−1,234');
  });
});
