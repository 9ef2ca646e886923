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
import { refuse } from './calendar.refusals.js';
import { apartFrom, type Term, withinItsYear } from './calendar.rules.js';

type Closure = DataOf<CalendarEvent, 'ClosureRecorded'>;
type SetTerm = Term & { readonly stated: Stated };
type KnownClosure = Closure & { readonly stated: Stated };

type ReviewWeeks = DataOf<CalendarEvent, 'ReviewWeeksSet'> & { readonly stated: Stated };

/** One calendar: its terms by academic year and number, its closures by date. */
export interface Calendar {
  /** How weeks are counted until a review, from each date on, in order. */
  readonly reviewWeeks: readonly ReviewWeeks[];
  readonly terms: Readonly<Record<string, SetTerm>>;
  readonly closures: Readonly<Record<string, KnownClosure>>;
}

const setTerm = (state: Calendar, term: Term, stated: Stated): Calendar => ({
  ...state,
  terms: { ...state.terms, [nameOf(term)]: { ...term, stated } },
});
const setClosure = (state: Calendar, closure: Closure, stated: Stated): Calendar => ({
  ...state,
  closures: { ...state.closures, [closure.date]: { ...closure, stated } },
});

/** The calendar of an authority, a school or a provider. A closure at a weekend is harmless. */
export const calendar: Decider<Calendar, CalendarCommand, CalendarEvent> = {
  category: 'calendar',
  events: CalendarEvent,
  commands: CalendarCommand,
  initial: { terms: {}, closures: {}, reviewWeeks: [] },

  evolve: {
    TermSet: (state, term, facts) => setTerm(state, term, statedBy(facts)),
    TermCorrected: (state, term, facts) => setTerm(state, term, statedBy(facts)),
    ClosureRecorded: (state, closure, facts) => setClosure(state, closure, statedBy(facts)),
    ClosureCorrected: (state, closure, facts) => setClosure(state, closure, statedBy(facts)),
    ClosureWithdrawn: (state, { date }) => {
      const kept = Object.entries(state.closures).filter(([day]) => day !== date);
      return { ...state, closures: Object.fromEntries(kept) };
    },
    ReviewWeeksSet: (state, said, facts) => {
      const others = state.reviewWeeks.filter(({ from }) => from !== said.from);
      const reviewWeeks = [...others, { ...said, stated: statedBy(facts) }];
      return { ...state, reviewWeeks: reviewWeeks.sort((a, b) => (a.from < b.from ? -1 : 1)) };
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

    SetReviewWeeks({ reviewWeeks }, said): Decided<CalendarEvent>[] {
      const { scope, from, weeks } = said;
      if (scope !== 'authority') throw refuse('review-weeks-of-an-authority', {}, 'scope');
      const known = reviewWeeks.findLast((each) => each.from <= from);
      if ((known?.weeks ?? 'calendar') === weeks) return [];
      const corrects = known?.from === from ? { corrects: known.stated.eventId } : {};
      return [{ type: 'ReviewWeeksSet', data: said, effectiveOn: from, ...corrects }];
    },
  },
};

const nameOf = ({ academicYear, term }: Term) => `${academicYear} ${term}`;
