import { academicYearStart } from './years.js';

export type KeyStage = 'EYFS' | 'KS1' | 'KS2' | 'KS3' | 'KS4' | 'KS5' | 'Post-19';

/** All seven, youngest first: the order of every table by key stage. */
export const keyStages: readonly KeyStage[] = [
  'EYFS',
  'KS1',
  'KS2',
  'KS3',
  'KS4',
  'KS5',
  'Post-19',
];

const youngest: readonly (readonly [age: number, keyStage: KeyStage])[] = [
  [19, 'Post-19'],
  [16, 'KS5'],
  [14, 'KS4'],
  [11, 'KS3'],
  [7, 'KS2'],
  [5, 'KS1'],
];

/** The national curriculum years as imports write them. */
export const ncYears = [
  ...['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'],
  ...['12', '13', '14'],
] as const;
export type NcYear = (typeof ncYears)[number];

/** Age on the 31 August before the year in N1; each year after it is one older. */
const ageInFirstYear = 2;

/** The curriculum year that the text names (`r` and ` 7 ` included), or null. */
export function parseNcYear(text: string): NcYear | null {
  const wanted = text.trim().toUpperCase();
  return ncYears.find((ncYear) => ncYear === wanted) ?? null;
}

/**
 * The year of the 31 August that ends the school year of birth: 2011 for one born from
 * 1 September 2010 to 31 August 2011. It is all of a date of birth that key stage needs.
 */
export function cohortOf(dateOfBirth: string): number {
  return academicYearStart(dateOfBirth) + 1;
}

/** Age on the 31 August before the academic year that holds the date. */
export function ageBeforeYear(cohort: number, date: string): number {
  return academicYearStart(date) - cohort;
}

/**
 * Years that a child in `ncYear` on the date is taught ahead of (positive) or behind (negative) the
 * cohort. It stays the same when years roll on 1 September.
 */
export function yearOffsetOf(cohort: number, ncYear: NcYear, asAt: string): number {
  const age = ageInFirstYear + ncYears.indexOf(ncYear);
  return age - ageBeforeYear(cohort, asAt);
}

/** The key stage on a date, for a child of any age: below 5 is EYFS, 19 and over is Post-19. */
export function keyStageOn(cohort: number, yearOffset: number, date: string): KeyStage {
  const age = ageBeforeYear(cohort, date) + yearOffset;
  return youngest.find(([from]) => age >= from)?.[1] ?? 'EYFS';
}
