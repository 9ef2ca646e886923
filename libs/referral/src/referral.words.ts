import { type EventFacts, holdsAlready, overlaid, type PersonalPart } from '@ledger/kernel';
import type { Words } from './referral.state.js';

type PartName = keyof Words;

/** The sealed part of one class, for the child; none when it has no values. */
export function sealedPart(pupilId: string, name: PartName, values: object): PersonalPart[] {
  if (Object.keys(values).length === 0) return [];
  return [{ pupilId, class: name, values: values as PersonalPart['values'] }];
}

/** The whole part again when something in it is said otherwise than it was known. */
export const changedPart = (
  pupilId: string,
  name: PartName,
  { known, said }: { known: object; said: object },
) => (holdsAlready(known, said) ? [] : sealedPart(pupilId, name, overlaid(known, said)));

/** The words after an event: a part that is absent says that nothing of its class changed. */
export function wordsAfter(before: Words, { personal }: EventFacts): Words {
  return {
    identity: { ...before.identity, ...valuesOf(personal, 'identity') },
    needs: { ...before.needs, ...valuesOf(personal, 'needs') },
    narrative: { ...before.narrative, ...valuesOf(personal, 'narrative') },
  };
}

/** The values of a part without the provenance that the envelope keeps with it. */
export function valuesOf(personal: readonly PersonalPart[], name: PartName): object {
  const values = personal.find((part) => part.class === name)?.values ?? {};
  const words = Object.entries(values).filter(([field]) => !provenance.includes(field));
  return Object.fromEntries(words);
}

const provenance = ['reason', 'onBehalfOf'];
