import { type DataOf, type Decided, holdsAlready, type Stated } from '@ledger/kernel';
import { judgeMark } from '@ledger/school-time';
import type { RegisterCommand } from './register.commands.js';
import type { Register } from './register.decider.js';
import type { RegisterEvent } from './register.events.js';
import { refusal } from './register.refusals.js';

export type FollowUp = DataOf<RegisterEvent, 'AbsenceFollowedUp'>;
export type Confirmation = DataOf<RegisterEvent, 'SafeAndWellConfirmed'> & {
  readonly stated: Stated;
};

type Asked<T extends RegisterCommand['type']> = DataOf<RegisterCommand, T>;
type Absence = Asked<'FollowUpAbsence'> | Asked<'ConfirmSafeAndWell'>;

/** Each attempt is an event of its own; the same one told again is not. */
export function followUp(
  state: Register,
  data: Asked<'FollowUpAbsence'>,
): Decided<RegisterEvent>[] {
  const known = state[data.placementId]?.followUps ?? [];
  if (known.some((each) => holdsAlready(each, data))) return [];
  isAbsent(state, data, data.followedUpOn);
  const about = { effectiveOn: data.followedUpOn, pupilId: data.pupilId };
  return [{ type: 'AbsenceFollowedUp', data, ...about }];
}

/** Confirmed another way, the first confirmation is put right. */
export function confirm(
  state: Register,
  data: Asked<'ConfirmSafeAndWell'>,
): Decided<RegisterEvent>[] {
  const known = state[data.placementId]?.safeAndWell;
  if (known && holdsAlready<Asked<'ConfirmSafeAndWell'>>(known, data)) return [];
  isAbsent(state, data, data.confirmedOn);
  const corrects = known ? { corrects: known.stated.eventId } : {};
  const about = { effectiveOn: data.confirmedOn, pupilId: data.pupilId, ...corrects };
  return [{ type: 'SafeAndWellConfirmed', data, ...about }];
}

function isAbsent(state: Register, { placementId, date }: Absence, on: string): void {
  const mark = state[placementId];
  if (!mark) throw refusal('not-marked', {}, 'placementId');
  const judged = judgeMark(mark.code, date);
  if (!('refused' in judged) && judged.attended)
    throw refusal('not-absent', { code: mark.code }, 'placementId');
  if (on < date) throw refusal('follow-up-before-the-session', { date, on });
}

export function followedUp(state: Register, data: FollowUp): Register {
  const mark = state[data.placementId];
  if (!mark) return state;
  const followUps = [...(mark.followUps ?? []), data];
  return { ...state, [data.placementId]: { ...mark, followUps } };
}

export function confirmed(
  state: Register,
  data: DataOf<RegisterEvent, 'SafeAndWellConfirmed'>,
  stated: Stated,
): Register {
  const mark = state[data.placementId];
  const safeAndWell = { ...data, stated };
  return mark ? { ...state, [data.placementId]: { ...mark, safeAndWell } } : state;
}
