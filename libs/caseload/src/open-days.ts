import type { View } from '@ledger/read-model';
import {
  calendarsInTurn,
  type OpenDays,
  type SchoolCalendar,
  schoolCalendar,
} from '@ledger/school-time';
import { authoritiesOf, type Story } from './circumstances.js';
import type { Term } from './place.changes.js';
import type { CalendarRow, CaseloadTables } from './tables.js';

/** A placement as far as its open days go: whose it was when, and where. */
export interface Whereabouts {
  readonly story: Story;
  readonly providerId: string;
}

const noDays: ReadonlySet<string> = new Set();
const never = schoolCalendar({ terms: [], closures: [] });

/**
 * The school days of the child's authority, of each in its turn where the child moved, and the
 * closures of the provider. An authority without terms has no school days.
 */
export async function openDaysOf(
  view: Pick<View<CaseloadTables>, 'rows'>,
  places: readonly Whereabouts[],
): Promise<(place: Whereabouts) => OpenDays> {
  const authorities = authoritiesOf(places.flatMap(({ story }) => story));
  const providers = [...new Set(places.map(({ providerId }) => providerId))];
  const rows = await view.rows(
    'calendar',
    `(scope = 'authority' and ref = any($1)) or (scope = 'provider' and ref = any($2))`,
    [authorities, providers],
  );
  const calendars = byRef(rows, 'authority', schoolDaysOf);
  const closures = byRef(rows, 'provider', closuresOf);
  return ({ story, providerId }) => ({
    authority: calendarOf(story, calendars),
    providerClosed: closures.get(providerId) ?? noDays,
  });
}

const byRef = <V>(rows: readonly CalendarRow[], scope: string, of: (row: CalendarRow) => V) =>
  new Map(rows.filter((row) => row.scope === scope).map((row) => [row.ref, of(row)]));

const closuresOf = ({ closures }: CalendarRow): ReadonlySet<string> =>
  new Set(closures as readonly string[]);

const schoolDaysOf = (row: CalendarRow): SchoolCalendar =>
  schoolCalendar({ terms: row.terms as unknown as readonly Term[], closures: closuresOf(row) });

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
