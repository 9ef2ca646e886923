import fc from 'fast-check';
import { anyDate } from './testing/index.js';
import {
  academicYearOf,
  academicYearSpan,
  financialYearOf,
  financialYearSpan,
  isAcademicYear,
  isFinancialYear,
} from './years.js';

describe('the academic year', () => {
  it('rolls on 1 September', () => {
    expect(academicYearOf('2025-08-31')).toBe('2024/25');
    expect(academicYearOf('2025-09-01')).toBe('2025/26');
    expect(academicYearOf('1999-10-01')).toBe('1999/00');
  });

  it('runs from 1 September to 31 August', () => {
    expect(academicYearSpan('2025/26')).toEqual({ from: '2025-09-01', to: '2026-08-31' });
    expect(academicYearSpan('1999/00')).toEqual({ from: '1999-09-01', to: '2000-08-31' });
  });

  it('is named by two years in a row', () => {
    expect(['2025/26', '1999/00'].filter(isAcademicYear)).toHaveLength(2);
    expect(['2025/27', '2025-26', '2025', '25/26'].filter(isAcademicYear)).toEqual([]);
  });
});

describe('the financial year', () => {
  it('is cut between 31 March and 1 April', () => {
    expect(financialYearOf('2026-03-31')).toBe('2025-26');
    expect(financialYearOf('2026-04-01')).toBe('2026-27');
  });

  it('is named by two years in a row', () => {
    expect(isFinancialYear('2025-26')).toBe(true);
    expect(['2025/26', '2025-27', '2025-2026'].filter(isFinancialYear)).toEqual([]);
  });

  it('holds every date that it is the year of', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { from, to } = financialYearSpan(financialYearOf(date));
        return from <= date && date <= to;
      }),
    );
  });
});
