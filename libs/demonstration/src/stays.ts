import { academicYearStart, addDays } from '@ledger/school-time';
import type { Chance } from './chance.js';
import type { SchoolDays } from './days.js';
import { demonstrationPupil } from './pupils.js';
import type { Stay } from './legs.js';

/** School weeks that a stay lasts on average; with it and the number of pupils the numbers placed follow. */
const SHORTEST = 10;
const LONGEST = 36;
const MEAN = (SHORTEST + LONGEST) / 2;

/**
 * One stay for each child, spread so that about as many start as leave in any week, from the first
 * week on: those who "started earlier" start in the first two weeks and stay for what is left.
 */
export function staysOf(chance: Chance, pupils: number, school: SchoolDays): Stay[] {
  const weeks = school.mondays.length;
  return Array.from({ length: pupils }, (_, index) => {
    const ideal = Math.round((index / pupils) * (weeks + MEAN)) - MEAN;
    const start = Math.min(ideal < 0 ? chance.between(0, 1) : ideal, weeks - 1);
    const length = Math.max(3, chance.between(SHORTEST, LONGEST) + Math.min(0, ideal));
    return stay(chance, { index, start, length }, school);
  });
}

/** One stay for each child, from the first to the last day of the first academic year. */
export function wholeYearStaysOf(chance: Chance, pupils: number, { days }: SchoolDays): Stay[] {
  const [startsOn = ''] = days;
  const year = academicYearStart(startsOn);
  const summer = days.findLast((day) => academicYearStart(day) === year) ?? startsOn;
  return Array.from({ length: pupils }, (_, index) => {
    const pupil = demonstrationPupil(chance, index, year);
    const leavesOn = pupil.age === 15 ? earlier(summer, lastFridayOfJune(year + 1)) : summer;
    return { pupil, startsOn, leavesOn, plannedEndOn: leavesOn };
  });
}

interface Span {
  readonly index: number;
  /** Indexes and numbers of school weeks. */
  readonly start: number;
  readonly length: number;
}

function stay(chance: Chance, span: Span, school: SchoolDays): Stay {
  const startsOn = addDays(
    weekOf(school, span.start),
    chance.happens(0.4) ? chance.between(1, 3) : 0,
  );
  const year = academicYearStart(startsOn);
  const pupil = demonstrationPupil(chance, span.index, year);
  const ideal = addDays(weekOf(school, span.start + span.length), 4);
  const leaves = pupil.age === 15 ? earlier(ideal, lastFridayOfJune(year + 1)) : ideal;
  const open = span.start + span.length >= school.mondays.length && leaves === ideal;
  return {
    pupil,
    startsOn,
    plannedEndOn: later(addDays(leaves, chance.pick([0, 0, 0, 21, -14])), addDays(startsOn, 13)),
    ...(open ? {} : { leavesOn: leaves < startsOn ? startsOn : leaves }),
  };
}

function weekOf(school: SchoolDays, index: number): string {
  const last = school.mondays.length - 1;
  const monday = school.mondays[Math.min(index, last)];
  if (monday === undefined) throw new Error('the demonstration has no school week');
  return addDays(monday, 7 * Math.max(0, index - last));
}

const later = (one: string, other: string) => (one > other ? one : other);
const earlier = (one: string, other: string) => (one < other ? one : other);

function lastFridayOfJune(year: number): string {
  const thirtieth = new Date(Date.UTC(year, 5, 30));
  const back = (thirtieth.getUTCDay() + 2) % 7;
  return `${year}-06-${String(30 - back).padStart(2, '0')}`;
}
