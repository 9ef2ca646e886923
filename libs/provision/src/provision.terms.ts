import { type DataOf, given, overlaid, type PersonalPart } from '@ledger/kernel';
import type { ProvisionCommand } from './provision.commands.js';
import type { ProvisionEvent } from './provision.events.js';

/** What is ordered of a placement, besides whose it is. Money in pence. */
export type Terms = Omit<DataOf<ProvisionEvent, 'PlacementOrdered'>, 'placementId' | 'providerId'>;

export type Order = DataOf<ProvisionCommand, 'OrderPlacement' | 'CorrectPlacement'>;

/** The words and references of an order, which are sealed. */
export interface Words {
  readonly identity: object;
  readonly narrative: object;
}

/** An order taken apart: terms in the clear, words to seal, the end. */
export function readOrder(order: Order) {
  const { pupilId, placementId, providerId, endedOn, endReason, ...rest } = order;
  const { placementRef, referralRef, intendedOutcome, leadOfficer, ...terms } = rest;
  return {
    leg: { pupilId, placementId, providerId },
    end: { endedOn, endReason },
    terms,
    words: {
      identity: { placementRef, referralRef },
      narrative: { intendedOutcome, leadOfficer },
    },
  };
}

export type SaidOrder = ReturnType<typeof readOrder>;
type Said = SaidOrder['terms'];

/** The terms of a new order, with what is taken for granted where nothing is said. */
export function newTerms(said: Said): Terms {
  const { arrangedBy, joint, chargedWhenAbsent, chargedWhenClosed, ...others } = said;
  return {
    ...given(others),
    arrangedBy: arrangedBy ?? arrangerOf(said.commissioner),
    joint: joint ?? false,
    chargedWhenAbsent: chargedWhenAbsent ?? said.absentDaysCharged === undefined,
    chargedWhenClosed: chargedWhenClosed ?? false,
  };
}

/** The known terms with what is said again laid over them. */
export function restatedTerms(known: Terms, said: Said): Terms {
  const arrangedBy = said.arrangedBy ?? arrangerAfter(known, said);
  return overlaid(known, { ...said, arrangedBy, ...absenceAfter(known, said) });
}

// What is charged of absence is said as one: said again without days, it is all or nothing.
function absenceAfter(known: Terms, { chargedWhenAbsent, absentDaysCharged }: Said) {
  if (absentDaysCharged !== undefined) return { chargedWhenAbsent: chargedWhenAbsent ?? false };
  return chargedWhenAbsent !== undefined && known.absentDaysCharged ? { absentDaysCharged: 0 } : {};
}

// Who arranges it follows the commissioner unless it was said otherwise.
function arrangerAfter(known: Terms, { commissioner }: Said): Terms['arrangedBy'] {
  const followed = known.arrangedBy === arrangerOf(known.commissioner);
  return followed ? arrangerOf(commissioner) : known.arrangedBy;
}

const arrangerOf = (commissioner: Terms['commissioner']) =>
  commissioner === 'school' ? 'school' : 'authority';

/** The sealed part of one class, for the child; none when it has no values. */
export function sealedPart(
  pupilId: string,
  name: 'identity' | 'narrative',
  values: object,
): PersonalPart[] {
  if (Object.keys(values).length === 0) return [];
  return [{ pupilId, class: name, values: values as PersonalPart['values'] }];
}
