import type { PersonalClass, Recorded, SealedField, SealedValue } from '@ledger/kernel';

/** The event's sealed part of a class as a row holds it, or null when the event has none. */
export function sealedOf(
  event: Pick<Recorded, 'eventId' | 'schemaVersion' | 'sealed'>,
  personalClass: PersonalClass,
): SealedValue | null {
  const part = event.sealed.find((each) => each.class === personalClass);
  return part ? { eventId: event.eventId, schemaVersion: event.schemaVersion, part } : null;
}

/** One field of a sealed part for the edge to open; null when there is no part. */
export function sealedField(sealed: SealedValue | null, field: string): SealedField | null {
  return sealed ? { $sealed: sealed, field } : null;
}
