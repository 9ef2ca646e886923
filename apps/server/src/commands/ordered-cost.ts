import { calendar } from '@ledger/calendar';
import { chargesOf, orderedPriceOf, sumPence } from '@ledger/money';
import type { Order } from '@ledger/panel';
import { type Leg, startOf, timetableOf } from '@ledger/provision';
import { plannedEndAt, type SchoolCalendar, schoolCalendar } from '@ledger/school-time';
import { loadStates } from '@ledger/write-side';
import type { Ledger } from '../ledger-door.js';

/** What the sessions of a placement depend on. */
export interface Calendars {
  readonly calendar: SchoolCalendar;
  readonly providerClosed: ReadonlySet<string>;
}

/** The school days of an authority and the closures of a provider, as on record. */
export async function calendarsFor(
  ledger: Ledger,
  authority: string,
  providerId: string,
): Promise<Calendars> {
  const streamIds = [`calendar-authority-${authority}`, `calendar-provider-${providerId}`];
  const streams = await loadStates(ledger, calendar, streamIds);
  const [own, there] = streamIds.map((id) => streams.get(id)?.state ?? calendar.initial);
  const closures = (known = calendar.initial) => Object.keys(known.closures);
  return {
    calendar: schoolCalendar({ terms: Object.values(own?.terms ?? {}), closures: closures(own) }),
    providerClosed: new Set(closures(there)),
  };
}

const LAST = '9999-12-31';

/** The placement as it is held against an approval: its dearest week, its end, and its whole cost. */
export function orderOf(leg: Leg, calendars: Calendars): Order {
  const { terms, variations, end } = leg;
  const endsOn = end?.endedOn ?? plannedEndAt(timetableOf(leg), LAST) ?? undefined;
  const price = orderedPriceOf({ ...terms, variations });
  const planned = endsOn === undefined ? undefined : plannedPence(leg, calendars, endsOn);
  return { startsOn: startOf(leg), endsOn, ...price, totalPence: price.totalPence ?? planned };
}

/** What the whole placement costs by the calendars, as if every session were charged. */
function plannedPence(leg: Leg, calendars: Calendars, to: string): number | undefined {
  const { rateBasis, ratePence, costCentre = '', ...terms } = leg.terms;
  if (!rateBasis || ratePence === undefined || rateBasis === 'place') return undefined;
  const price = { rateBasis, ratePence, costCentre, variations: leg.variations };
  const charges = chargesOf({
    timetable: timetableOf(leg),
    terms: { ...terms, ...price, chargedWhenAbsent: true },
    ...calendars,
    ...{ absences: new Set<string>(), from: startOf(leg), to },
  });
  return sumPence(charges.map(({ pence }) => pence));
}

/** Whether more is ordered than before: dearer, longer or earlier. */
export function isMore(before: Order, after: Order): boolean {
  const grows = (name: 'weeklyPence' | 'totalPence') => (after[name] ?? 0) > (before[name] ?? 0);
  const isLonger = (after.endsOn ?? LAST) > (before.endsOn ?? LAST);
  return (
    grows('weeklyPence') || grows('totalPence') || isLonger || after.startsOn < before.startsOn
  );
}
