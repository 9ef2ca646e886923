import {
  addMonths,
  academicYearOf,
  dateOf,
  dayOf,
  financialYearOf,
  lastFridayInJune,
  londonDateOf,
} from './index.js';

describe('edge case 33: the clocks, 29 February and the end of the financial year', () => {
  it('counts days over the change of the clocks as over any other', () => {
    expect(dayOf('2026-03-30') - dayOf('2026-03-28')).toBe(2);
    expect(dateOf(dayOf('2026-10-24') + 2)).toBe('2026-10-26');
    expect(londonDateOf('2026-03-29T00:59:59Z')).toBe('2026-03-29');
    expect(londonDateOf('2026-10-24T23:30:00Z')).toBe('2026-10-25');
  });

  it('cuts the financial year by the date of the session', () => {
    expect(['2026-03-31', '2026-04-01'].map(financialYearOf)).toEqual(['2025-26', '2026-27']);
    expect(academicYearOf('2024-02-29')).toBe('2023/24');
  });

  it('counts months to the last day of a shorter month', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(addMonths('2025-08-31', 18)).toBe('2027-02-28');
    expect(addMonths('2025-11-05', 12)).toBe('2026-11-05');
    expect(addMonths('2025-12-31', 2)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });
});

describe('the last Friday in June', () => {
  it('ends compulsory school age', () => {
    expect([2024, 2025, 2026].map(lastFridayInJune)).toEqual([
      '2024-06-28',
      '2025-06-27',
      '2026-06-26',
    ]);
    expect(lastFridayInJune(2023)).toBe('2023-06-30');
  });
});
