import type { View } from '@ledger/read-model';
import {
  calendarsInTurn,
  type OpenDays,
  type SchoolCalendar,
  schoolCalendar,
} from '@ledger/school-time';
import { authoritiesOf, type Story } from './circumstances.js';
import { parsedOnce } from './parsed-once.js';
import type { Term } from './place.changes.js';
import type { CaseloadTables } from './tables.js';

/** A placement as far as its open days go: whose it was when, and where. */
export interface Whereabouts {
  readonly story: Story;
  readonly providerId: string;
}

interface InRow {
  readonly scope: 'authority' | 'provider';
  readonly ref: string;
  readonly terms: string;
  readonly closures: string;
}

interface Place {
  readonly days: SchoolCalendar;
  readonly closed: ReadonlySet<string>;
}

const noDays: ReadonlySet<string> = new Set();
const never = schoolCalendar({ terms: [], closures: [] });

/**
 * The school days of the child's authority, of each in its turn where the child moved, and the
 * closures of the provider. An authority without terms has no school days.
 */
export async function openDaysOf(
  view: Pick<View<CaseloadTables>, 'known' | 'sql'>,
  places: readonly Whereabouts[],
): Promise<(place: Whereabouts) => OpenDays> {
  const authorities = authoritiesOf(places.flatMap(({ story }) => story));
  const providers = [...new Set(places.map(({ providerId }) => providerId))];
  const rows = await view.sql<InRow>(
    `select scope, ref, terms::text, closures::text from ${view.known('calendar')} calendar
     where (scope = 'authority' and ref = any($1)) or (scope = 'provider' and ref = any($2))`,
    [authorities, providers],
  );
  const calendars = byRef(rows, 'authority', ({ days }) => days);
  const closures = byRef(rows, 'provider', ({ closed }) => closed);
  return ({ story, providerId }) => ({
    authority: calendarOf(story, calendars),
    providerClosed: closures.get(providerId) ?? noDays,
  });
}

const byRef = <V>(rows: readonly InRow[], scope: InRow['scope'], of: (place: Place) => V) =>
  new Map(
    rows
      .filter((row) => row.scope === scope)
      .map(({ ref, terms, closures }) => [ref, of(placeIn(`[${terms},${closures}]`))]),
  );

// The same calendar for the same text: its open weeks are then worked out once for all questions.
const MOST_PLACES = 512;
const placeIn = parsedOnce<Place>({
  atMost: MOST_PLACES,
  parse(text) {
    const [terms, dates] = JSON.parse(text) as readonly [readonly Term[], readonly string[]];
    const closed = new Set(dates);
    return { days: schoolCalendar({ terms, closures: closed }), closed };
  },
});

function calendarOf(story: Story, calendars: ReadonlyMap<string, SchoolCalendar>): SchoolCalendar {
  const [first] = story;
  if (first && story.length === 1) return calendars.get(first.authority) ?? never;
  const turns = story.map(({ from, authority }) => ({
    from,
    calendar: calendars.get(authority) ?? never,
  }));
  const [only, ...others] = new Set(turns.map(({ calendar }) => calendar));
  return only && others.length === 0 ? only : calendarsInTurn(turns);
}
