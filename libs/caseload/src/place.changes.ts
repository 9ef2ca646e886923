import type { CalendarEvent } from '@ledger/calendar/events';
import type { ProviderEvent } from '@ledger/provider/events';
import type { Change, Json, Need, Seen } from '@ledger/read-model';
import { type CaseloadRows, put } from './caseload-rows.js';
import { idOfStream } from './stream.js';
import type { CalendarRow } from './tables.js';

/** A term as a calendar's row holds it. */
export interface Term {
  readonly academicYear: string;
  readonly term: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

type Calendar = Seen<CalendarEvent>;
type TermEvent = Seen<CalendarEvent, 'TermSet' | 'TermCorrected'>;
type ClosureEvent = Seen<CalendarEvent, 'ClosureRecorded' | 'ClosureCorrected'>;

const owner = ({ data: { scope, ref } }: Calendar) => ({ scope, ref });
const needs = (event: Calendar): readonly Need[] => [{ table: 'calendar', key: owner(event) }];
const termSet = { needs, changes: setTerm };
const closed = { needs, changes: close };

/** What the events of a calendar change in `calendar`. */
export const calendarHandlers = {
  TermSet: termSet,
  TermCorrected: termSet,
  ClosureRecorded: closed,
  ClosureCorrected: closed,
  ClosureWithdrawn: {
    needs,
    changes: (event: Seen<CalendarEvent, 'ClosureWithdrawn'>, rows: CaseloadRows) => {
      const row = calendarRow(event, rows);
      return [put('calendar', { ...row, closures: without(row.closures, event.data.date) })];
    },
  },
  ReviewWeeksSet: 'ignore',
} as const;

function setTerm(event: TermEvent, rows: CaseloadRows): readonly Change[] {
  const row = calendarRow(event, rows);
  const { academicYear, term, startsOn, endsOn } = event.data;
  const others = (row.terms as unknown as readonly Term[]).filter(
    (each) => each.academicYear !== academicYear || each.term !== term,
  );
  return [
    put('calendar', { ...row, terms: [...others, { academicYear, term, startsOn, endsOn }] }),
  ];
}

function close(event: ClosureEvent, rows: CaseloadRows): readonly Change[] {
  const row = calendarRow(event, rows);
  const { date } = event.data;
  return [put('calendar', { ...row, closures: [...without(row.closures, date), date] })];
}

const calendarRow = (event: Calendar, rows: CaseloadRows): CalendarRow =>
  rows.one('calendar', owner(event)) ?? { ...owner(event), terms: [], closures: [] };

const without = (closures: Json, date: string) =>
  (closures as readonly string[]).filter((each) => each !== date);

const providerIdOf = ({ streamId }: Seen<ProviderEvent>) => idOfStream(streamId, 'provider');

/** What the events of a provider change in `provider`. */
export const providerHandlers = {
  ProviderOnboarded: {
    changes: (event: Seen<ProviderEvent, 'ProviderOnboarded'>) => {
      const { providerRef, name, kind } = event.data;
      return [put('provider', { providerId: providerIdOf(event), providerRef, name, kind })];
    },
  },
  ProviderDetailsCorrected: {
    needs: (event: Seen<ProviderEvent>): readonly Need[] => [
      { table: 'provider', key: { providerId: providerIdOf(event) } },
    ],
    changes: (event: Seen<ProviderEvent, 'ProviderDetailsCorrected'>, rows: CaseloadRows) => {
      const row = rows.one('provider', { providerId: providerIdOf(event) });
      if (!row) throw new Error('the details of a provider that was not onboarded');
      const { name, kind } = event.data;
      return [put('provider', { ...row, name, kind })];
    },
  },
  ProviderSuspended: 'ignore',
  ProviderSuspensionCorrected: 'ignore',
  ProviderSuspensionLifted: 'ignore',
  ProviderApproved: 'ignore',
  ProviderApprovalEnded: 'ignore',
} as const;
