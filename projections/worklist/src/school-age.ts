import { circumstancesOn, type Story } from '@ledger/caseload';
import { ageBeforeYear } from '@ledger/school-time';

/**
 * Whether a child is of compulsory school age: from the school year after the fifth birthday to that
 * of the sixteenth.
 */
export function isOfSchoolAge(story: Story, date: string): boolean {
  const now = circumstancesOn(story, date);
  if (!now) return false;
  const age = ageBeforeYear(now.cohort, date);
  return age >= 5 && age < 16;
}
