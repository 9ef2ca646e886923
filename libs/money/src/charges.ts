import {
  dateOf,
  dayOf,
  type DayNumber,
  financialYearOf,
  financialYearSpan,
  mondayOf,
  sessionsIn,
} from '@ledger/school-time';
import { withUnpaidAbsences } from './absent-days.js';
import { type ChargePiece, piecesOf } from './charge-pieces.js';
import type { Charge, ChargeQuestion } from './charge-terms.js';
import { chargedHalves } from './charged-sessions.js';
import { dayPrice } from './day-price.js';

/**
 * What a leg costs on each date from `from` to `to`, both included, in order; dates without a
 * charged session or a charge are left out. A date's charge does not depend on the span asked.
 *
 * - session: the rate for each charged session; day: the rate for each day with one.
 * - week: the rate x charged days / weekdays in the pattern; hour: the rate x hours a week x charged
 *   sessions / sessions in the pattern; both rounded on the week's running total.
 * - programme: the price x charged sessions / all sessions due, rounded on the running total.
 * - top-up: the rate x days on placement / days of the financial year, rounded on the year's
 *   running total; school days or not. An uncharged pause is not on placement.
 * - place: nothing. The contribution falls on each day with a charged session, whatever the basis.
 */
export function chargesOf(question: ChargeQuestion): readonly Charge[] {
  const charges: Charge[] = [];
  eachCharge(question, (charge) => charges.push(charge));
  return charges;
}

/** The same, told one by one, for who only adds them up. */
export function eachCharge(asked: ChargeQuestion, see: (charge: Charge) => void): void {
  const question = withUnpaidAbsences(asked);
  for (const piece of piecesOf(question)) eachChargeOf(question, piece, see);
}

/**
 * Those of one piece, of a question with only its unpaid absences: all pieces before it that share
 * its running total have been asked for.
 */
export function eachChargeOf(
  question: ChargeQuestion,
  piece: ChargePiece,
  see: (charge: Charge) => void,
): void {
  const from = dayOf(question.from);
  const last = Math.min(piece.last, dayOf(question.to));
  const first = Math.max(piece.first, countedFrom(piece, from));
  for (let day = first | 0; day <= last; day = (day + 1) | 0) {
    const charge = chargeOn(question, piece, day);
    if (charge && day >= from) see(charge);
  }
}

function chargeOn(question: ChargeQuestion, piece: ChargePiece, day: DayNumber): Charge | null {
  const sessions = sessionsIn(chargedHalves(question, piece.bits, day));
  // Half of all days: only a top-up is charged by the day of the year.
  if (sessions === 0 && piece.basis !== 'top-up') return null;
  const pence = dayPrice[piece.basis]({ question, piece, day, sessions });
  if (sessions === 0 && pence === 0) return null;
  return {
    date: dateOf(day),
    pence,
    contributionPence: sessions ? piece.contributionPence : 0,
    costCentre: piece.costCentre,
    sessions,
  };
}

/** The day from which a running total must be counted to be right on the first day asked. */
function countedFrom({ basis }: ChargePiece, from: DayNumber): DayNumber {
  if (basis === 'programme') return -Infinity;
  if (basis === 'top-up') return dayOf(financialYearSpan(financialYearOf(dateOf(from))).from);
  return mondayOf(from);
}
