import type { DataOf, Refusal } from '@ledger/kernel';
import { codesInForce, dayOf, judgeMark, weekdayOf } from '@ledger/school-time';
import type { RegisterCommand } from './register.commands.js';
import { refusal } from './register.refusals.js';

export type MarkAsked = DataOf<RegisterCommand, 'MarkAttendance'>['marks'][number];

/**
 * Why this mark may not be recorded on the date, or null when it may. An import asks it of each row
 * first, so that the good marks of a register are recorded and the bad ones are told.
 */
export function refusalOf(
  { code, placement }: Pick<MarkAsked, 'code' | 'placement'>,
  date: string,
): Refusal | null {
  const { startsOn, endedOn } = placement;
  if (weekdayOf(dayOf(date)) > 4) return refusal('mark-at-a-weekend', { date }, 'date');
  if (date < startsOn) return refusal('mark-before-the-start', { date, startsOn }, 'date');
  if (endedOn !== undefined && date > endedOn)
    return refusal('mark-after-the-end', { date, endedOn }, 'date');
  return refusalOfCode(code, date);
}

function refusalOfCode(code: string, date: string): Refusal | null {
  const judgement = judgeMark(code, date);
  if (!('refused' in judgement)) return null;
  const allowed = codesInForce(date)
    .map((each) => each.code)
    .join(' ');
  return judgement.refused === 'unknown-code'
    ? refusal('code-unknown', { date, allowed }, 'code')
    : refusal('code-not-in-force', { code: asRecorded(code), date, allowed }, 'code');
}

/** The code as the register keeps it: ` b ` and `B` are one code. */
export const asRecorded = (code: string): string => code.trim().toUpperCase();
