import { may, type Person } from '@ledger/access';
import type { PersonalPart, SealedValue } from '@ledger/kernel';
import type { Ledger } from '../ledger-door.js';

const WITHHELD = 'withheld';

/** Every field of the part says that it is withheld. */
const withheld = ({ part }: SealedValue): PersonalPart => ({
  pupilId: part.pupilId,
  class: part.class,
  values: new Proxy({}, { get: () => WITHHELD }),
});

/**
 * The ledger as this person may read it: where their role may not see names, each personal field
 * says `withheld` instead of its value, wherever it would have been opened.
 */
export function readAs(person: Person, ledger: Ledger): Ledger {
  if (may(person, 'read-names')) return ledger;
  const open = (items: readonly SealedValue[]) => Promise.resolve(items.map(withheld));
  return { ...ledger, vault: { ...ledger.vault, open } };
}
