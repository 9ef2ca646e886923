import { calendar } from '@ledger/calendar';
import { legsOf, provision, startOf } from '@ledger/provision';
import { dayOf, schoolCalendar } from '@ledger/school-time';
import { loadStates } from '@ledger/write-side';
import type { Ledger } from '../ledger-door.js';
import type { AskedCommand } from './command-door.js';

/**
 * A notice of off-site direction with its school days before the first day of the placement, from
 * the calendar of the authority and the closures of the child's school: neither is believed from
 * the caller. A placement that is not there is refused by the decider.
 */
export async function noticeOf(
  ledger: Ledger,
  { id, data, authority }: Pick<AskedCommand, 'id' | 'data'> & { readonly authority: string },
) {
  const streamId = `provision-${id}`;
  const state = (await loadStates(ledger, provision, [streamId])).get(streamId)?.state;
  const leg = state && legsOf(state).find((each) => each.placementId === data['placementId']);
  const urn = leg?.terms.schoolUrn;
  const owners = [`authority-${authority}`, ...(urn ? [`school-${urn}`] : [])];
  const calendars = await loadStates(
    ledger,
    calendar,
    owners.map((owner) => `calendar-${owner}`),
  );
  const states = [...calendars.values()].map((known) => known.state);
  const terms = states.flatMap((known) => Object.values(known.terms));
  const closures = states.flatMap((known) => Object.keys(known.closures));
  const { isSchoolDay } = schoolCalendar({ terms, closures });
  const first = dayOf(String(data['givenOn']));
  const days = Math.max(0, leg ? dayOf(startOf(leg)) - first : 0);
  const all = Array.from({ length: days }, (_, index) => first + index);
  const schoolDaysBefore = all.filter((day) => isSchoolDay(day)).length;
  const basis = [...calendars].map(([name, { revision }]) => ({ streamId: name, revision }));
  return { data: { ...data, schoolDaysBefore }, basis };
}
