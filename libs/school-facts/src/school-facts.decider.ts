import {
  type DataOf,
  type Decided,
  type Decider,
  type EventFacts,
  holdsAlready,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { SchoolFactsCommand } from './school-facts.commands.js';
import { SchoolFactsEvent } from './school-facts.events.js';
import { refuse } from './school-facts.refusals.js';

type Attendance = DataOf<SchoolFactsEvent, 'SchoolAttendanceReported'>;
type Count = DataOf<SchoolFactsEvent, 'SchoolCountReported'>;
type Table<T> = ReadonlyMap<string, { readonly value: T; readonly stated: Stated }>;

/** What was reported of one school. */
export interface SchoolFacts {
  /** By period. */
  readonly attendance: Table<Attendance>;
  /** By period and measure. */
  readonly counts: Table<Count>;
}

const reported = (state: SchoolFacts, data: Attendance, facts: EventFacts): SchoolFacts => ({
  ...state,
  attendance: laid(state.attendance, data, facts),
});
const counted = (state: SchoolFacts, data: Count, facts: EventFacts): SchoolFacts => ({
  ...state,
  counts: laid(state.counts, data, facts),
});

/** The facts of one school, period by period. */
export const schoolFacts: Decider<SchoolFacts, SchoolFactsCommand, SchoolFactsEvent> = {
  category: 'school-facts',
  events: SchoolFactsEvent,
  commands: SchoolFactsCommand,
  initial: { attendance: new Map(), counts: new Map() },

  evolve: {
    SchoolAttendanceReported: reported,
    SchoolAttendanceCorrected: reported,
    SchoolCountReported: counted,
    SchoolCountCorrected: counted,
  },

  // A fact of a period is true of the whole of it, so it is known from its last day.
  decide: {
    ReportSchoolAttendance({ attendance }, data): Decided<SchoolFactsEvent>[] {
      const known = attendance.get(keyOf(data));
      if (known && holdsAlready(known.value, data)) return [];
      refuseBadPeriod(data);
      refuseTooMuchAbsence(data);
      const event = { data, effectiveOn: data.to };
      if (!known) return [{ type: 'SchoolAttendanceReported', ...event }];
      const corrects = known.stated.eventId;
      return [{ type: 'SchoolAttendanceCorrected', ...event, corrects }];
    },

    ReportSchoolCount({ counts }, data): Decided<SchoolFactsEvent>[] {
      const known = counts.get(keyOf(data));
      if (known && holdsAlready(known.value, data)) return [];
      refuseBadPeriod(data);
      const event = { data, effectiveOn: data.to };
      if (!known) return [{ type: 'SchoolCountReported', ...event }];
      return [{ type: 'SchoolCountCorrected', ...event, corrects: known.stated.eventId }];
    },
  },
};

type Period = { readonly from: string; readonly to: string; readonly measure?: string };

const keyOf = ({ from, to, measure = '' }: Period) => `${from} ${to} ${measure}`;

function laid<T extends Period>(table: Table<T>, value: T, facts: EventFacts): Table<T> {
  return new Map([...table, [keyOf(value), { value, stated: statedBy(facts) }]]);
}

function refuseBadPeriod({ from, to }: Period): void {
  if (to < from) throw refuse('period-ends-before-it-starts', { from, to }, 'to');
}

function refuseTooMuchAbsence({ possible, authorised, unauthorised }: Attendance): void {
  const absent = authorised + unauthorised;
  if (absent > possible) throw refuse('absence-above-possible', { absent, possible }, 'possible');
}
