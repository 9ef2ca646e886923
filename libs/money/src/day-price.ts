import {
  dateOf,
  dayOf,
  type DayNumber,
  financialYearOf,
  financialYearSpan,
  mondayOf,
} from '@ledger/school-time';
import { type ChargePiece, programmeSize } from './charge-pieces.js';
import type { ChargeQuestion, RateBasis } from './charge-terms.js';
import { beginPeriod, grow } from './meter.js';

/** A day of a piece with its charged sessions, 0 to 2. */
export interface PricedDay {
  readonly question: ChargeQuestion;
  readonly piece: ChargePiece;
  readonly day: DayNumber;
  readonly sessions: number;
}

// Divisible by every number of weekdays, and by a hundred times every number of sessions, in a week.
const shareOfWeek = 252_000;

/**
 * Whole pence of a day for each basis. Those that share a price keep a running total: they must be
 * asked for every day of the week, financial year or programme in order.
 */
export const dayPrice: { readonly [B in RateBasis]: (day: PricedDay) => number } = {
  session: ({ piece, sessions }) => piece.ratePence * sessions,

  hour(priced) {
    const { piece, sessions } = priced;
    if (sessions === 0) return 0;
    beginWeek(priced);
    const hundredths = piece.ratePence * piece.hundredthHours * sessions;
    return grow(piece.meter, hundredths, 100 * piece.sessionsAWeek);
  },

  day: ({ piece, sessions }) => (sessions ? piece.ratePence : 0),

  week(priced) {
    const { piece, sessions } = priced;
    if (sessions === 0) return 0;
    beginWeek(priced);
    return grow(piece.meter, piece.ratePence, piece.weekdaysAWeek);
  },

  programme(priced) {
    const { piece, day, sessions } = priced;
    beginProgramme(priced);
    if (sessions === 0 || day > piece.meter.until) return 0;
    return grow(piece.meter, piece.ratePence * sessions, piece.meter.denominator);
  },

  'top-up'(priced) {
    beginFinancialYear(priced);
    return grow(priced.piece.meter, priced.piece.ratePence, priced.piece.meter.denominator);
  },

  // The money comes from place funding.
  place: () => 0,
};

function beginWeek({ piece, day }: PricedDay) {
  if (day > piece.meter.until) beginPeriod(piece.meter, mondayOf(day) + 6, shareOfWeek);
}

function beginProgramme({ question, piece }: PricedDay) {
  if (piece.meter.until !== -Infinity) return;
  const { sessions, until } = programmeSize(question, piece.run);
  beginPeriod(piece.meter, until, Math.max(1, sessions));
}

function beginFinancialYear({ piece, day }: PricedDay) {
  if (day <= piece.meter.until) return;
  const { from, to } = financialYearSpan(financialYearOf(dateOf(day)));
  beginPeriod(piece.meter, dayOf(to), dayOf(to) - dayOf(from) + 1);
}
