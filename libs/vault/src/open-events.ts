import type { PersonalPart } from '@ledger/kernel';
import type { OpenEvents, Vault } from './vault.js';

/** Opens events with this vault; a part whose key is destroyed is absent. */
export function openEvents(vault: Pick<Vault, 'open'>): OpenEvents {
  return async (events) => {
    const items = events.flatMap(({ eventId, schemaVersion, sealed }) =>
      sealed.map((part) => ({ eventId, schemaVersion, part })),
    );
    const parts = items.length > 0 ? await vault.open(items) : [];
    let next = 0;
    return events.map((event) => {
      const own = parts.slice(next, (next += event.sealed.length));
      return { ...event, personal: own.filter((part): part is PersonalPart => part !== null) };
    });
  };
}
