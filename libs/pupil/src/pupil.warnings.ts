import type { RefusalSentences } from '@ledger/kernel';
import { parseUpn } from '@ledger/school-time';
import type { PupilIdentity } from './pupil.personal.js';

/** What looks wrong and is recorded all the same. */
export type PupilWarning = 'query-upn-shape' | 'query-upn-check-letter' | 'query-age';

export const pupilWarningSentences: RefusalSentences<PupilWarning> = {
  'query-upn-shape':
    'The UPN is not a letter and twelve digits, of which the last may be a letter; ' +
    'it is recorded as given.',
  'query-upn-check-letter':
    'The check letter of the UPN does not agree with its digits; it is recorded as given.',
  'query-age': 'By the date of birth the child is under 2 or over 25; it is recorded as given.',
};

/**
 * What is to be asked about a child's identity as it is on the date, each with its field. An
 * unknown or wrong UPN never keeps a child out of the record.
 */
export function pupilWarnings(
  identity: PupilIdentity,
  asAt: string,
): readonly { readonly code: PupilWarning; readonly field: 'upn' | 'dateOfBirth' }[] {
  const upn = upnWarning(identity.upn);
  return [
    ...(upn ? [{ code: upn, field: 'upn' as const }] : []),
    ...(isUnlikelyAge(identity, asAt)
      ? [{ code: 'query-age' as const, field: 'dateOfBirth' as const }]
      : []),
  ];
}

function upnWarning(upn: string | undefined): PupilWarning | null {
  const reading = upn === undefined ? null : parseUpn(upn);
  if (!reading || reading.ok) return null;
  return reading.fault === 'upn-wrong-shape' ? 'query-upn-shape' : 'query-upn-check-letter';
}

function isUnlikelyAge({ dateOfBirth }: PupilIdentity, asAt: string): boolean {
  const years = Number(asAt.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const age = asAt.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
  return age < 2 || age > 25;
}
