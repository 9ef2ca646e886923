import { circumstancesOn } from '@ledger/pupil';
import {
  academicYearOf,
  academicYearSpan,
  dayOf,
  keyStageOn,
  weekdayOf,
} from '@ledger/school-time';
import type { KnownCalendar } from '../known/calendars.js';
import type { Query } from './placements.queries.js';

export const startDay: Query = ({ values: { startsOn }, calendar }) => {
  if (weekdayOf(dayOf(startsOn)) > 4) {
    return ['startsOn', 'query-starts-at-a-weekend', `${startsOn} is a Saturday or a Sunday.`];
  }
  if (isInTerm(calendar, startsOn)) return null;
  const sentence = `${startsOn} is in no term of the child's authority.`;
  return ['startsOn', 'query-starts-outside-terms', sentence];
};

// Where no term of the year is recorded there is nothing to hold the date against.
function isInTerm({ terms }: KnownCalendar, date: string): boolean {
  const year = academicYearSpan(academicYearOf(date));
  const known = terms.filter(({ startsOn }) => startsOn >= year.from && startsOn <= year.to);
  if (known.length === 0) return true;
  return known.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
}

export const age: Query = ({ values: { startsOn }, child }) => {
  const { cohort, yearOffset } = circumstancesOn(child.state, startsOn).clear;
  const keyStage = keyStageOn(cohort, yearOffset, startsOn);
  if (keyStage !== 'EYFS' && keyStage !== 'Post-19') return null;
  return ['startsOn', 'query-age', `the child is not of school age then (${keyStage}).`];
};

export const exclusion: Query = ({ values: { reason }, exclusions }) => {
  if (reason !== 'permanent-exclusion' && reason !== 'suspension') return null;
  if ([...exclusions.values()].some(({ kind }) => kind === reason)) return null;
  const what = reason === 'suspension' ? 'suspension' : 'exclusion';
  return ['reason', 'query-exclusion-not-recorded', `no ${what} of the child is on record.`];
};

export const school: Query = ({ values: { schoolUrn }, isSchoolKnown }) =>
  isSchoolKnown
    ? null
    : [
        'schoolUrn',
        'query-school-not-on-record',
        `no school of URN ${schoolUrn} is on record; it is recorded as given.`,
      ];
