import { Enrolment, type PupilCommand, SenStatus, SocialCare } from '@ledger/pupil';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { authority, ncYear, reference, text, urn, yesNo } from '../table/cells.js';
import { given, optional, required, type RowOf } from '../table/column.js';

export const columns = {
  pupilRef: required(reference, 'P-0001'),
  givenName: required(text, 'Alex'),
  familyName: required(text, 'Example'),
  dateOfBirth: required(date, '2011-03-14'),
  authority: required(authority, '801'),
  upn: optional(reference, 'B801200005001'),
  ncYear: optional(ncYear, '10'),
  sex: optional(text, ''),
  ethnicity: optional(text, ''),
  senStatus: optional(oneOf(SenStatus.options), 'K'),
  ehcAssessmentRequestedOn: optional(date, ''),
  lookedAfter: optional(yesNo, 'no'),
  socialCare: optional(oneOf(SocialCare.options), 'none'),
  freeSchoolMeals: optional(yesNo, 'yes'),
  schoolUrn: optional(urn, '109345'),
  enrolment: optional(oneOf(Enrolment.options), 'M'),
  changedFrom: optional(date, ''),
};
export type PupilRow = RowOf<typeof columns>;

/** How the fields of a pupil's commands are called in the file, where they are called otherwise. */
export const columnOf = { from: 'changedFrom' };

interface Child {
  readonly pupilId: string;
  readonly isKnown: boolean;
  readonly today: string;
}

/** What the row asks: a change from its date for a child who is known, else all that is known. */
export function commandOf(row: PupilRow, { pupilId, isKnown, today }: Child): PupilCommand {
  const { changedFrom } = row;
  const whole = { pupilId, ...wholeOf(row) };
  if (changedFrom !== undefined && isKnown) {
    return { type: 'ChangeChildCircumstances', data: { ...whole, from: changedFrom } };
  }
  return { type: 'RegisterChild', data: { ...whole, asAt: changedFrom ?? today } };
}

function wholeOf(row: PupilRow) {
  const { authority: owner, schoolUrn, enrolment } = row;
  return {
    ...given({ authority: owner, schoolUrn, enrolment }),
    identity: identityOf(row),
    needs: needsOf(row),
  };
}

export function identityOf(row: PupilRow) {
  const { pupilRef, givenName, familyName, dateOfBirth, upn, sex, ethnicity } = row;
  return given({ pupilRef, givenName, familyName, dateOfBirth, upn, sex, ethnicity });
}

function needsOf(row: PupilRow) {
  const { senStatus, ehcAssessmentRequestedOn, lookedAfter, socialCare, freeSchoolMeals } = row;
  return given({
    ncYear: row.ncYear,
    senStatus,
    ehcAssessmentRequestedOn,
    lookedAfter,
    socialCare,
    freeSchoolMeals,
  });
}
