import { dateOf, type DayNumber, type Halves, halvesOn, sessionKey } from '@ledger/school-time';
import type { ChargeQuestion } from './charge-terms.js';

/** The sessions of a day that the contract charges before anyone asks whether the pupil came. */
export function dueHalves(question: ChargeQuestion, bits: number, day: DayNumber): Halves {
  const halves = halvesOn(bits, day);
  if (halves === 0 || !question.calendar.isSchoolDay(day)) return 0;
  const { providerClosed, terms } = question;
  if (terms.chargedWhenClosed || providerClosed.size === 0) return halves;
  return providerClosed.has(dateOf(day)) ? 0 : halves;
}

/** The sessions of a day that are charged. */
export function chargedHalves(question: ChargeQuestion, bits: number, day: DayNumber): Halves {
  const due = dueHalves(question, bits, day);
  const { absences, terms } = question;
  if (due === 0 || terms.chargedWhenAbsent || absences.size === 0) return due;
  const date = dateOf(day);
  const absentAm = absences.has(sessionKey(date, 'AM')) ? 1 : 0;
  const absentPm = absences.has(sessionKey(date, 'PM')) ? 2 : 0;
  return due & ~(absentAm | absentPm);
}
