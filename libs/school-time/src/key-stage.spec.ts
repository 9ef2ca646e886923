import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import {
  cohortOf,
  keyStageOn,
  type NcYear,
  ncYears,
  parseNcYear,
  yearOffsetOf,
} from './key-stage.js';

const anyBirthday = fc
  .integer({ min: 9_000, max: 20_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** Age in whole years on a date, birthday included: counted from the birthdays that have been. */
function plainAge(dateOfBirth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return date.slice(5) >= dateOfBirth.slice(5) ? years : years - 1;
}

function plainKeyStage(age: number): string {
  if (age < 5) return 'EYFS';
  if (age <= 6) return 'KS1';
  if (age <= 10) return 'KS2';
  if (age <= 13) return 'KS3';
  if (age <= 15) return 'KS4';
  return age <= 18 ? 'KS5' : 'Post-19';
}

describe('the cohort', () => {
  it('is the year of the 31 August that ends the school year of birth', () => {
    expect(cohortOf('2010-09-01')).toBe(2011);
    expect(cohortOf('2011-08-31')).toBe(2011);
    expect(cohortOf('2012-02-29')).toBe(2012);
  });
});

describe('the key stage', () => {
  it('goes by age on the 31 August before the academic year, for any birthday and date', () => {
    const anyDate = fc
      .integer({ min: 18_000, max: 22_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyBirthday, anyDate, (born, date) => {
        const year = Number(date.slice(0, 4));
        const before = date.slice(5) >= '09-01' ? `${year}-08-31` : `${year - 1}-08-31`;
        expect(keyStageOn(cohortOf(born), 0, date)).toBe(plainKeyStage(plainAge(born, before)));
      }),
      randomly(2_000),
    );
  });

  it('counts a birthday on 31 August itself', () => {
    expect(keyStageOn(cohortOf('2011-08-31'), 0, '2025-09-01')).toBe('KS4');
    expect(keyStageOn(cohortOf('2011-09-01'), 0, '2025-09-01')).toBe('KS3');
  });

  it('is EYFS below five and Post-19 from nineteen, whatever the age', () => {
    expect(keyStageOn(2030, 0, '2025-10-01')).toBe('EYFS');
    expect(keyStageOn(2006, 0, '2025-10-01')).toBe('Post-19');
    expect(keyStageOn(1950, 0, '2025-10-01')).toBe('Post-19');
  });

  const bands: readonly (readonly [NcYear, string])[] = [
    ['N1', 'EYFS'],
    ['N2', 'EYFS'],
    ['R', 'EYFS'],
    ['1', 'KS1'],
    ['2', 'KS1'],
    ['3', 'KS2'],
    ['6', 'KS2'],
    ['7', 'KS3'],
    ['9', 'KS3'],
    ['10', 'KS4'],
    ['11', 'KS4'],
    ['12', 'KS5'],
    ['14', 'KS5'],
  ];
  it.each(bands)('of year %s is %s for a child of any age', (ncYear, keyStage) => {
    fc.assert(
      fc.property(anyBirthday, (born) => {
        const cohort = cohortOf(born);
        const offset = yearOffsetOf(cohort, ncYear, '2025-11-05');
        return keyStageOn(cohort, offset, '2026-08-31') === keyStage;
      }),
    );
  });

  it('rolls on 1 September for an out-of-year child too, a year behind the cohort', () => {
    const cohort = cohortOf('2011-05-01');
    const offset = yearOffsetOf(cohort, '9', '2025-11-05');
    expect(offset).toBe(-1);
    expect(keyStageOn(cohort, offset, '2026-08-31')).toBe('KS3');
    expect(keyStageOn(cohort, offset, '2026-09-01')).toBe('KS4');
  });
});

describe('a curriculum year', () => {
  it('is read without regard to case and spaces', () => {
    expect([' n1 ', 'r', '14'].map(parseNcYear)).toEqual(['N1', 'R', '14']);
    expect(ncYears.map(parseNcYear)).toEqual(ncYears);
  });

  it('is none of anything else', () => {
    expect(['0', '15', 'N3', 'Y7', '', '7.0'].map(parseNcYear)).toEqual(Array(6).fill(null));
  });
});
