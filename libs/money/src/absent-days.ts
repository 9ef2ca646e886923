import { dateOf, type DayNumber, dayOf, type Halves, sessionKey } from '@ledger/school-time';
import { type ChargePiece, piecesOf } from './charge-pieces.js';
import type { ChargeQuestion } from './charge-terms.js';
import { chargedHalves, dueHalves } from './charged-sessions.js';

/**
 * The question with only those absences that the contract does not charge: where it charges the
 * first days of each absence, those that come after them.
 */
export function withUnpaidAbsences(question: ChargeQuestion): ChargeQuestion {
  const { absences, terms } = question;
  if (terms.chargedWhenAbsent || !terms.absentDaysCharged || absences.size === 0) return question;
  return { ...question, absences: unpaid(question, terms.absentDaysCharged) };
}

interface DueDay {
  readonly day: DayNumber;
  readonly due: Halves;
  readonly present: Halves;
}

function unpaid(question: ChargeQuestion, paidDays: number): ReadonlySet<string> {
  const found = new Set<string>();
  let days = 0;
  for (const { day, due, present } of dueDays(question)) {
    if (present !== due) days += 1;
    if (days > paidDays) absentOn(question, day).forEach((key) => found.add(key));
    if (present !== 0) days = 0;
  }
  return found;
}

const absentOn = ({ absences }: ChargeQuestion, day: DayNumber): readonly string[] =>
  [sessionKey(dateOf(day), 'AM'), sessionKey(dateOf(day), 'PM')].filter((key) => absences.has(key));

/** Each day with a session that is due, in order, from the first absence to the last. */
function* dueDays(question: ChargeQuestion): Generator<DueDay> {
  const days = [...question.absences].map((key) => dayOf(key.slice(0, 10)));
  const [first, last] = [days.reduce(least), days.reduce(most)];
  for (const piece of piecesOf(question))
    yield* dueIn(question, piece, {
      first: most(first, piece.first),
      last: least(last, piece.last),
    });
}

const least = (one: number, other: number) => Math.min(one, other);
const most = (one: number, other: number) => Math.max(one, other);

function* dueIn(
  question: ChargeQuestion,
  { bits }: ChargePiece,
  { first, last }: Pick<ChargePiece, 'first' | 'last'>,
): Generator<DueDay> {
  for (let day = first; day <= last; day += 1) {
    const due = dueHalves(question, bits, day);
    if (due) yield { day, due, present: chargedHalves(question, bits, day) };
  }
}
