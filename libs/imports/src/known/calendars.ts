import { type Calendar, calendar } from '@ledger/calendar';
import { type SchoolCalendar, schoolCalendar } from '@ledger/school-time';
import { loadStates } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { type LookUp, remembered } from './remembered.js';

const AT_MOST = 2000;

/** When an authority's schools, or a provider, are open. */
export interface KnownCalendar {
  /** Days in a term that are not closed. */
  readonly schoolDays: SchoolCalendar;
  readonly terms: readonly { readonly startsOn: string; readonly endsOn: string }[];
  readonly closed: ReadonlySet<string>;
}

/** Calendars by `authority-<code>` or `provider-<id>`; one that nobody recorded is empty. */
export function knownCalendars(run: ImportRun): LookUp<KnownCalendar> {
  return remembered(AT_MOST, async (owners) => {
    const streams = await loadStates(
      run.ports,
      calendar,
      [...owners].map((owner) => `calendar-${owner}`),
    );
    return new Map(
      [...streams].map(([streamId, { state }]) => [
        streamId.slice('calendar-'.length),
        known(state),
      ]),
    );
  });
}

function known({ terms, closures }: Calendar): KnownCalendar {
  const spans = Object.values(terms);
  const closed = new Set(Object.keys(closures));
  return { schoolDays: schoolCalendar({ terms: spans, closures: closed }), terms: spans, closed };
}
