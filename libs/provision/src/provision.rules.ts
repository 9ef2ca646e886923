import { dayOf, mostSessionsAWeek, sharedSessions, weekdayOf } from '@ledger/school-time';
import { type Leg, legsOf, type Provision, startOf, timetableOf } from './provision.legs.js';
import { refuse } from './provision.refusals.js';
import type { Terms } from './provision.terms.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * What must hold of a placement after whatever is recorded of it. Nothing else is refused: what
 * merely looks wrong is recorded.
 * @throws Refusal when it ends before it starts, has no price or two clauses of absence, or holds
 * sessions that it cannot.
 */
export function mustStand(state: Provision, leg: Leg): void {
  endsAfterItStarts(leg);
  hasItsPrice(leg.terms);
  chargesAbsenceOneWay(leg.terms);
  fitsTheWeek(state, leg);
}

function endsAfterItStarts(leg: Leg): void {
  const { startsOn, plannedEndOn } = leg.terms;
  inOrder(startsOn, plannedEndOn, 'plannedEndOn');
  inOrder(startOf(leg), leg.end?.endedOn, 'endedOn');
}

function inOrder(start: string, end: string | undefined, field: string): void {
  if (end && end < start) throw refuse('placement-ends-before-it-starts', { start, end }, field);
}

const priceParts = [
  ['rateBasis', 'rate basis'],
  ['ratePence', 'rate'],
  ['costCentre', 'cost centre'],
] as const;

function hasItsPrice(terms: Terms): void {
  if (terms.ratePence !== undefined && terms.rateBasis === undefined)
    throw refuse('rate-without-basis', {}, 'rateBasis');
  const [field, missing] = priceParts.find(([name]) => terms[name] === undefined) ?? [];
  if (missing && terms.commissioner !== 'school') throw refuse('price-missing', { missing }, field);
}

function chargesAbsenceOneWay({ chargedWhenAbsent, absentDaysCharged }: Terms): void {
  if (chargedWhenAbsent && absentDaysCharged)
    throw refuse('absence-charged-in-two-ways', {}, 'absentDaysCharged');
}

// Sessions are held over the dates of a leg, calendars apart: two legs may not share a half-day of
// the week even where the only such day is a holiday.
function fitsTheWeek(state: Provision, leg: Leg): void {
  const timetable = timetableOf(leg);
  const others = legsOf(state).filter(({ placementId }) => placementId !== leg.placementId);
  const rivals = leg.terms.joint ? [] : others.filter(({ terms }) => !terms.joint);
  for (const rival of rivals) {
    const [shared] = sharedSessions(timetable, timetableOf(rival));
    if (shared) throw heldAlready(shared);
  }
  const sessions = mostSessionsAWeek([timetable, ...others.map(timetableOf)]);
  if (sessions > 10) throw refuse('more-than-ten-sessions', { sessions }, 'pattern');
}

function heldAlready({ date, half }: { date: string; half: string }) {
  const weekday = weekdays[weekdayOf(dayOf(date))] ?? '';
  return refuse('session-already-held', { half, weekday, date }, 'pattern');
}
