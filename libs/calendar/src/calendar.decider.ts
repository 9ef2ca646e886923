import {
  type DataOf,
  type Decided,
  type Decider,
  holdsAlready,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { CalendarCommand } from './calendar.commands.js';
import { CalendarEvent } from './calendar.events.js';
import { apartFrom, type Term, withinItsYear } from './calendar.rules.js';

type Closure = DataOf<CalendarEvent, 'ClosureRecorded'>;
type SetTerm = Term & { readonly stated: Stated };
type KnownClosure = Closure & { readonly stated: Stated };

/** One calendar: its terms by academic year and number, its closures by date. */
export interface Calendar {
  readonly terms: Readonly<Record<string, SetTerm>>;
  readonly closures: Readonly<Record<string, KnownClosure>>;
}

const setTerm = ({ terms, closures }: Calendar, term: Term, stated: Stated): Calendar => ({
  terms: { ...terms, [nameOf(term)]: { ...term, stated } },
  closures,
});
const setClosure = ({ terms, closures }: Calendar, closure: Closure, stated: Stated): Calendar => ({
  terms,
  closures: { ...closures, [closure.date]: { ...closure, stated } },
});

/** The calendar of an authority, a school or a provider. A closure at a weekend is harmless. */
export const calendar: Decider<Calendar, CalendarCommand, CalendarEvent> = {
  category: 'calendar',
  events: CalendarEvent,
  commands: CalendarCommand,
  initial: { terms: {}, closures: {} },

  evolve: {
    TermSet: (state, term, facts) => setTerm(state, term, statedBy(facts)),
    TermCorrected: (state, term, facts) => setTerm(state, term, statedBy(facts)),
    ClosureRecorded: (state, closure, facts) => setClosure(state, closure, statedBy(facts)),
    ClosureCorrected: (state, closure, facts) => setClosure(state, closure, statedBy(facts)),
    ClosureWithdrawn: ({ terms, closures }, { date }) => {
      const kept = Object.entries(closures).filter(([day]) => day !== date);
      return { terms, closures: Object.fromEntries(kept) };
    },
  },

  decide: {
    SetTerm({ terms }, term) {
      const known = terms[nameOf(term)];
      if (known && holdsAlready<Term>(known, term)) return [];
      withinItsYear(term);
      apartFrom(Object.values(terms), term);
      const effectiveOn = term.startsOn;
      if (!known) return [{ type: 'TermSet', data: term, effectiveOn }];
      const corrects = known.stated.eventId;
      return [{ type: 'TermCorrected', data: term, effectiveOn, corrects }];
    },

    RecordClosure({ closures }, closure) {
      const known = closures[closure.date];
      const effectiveOn = closure.date;
      if (!known) return [{ type: 'ClosureRecorded', data: closure, effectiveOn }];
      if (known.reason === closure.reason) return [];
      const corrects = known.stated.eventId;
      return [{ type: 'ClosureCorrected', data: closure, effectiveOn, corrects }];
    },

    WithdrawClosure({ closures }, closure): Decided<CalendarEvent>[] {
      const known = closures[closure.date];
      if (!known) return [];
      const corrects = known.stated.eventId;
      const effectiveOn = closure.date;
      return [{ type: 'ClosureWithdrawn', data: closure, effectiveOn, corrects }];
    },
  },
};

const nameOf = ({ academicYear, term }: Term) => `${academicYear} ${term}`;
