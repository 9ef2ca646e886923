import { may, type Person } from '@ledger/access';
import type { PersonalPart, Recorded } from '@ledger/kernel';
import { openEvents } from '@ledger/vault';
import type { Ledger } from '../ledger-door.js';

/** An event without its ciphertext; `personal` is empty for who may not read names. */
export type OpenedEvent = Omit<Recorded, 'sealed'> & {
  readonly personal: readonly PersonalPart[];
  /** The classes of personal data that the event holds, opened or not. */
  readonly sealedClasses: readonly string[];
};

/** The events as this person may read them, opened in one round trip. */
export async function opened(
  ledger: Ledger,
  person: Person,
  events: readonly Recorded[],
): Promise<readonly OpenedEvent[]> {
  const readable = may(person, 'read-names')
    ? await openEvents(ledger.vault)(events)
    : events.map((event) => ({ ...event, personal: [] }));
  return readable.map(({ sealed, ...event }) => ({
    ...event,
    sealedClasses: sealed.map((part) => part.class),
  }));
}
