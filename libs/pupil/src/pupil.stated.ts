import { given, holdsAlready, overlaid, type PersonalPart } from '@ledger/kernel';
import {
  cohortOf,
  type NcYear,
  ncYears,
  parseNcYear,
  parseUpn,
  yearOffsetOf,
} from '@ledger/school-time';
import type { PupilIdentity, PupilNeeds } from './pupil.personal.js';
import { refuse } from './pupil.refusals.js';
import type { Circumstances, Clear } from './pupil.state.js';

/** What a command says of a child: all of it, of which an empty value says nothing. */
export interface Said extends Pick<Clear, 'authority' | 'schoolUrn' | 'enrolment'> {
  readonly pupilId: string;
  readonly identity: PupilIdentity;
  readonly needs: PupilNeeds;
  /** The day on which it is true: a year group is a year group on a day. */
  readonly asAt: string;
}

/** What was known before; nothing of a new child. */
export type Before = Partial<Pick<Circumstances, 'clear' | 'needs'>> & {
  readonly identity: Partial<PupilIdentity>;
};

/** What now holds, and what must be sealed because it differs from before. */
export interface Holds {
  readonly clear: Clear;
  readonly personal: readonly PersonalPart[];
  readonly differs: boolean;
  /** All that is new is a UPN for a child who had none, or only a temporary one. */
  readonly onlyUpn: boolean;
}

/** What is said, laid over what was known. @throws Refusal for an unknown year group. */
export function laidOver(before: Before, said: Said): Holds {
  const needsSaid = { ...said.needs, ncYear: yearGroup(said.needs.ncYear) };
  const clear = clearOf(before, { ...said, needs: needsSaid });
  const identity = changedPart('identity', { before: before.identity, said: said.identity });
  const needs = changedPart('needs', { before: before.needs ?? {}, said: needsSaid });
  const clearHolds = before.clear !== undefined && holdsAlready(before.clear, clear);
  const personal = [identity, needs].flatMap((part) =>
    part ? [{ pupilId: said.pupilId, ...part }] : [],
  );
  const onlyUpn = clearHolds && !needs && isFirstUpn(before.identity, said.identity);
  return { clear, personal, differs: !clearHolds || personal.length > 0, onlyUpn };
}

function clearOf({ clear, needs }: Before, said: Said): Clear {
  const cohort = cohortOf(said.identity.dateOfBirth);
  const { authority, schoolUrn, enrolment } = said;
  const yearOffset = offsetOf({ clear, ncYear: needs?.ncYear }, { ...said, cohort });
  const stated: Clear = { authority, cohort, yearOffset, schoolUrn, enrolment };
  return clear ? overlaid(clear, stated) : given(stated);
}

// A year group that is given again unchanged is old news: the child has rolled on with the year
// since, so the offset stays. A new date of birth moves the cohort, not the class the child is in.
function offsetOf(
  known: { clear: Clear | undefined; ncYear: string | undefined },
  { cohort, needs, asAt }: Said & { cohort: number },
): number {
  const { ncYear } = needs;
  if (ncYear && ncYear !== known.ncYear) return yearOffsetOf(cohort, ncYear as NcYear, asAt);
  if (!known.clear || !known.ncYear) return 0;
  return known.clear.yearOffset + cohort - known.clear.cohort;
}

function yearGroup(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const ncYear = parseNcYear(text);
  if (!ncYear) throw refuse('year-group-unknown', { allowed: ncYears.join(', ') }, 'ncYear');
  return ncYear;
}

// A part holds the whole of its class, so that the latest one says all there is to say.
function changedPart(name: 'identity' | 'needs', values: { before: object; said: object }) {
  if (holdsAlready(values.before, values.said)) return null;
  return { class: name, values: overlaid(values.before, values.said) as PersonalPart['values'] };
}

function isFirstUpn(known: Partial<PupilIdentity>, said: PupilIdentity): boolean {
  const { upn, ...others } = said;
  if (upn === undefined || !holdsAlready(known, others)) return false;
  return known.upn === undefined || (isTemporary(known.upn) && !isTemporary(upn));
}

// A temporary number was no mistake: the permanent one is given, and puts nothing right.
function isTemporary(upn: string): boolean {
  const reading = parseUpn(upn);
  return reading.ok && reading.temporary;
}
