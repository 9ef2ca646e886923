import {
  dayOf,
  eachOpenWeek,
  type OpenDays,
  sessionsOfBits,
  weekdaysOfBits,
} from '@ledger/school-time';
import { withUnpaidAbsences } from './absent-days.js';
import { type ChargePiece, piecesOf } from './charge-pieces.js';
import type { Charge, ChargeQuestion } from './charge-terms.js';
import { eachChargeOf } from './charges.js';

/** What the days of a span cost together, in whole pence and whole sessions. */
export interface ChargeTotal {
  pence: number;
  contributionPence: number;
  sessions: number;
}

/** The charges that `chargesOf` gives, added up by cost centre: most are had week by week. */
export function chargeTotals(asked: ChargeQuestion): ReadonlyMap<string, ChargeTotal> {
  const question = withUnpaidAbsences(asked);
  const totals = new Map<string, ChargeTotal>();
  const add = ({ costCentre, ...more }: Omit<Charge, 'date'>) => {
    const total = totals.get(costCentre) ?? { pence: 0, contributionPence: 0, sessions: 0 };
    totals.set(costCentre, total);
    total.pence += more.pence;
    total.contributionPence += more.contributionPence;
    total.sessions += more.sessions;
  };
  const open = openDaysIn(question);
  for (const piece of piecesOf(question)) {
    if (isCountedByWeek(question, piece)) eachWeekOf(question, { piece, open }, add);
    else eachChargeOf(question, piece, add);
  }
  return totals;
}

const neverClosed: ReadonlySet<string> = new Set();

const openDaysIn = ({ calendar, providerClosed, terms }: ChargeQuestion): OpenDays => ({
  authority: calendar,
  providerClosed: terms.chargedWhenClosed ? neverClosed : providerClosed,
});

/** Whether each day has its own price, and no day has to be looked at for absences. */
const isCountedByWeek = ({ absences, terms }: ChargeQuestion, { basis }: ChargePiece): boolean =>
  (basis === 'day' || basis === 'session' || basis === 'place') &&
  (terms.chargedWhenAbsent || absences.size === 0);

type Weekly = { readonly piece: ChargePiece; readonly open: OpenDays };

function eachWeekOf(
  { from, to }: ChargeQuestion,
  { piece, open }: Weekly,
  add: (charge: Omit<Charge, 'date'>) => void,
): void {
  const { costCentre, bits, basis, ratePence, contributionPence } = piece;
  const first = Math.max(piece.first, dayOf(from));
  const days = { bits, first, last: Math.min(piece.last, dayOf(to)) };
  let [sessions, charged] = [0, 0];
  eachOpenWeek(days, open, (_, week) => {
    sessions += sessionsOfBits(week);
    charged += weekdaysOfBits(week);
  });
  if (sessions === 0) return;
  const times = { session: sessions, day: charged, place: 0 }[basis as 'session' | 'day' | 'place'];
  add({
    costCentre,
    pence: ratePence * times,
    contributionPence: contributionPence * charged,
    sessions,
  });
}
